import type { CategoryId } from "./categories.ts";
import type { Entry, EntryKind } from "./entry.ts";
import type { Id } from "./ids.ts";
import type { Ledger, LedgerId } from "./ledger.ts";
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
  /** Folded words that must all stand in the folded description. */
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
  ledger(id: LedgerId): Promise<Ledger | null>;
  /** Seq of the latest committed operation (0: none), after the projection has caught up with it. */
  head(ledger: LedgerId): Promise<number>;
  /** Appends at `operation.seq`, which must be head + 1, and projects its changes. */
  commit(operation: Operation): Promise<CommitOutcome>;
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
}

export interface HistoryPage {
  readonly before?: number;
  readonly since: string;
  readonly limit: number;
}

export type PairOutcome =
  | { readonly kind: "paired"; readonly identity: Identity }
  /** Unknown, used by another event, or expired. */
  | { readonly kind: "refused" };

/** Single-use secrets, kept as hashes. */
export interface Code {
  /** SHA-256 of the code, hex. */
  readonly hash: string;
  readonly purpose: "pair" | "signin" | "pin";
  readonly person: PersonId;
  /** ISO instant. */
  readonly expires: string;
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

/** People, how they appear in channels, and their way in. Rejects with `Unavailable` like {@link LedgerStore}. */
export interface PeopleStore extends PhoneStore {
  /** Creates a person with the ledger they own, both or none; an id that stands already is left alone. */
  createPerson(person: Person, ledger: Ledger): Promise<void>;
  person(id: PersonId): Promise<Person | null>;
  /** The person who was created first: the owner of this installation. */
  owner(): Promise<Person | null>;
  savePerson(person: Person): Promise<void>;
  identity(channel: string, externalId: string): Promise<Identity | null>;
  identities(person: PersonId): Promise<Identity[]>;
  createCode(code: Code): Promise<void>;
  /**
   * Uses up a code for an identity. Asking again for the same (channel, external id) with the same code answers as the
   * first time, so a replayed turn pairs once.
   */
  pair(codeHash: string, identity: Omit<Identity, "person" | "state">, now: string): Promise<PairOutcome>;
  /** Uses up a sign-in code and opens a session for its person; null when the code is unknown, used or expired. */
  signIn(codeHash: string, session: Omit<Session, "person">, now: string): Promise<Session | null>;
  session(hash: string, now: string): Promise<Session | null>;
  endSession(hash: string): Promise<void>;
  /**
   * Notes that a stranger was told so today; false when they had been told already. `day` is `YYYY-MM-DD`. The `event` (its
   * key) that they are told in answer to hears true again, so that a replayed turn tells them.
   */
  noteRefusal(channel: string, externalId: string, day: string, event?: string): Promise<boolean>;
}
