import type { Id } from "./ids.ts";
import type { LedgerId } from "./ledger.ts";
import type { Currency } from "./money.ts";
import type { Preferences } from "./settings.ts";

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
  /** What they have besides it: their own while they are away, what their book began in after another was preferred. */
  readonly otherCurrency?: Currency;
  /** Nobody has said that the currency is theirs; it was taken from their machine. */
  readonly isCurrencyGuessed?: true;
  /** They turned out to be somebody who is known already: what was theirs is that person's. */
  readonly merged?: Merger;
}

/** That somebody is one with somebody else, who stays with their book. Written before the first thing is brought over. */
export interface Merger {
  readonly into: PersonId;
  /** ISO instant. */
  readonly at: string;
  /** Everything has been brought over. */
  readonly isDone: boolean;
}

/** How a person appears in one channel. Unique by (channel, externalId). */
export interface Identity {
  readonly id: Id;
  readonly channel: string;
  /** The platform's own id of the person: Telegram user id, Slack team and user, phone number, browser session. */
  readonly externalId: string;
  /** What they call themselves there; null where the platform does not tell. */
  readonly name: string | null;
  readonly person: PersonId;
  /** Where a message nobody asked for reaches them in this channel (a chat id); null where nothing can be pushed. */
  readonly address: string | null;
  /** `paused`: what we sent did not arrive · `left`: they want nothing there. Their next message makes it active again. */
  readonly state: "active" | "paused" | "left";
  /** ISO instant. */
  readonly pairedAt: string;
  /** Event key of the turn that linked it. */
  readonly linkedBy: string;
}

/** A person as they prefer to be taken at an instant: while away, by the place's currency and zone. */
export function asPreferred(person: Person, preferences: Preferences | null, now: Temporal.Instant): Person {
  if (preferences === null) return person;
  const { locale = person.locale, currency = person.currency, zone = person.zone, away } = preferences;
  const { isCurrencyGuessed: _guess, ...known } = person;
  const here = { ...(preferences.currency === undefined ? person : known), locale, currency, zone };
  const { currency: abroad = currency, zone: place = zone } = away ?? {};
  const isAway = away !== undefined && now.toZonedDateTimeISO(place).toPlainDate().toString() <= away.until;
  if (isAway) return { ...withOther(known, abroad, currency), locale, currency: abroad, zone: place };
  return withOther(here, currency, person.currency);
}

function withOther<P extends Person>(person: P, currency: Currency, other: Currency): P {
  return other === currency ? person : { ...person, otherCurrency: other };
}
