import type { CategoryId } from "./categories.ts";
import type { Entry, EntryKind } from "./entry.ts";
import type { DayRates } from "./exchange-rate.ts";
import type { Id } from "./ids.ts";
import type { Ledger, LedgerId } from "./ledger.ts";
import type { Currency } from "./money.ts";
import type { Collection, Listed, Operation, OperationHeader, Projected } from "./operation.ts";
import type { CalendarDate } from "./period.ts";
import type { Identity, Person, PersonId } from "./person.ts";
import type { Call, PinHash } from "./phone.ts";

/** What was spent in a category over a range of dates. */
export interface CategorySum {
  readonly category: CategoryId;
  /** Signed minor units of the ledger's currency. */
  readonly minor: number;
  /** How many entries count in it. */
  readonly count: number;
}

/** Which entries to read; all conditions hold together. */
export interface EntryQuery {
  readonly ledger: LedgerId;
  readonly kinds?: readonly EntryKind[];
  /** First and last calendar date, both included. */
  readonly from?: CalendarDate;
  readonly to?: CalendarDate;
  readonly category?: CategoryId;
  /** Folded words that must all stand in the folded description; without a word in it, nothing is found. */
  readonly words?: string;
  /** The whole folded description. */
  readonly description?: string;
  /** The first word of the folded description. */
  readonly firstWord?: string;
  readonly tag?: string;
  readonly actor?: PersonId;
  readonly channel?: string;
  /** Event key of the message that made them. */
  readonly event?: string;
  /** What counts as spending, from so many minor units of the ledger's currency on. */
  readonly least?: number;
  /** As `least`: up to so many. */
  readonly most?: number;
  /** Those that are an occurrence of one of these recurring entries. */
  readonly recurring?: readonly Id[];
  /** Expenses that one of these goals was for. */
  readonly goals?: readonly Id[];
  /** `made`: latest made first · `newest`: latest date first · `largest`: largest amount first. */
  readonly order: "made" | "newest" | "largest";
  readonly limit: number;
}

export type CommitOutcome =
  /** It stands in the log now. */
  | { readonly kind: "committed" }
  /** (turn, step) stood there already: use what it says. */
  | { readonly kind: "already"; readonly operation: Operation }
  /** The log has grown past `seq − 1`: read the new operations and decide again. */
  | { readonly kind: "behind"; readonly head: number };

/**
 * Ledgers as logs of operations, with the projection that answers questions.
 *
 * Reads see everything committed before they were asked. All methods reject with `Unavailable` when the store can't be
 * reached or written; nothing is saved then.
 */
export interface LedgerStore {
  /** Creates a ledger; creating the same id again does nothing. */
  createLedger(ledger: Ledger): Promise<void>;
  /** Writes what a ledger is called, whose it is and where it went; its log is not touched. */
  saveLedger(ledger: Ledger): Promise<void>;
  ledger(id: LedgerId): Promise<Ledger | null>;
  /** The ledgers that have, or had, anything of a collection, by id. */
  ledgersWith(what: Listed): Promise<LedgerId[]>;
  /** Seq of the latest committed operation (0: none), after the projection has caught up with it. */
  head(ledger: LedgerId): Promise<number>;
  /** Appends at `operation.seq`, which must be head + 1, and projects its changes. */
  commit(operation: Operation): Promise<CommitOutcome>;
  /**
   * Commits operations of one ledger, each of which follows the one before it, in one go where the store can.
   *
   * @returns how many of them were committed: those up to the first that could not be
   */
  commitAll(operations: readonly Operation[]): Promise<number>;
  operation(turn: string, step: string): Promise<Operation | null>;
  /** Operations with seq > `after`, in order. */
  operationsAfter(ledger: LedgerId, after: number, limit: number): Promise<Operation[]>;
  operationsOfTurn(ledger: LedgerId, turn: string): Promise<Operation[]>;
  /** An actor's operations, newest first, with seq < `before` and made at or after `since` (ISO instant). */
  history(ledger: LedgerId, actor: PersonId, page: HistoryPage): Promise<OperationHeader[]>;
  entries(query: EntryQuery): Promise<Entry[]>;
  /** Sums of what counts, by category; from the covering index alone. */
  spent(ledger: LedgerId, from: CalendarDate, to: CalendarDate): Promise<CategorySum[]>;
  /** One projected thing by its id; null when there is none or it was removed. */
  record<C extends Collection>(ledger: LedgerId, what: C, id: Id): Promise<Projected[C] | null>;
  /** All projected things of a collection (not for entries: use {@link entries}). */
  records<C extends Listed>(ledger: LedgerId, what: C): Promise<Projected[C][]>;
  /** What was spent in foreign money and counts nowhere yet, of all ledgers, by ledger and id; `after`: from that one on. */
  uncounted(after: Pick<Entry, "ledger" | "id"> | null, limit: number): Promise<Entry[]>;
}

