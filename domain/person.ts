import type { Id } from "./ids.ts";
import type { LedgerId } from "./ledger.ts";
import type { Currency } from "./money.ts";

export type PersonId = Id;

/** Someone whose money it is. */
export interface Person {
  readonly id: PersonId;
  readonly name: string;
  /** BCP 47, e.g. `en-US`. */
  readonly locale: string;
  /** IANA time zone; entries freeze their date in it. */
  readonly zone: string;
  readonly currency: Currency;
  readonly ledger: LedgerId;
  /** ISO instant. */
  readonly createdAt: string;
}

/** How a person appears in one channel. Unique by (channel, externalId). */
export interface Identity {
  readonly id: Id;
  readonly channel: string;
  /** The platform's own id of the person: Telegram user id, Slack team and user, phone number, browser session. */
  readonly externalId: string;
  readonly person: PersonId;
  /** Where a message nobody asked for reaches them in this channel (a chat id); null where nothing can be pushed. */
  readonly address: string | null;
  readonly state: "active" | "paused" | "left";
  /** ISO instant. */
  readonly pairedAt: string;
}
