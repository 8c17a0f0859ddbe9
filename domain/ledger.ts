import type { Id } from "./ids.ts";
import type { Currency } from "./money.ts";
import type { Payday } from "./period.ts";
import type { PersonId } from "./person.ts";
import type { LedgerSettings } from "./settings.ts";

export type LedgerId = Id;

/** A budget book. A person has one of their own and may share others. */
export interface Ledger {
  readonly id: LedgerId;
  readonly name: string;
  readonly currency: Currency;
  /** IANA time zone in which its periods are cut. */
  readonly zone: string;
  /** When budget months start: newest last, at least one. */
  readonly paydays: readonly Payday[];
  readonly members: readonly Member[];
  /** The book that goes on in its place: nothing is written here any more. */
  readonly mergedInto?: LedgerId;
}

export interface Member {
  readonly person: PersonId;
  readonly role: "owner" | "member";
}

/** A ledger with what was settled about it since it was made. */
export function withSettings(ledger: Ledger, settings: LedgerSettings | null): Ledger {
  const { paydays = ledger.paydays, currency = ledger.currency } = settings ?? {};
  return { ...ledger, paydays, currency };
}