export interface HistoryPage {
  readonly before?: number;
  readonly since: string;
  readonly limit: number;
}

/** What a code is for that is typed: to link a channel, to let somebody new in, or to prove that a number is one's own. */
export type TypedPurpose = "pair" | "invite" | "number";

/** What a code is for that stands in a link to our own pages: to sign a browser in, or to choose a phone PIN. */
export type LinkPurpose = "signin" | "pin";

export type CodePurpose = TypedPurpose | LinkPurpose;

/** A single-use secret, kept as a hash. */
export interface Code {
  /** Under what it is kept: a hash of it, hex. */
  readonly hash: string;
  readonly purpose: CodePurpose;
  /** Who made it. */
  readonly person: PersonId;
  /** The phone number that it proves. */
  readonly about?: string;
  /** ISO instant. */
  readonly expires: string;
}

/** A code with what became of it. */
export interface KeptCode extends Code {
  /** Who used it, in their own terms; null while nobody has. */
  readonly usedBy: string | null;
}

/** A signed-in browser. */
export interface Session {
  /** SHA-256 of the session token, hex. */
  readonly hash: string;
  readonly person: PersonId;
  /** ISO instants. */
  readonly createdAt: string;
  readonly expires: string;
}

/** Whether a PIN may be tried once more. */
export type PinTry =
  /** Counted: the try number of those in the window. `at`: milliseconds. */
  | { readonly kind: "taken"; readonly number: number; readonly at: number }
  /** There have been as many as there may be; the last of them at that time (milliseconds). Nothing was counted. */
  | { readonly kind: "locked"; readonly last: number };

/** How many tries there may be after a point in time; both in milliseconds. */
export interface PinTryWindow {
  readonly limit: number;
  readonly since: number;
  readonly now: number;
}

/** What stands behind the phone: PINs, tries at them, and calls, for all processes alike. */
export interface PhoneStore {
  /** Sets or replaces a person's PIN. */
  setPin(person: PersonId, pin: PinHash): Promise<void>;
  pin(person: PersonId): Promise<PinHash | null>;
  /** Uses up a code of purpose `pin` and sets its person's PIN; null when the code is unknown, used or expired. */
  usePinCode(codeHash: string, pin: PinHash, now: string): Promise<PersonId | null>;
  /** Whose code of purpose `pin` that is, while it can be used. */
  pinCodeOwner(codeHash: string, now: string): Promise<PersonId | null>;
  /** Counts a try at the PIN of somebody before it is looked at, so that no two processes allow one too many. */
  takePinTry(whose: string, window: PinTryWindow): Promise<PinTry>;
  /** Forgets the tries at somebody's PIN: it was right, or is a new one. */
  forgetPinTries(whose: string): Promise<void>;
  call(id: string): Promise<Call | null>;
  /**
   * Writes a call, the first time with revision 0.
   *
   * @returns it with its next revision; null when someone else has written it since it was read
   */
  saveCall(call: Call): Promise<Call | null>;
}

/** So many within a time. */
export interface Quota {
  /** What is counted, and of which time: `guesses telegram:42 2026-11-02T09:1`. */
  readonly bucket: string;
  readonly limit: number;
  /** ISO instant from which on nobody asks any more. */
  readonly until: string;
}

/** People, how they appear in channels, and their way in. Rejects with `Unavailable` like {@link LedgerStore}. */
export interface PeopleStore extends PhoneStore {
  /** Creates a person with the ledger they own, both or none; an id that stands already is left alone. */
  createPerson(person: Person, ledger: Ledger): Promise<void>;
  person(id: PersonId): Promise<Person | null>;
  /** The person who was created first, or whom they turned out to be: the owner of this installation. */
  owner(): Promise<Person | null>;
  savePerson(person: Person): Promise<void>;
  /** Who that is in a channel; null for nobody, and for whom was unlinked. */
  identity(channel: string, externalId: string): Promise<Identity | null>;
  /** How a person appears in each channel, in the order in which they came. */
  identities(person: PersonId): Promise<Identity[]>;
  /**
   * Creates a person with their book and the identity by which they came. Whoever is known there already stays who they are.
   *
   * @returns who they are there now
   */
  signUp(person: Person, ledger: Ledger, identity: Identity): Promise<Identity>;
  /**
   * Makes an identity a person's. One that is somebody's already stays theirs.
   *
   * @returns who they are there now
   */
  link(identity: Identity): Promise<Identity>;
  /**
   * Takes an identity from its person. Asking again in the same turn (`by`, its event key) answers as the first time.
   *
   * @param at ISO instant
   * @returns what it was; null when it is not that person's, or was unlinked by another turn
   */
  unlink(identity: Pick<Identity, "id" | "person">, by: string, at: string): Promise<Identity | null>;
  /** Notes whether and where a linked identity can be reached; one that is unlinked is left alone. */
  reach(id: Id, reach: Pick<Identity, "state" | "address">): Promise<void>;
  /** Makes everything that lets one person in, and their history, another's: identities, sessions, codes that nobody used. */
  absorb(from: PersonId, into: PersonId): Promise<void>;
  /** Keeps a code until it is used; a hash that stands already is left alone. */
  createCode(code: Code): Promise<void>;
  code(hash: string): Promise<KeptCode | null>;
  /**
   * Uses up a code for one user. Asking again for the same one answers as the first time, also after it has expired.
   *
   * @returns null when it is unknown, expired, a link's, or somebody else's by now
   */
  useCode(hash: string, by: string, now: string): Promise<KeptCode | null>;
  /** Voids a person's codes that nobody has used. */
  revokeCodes(person: PersonId): Promise<void>;
  /** Uses up a sign-in code and opens a session for its person; null when the code is unknown, used or expired. */
  signIn(codeHash: string, session: Omit<Session, "person">, now: string): Promise<Session | null>;
  session(hash: string, now: string): Promise<Session | null>;
  /** A person's open sessions, the latest first. */
  sessions(person: PersonId, now: string): Promise<Session[]>;
  endSession(hash: string): Promise<void>;
  endSessions(person: PersonId): Promise<void>;
  /** Counts an event (its key) against a quota, once. @returns true when it is among those that the quota lets through */
  spend(quota: Quota, event: string): Promise<boolean>;
}

/** Exchange rates of past days. Rejects with `Unavailable` like {@link LedgerStore}. */
export interface RateStore {
  /**
   * Keeps a day's rates, known from an ISO instant on. Rates that are kept never change: those of a known day and base are
   * only noted as seen again.
   */
  keep(rates: DayRates, at: string): Promise<void>;
  /** The latest rates of a day or before and the earliest after it, of those known by an ISO instant. */
  around(base: Currency, day: CalendarDate, knownBy: string): Promise<DayRates[]>;
  /** When rates were last kept or seen again; ISO instant, null: never. */
  lastSeen(base: Currency): Promise<string | null>;
}
