import type { RatesOn } from "../../dialogs/rates.ts";
import { stageWithAlerts } from "../../dialogs/tools/alerting.ts";
import { type Author, type Book, openBook } from "../../domain/book.ts";
import type { Entry } from "../../domain/entry.ts";
import { NotFound } from "../../domain/errors.ts";
import type { DayRates } from "../../domain/exchange-rate.ts";
import type { Ledger, LedgerId } from "../../domain/ledger.ts";
import {
  carriedEntry,
  carriedSettings,
  keeperOf,
  type SetIn,
  type Setting,
  type Staying,
  type Twin,
} from "../../domain/merge.ts";
import type { Change, Projected } from "../../domain/operation.ts";
import { type CalendarDate, localDate } from "../../domain/period.ts";
import type { Person } from "../../domain/person.ts";
import type { LedgerStore, PeopleStore } from "../../domain/ports.ts";
import { SETTINGS_ID } from "../../domain/settings.ts";

/** The stores that hold what two people have, and what foreign money is worth. */
export interface MergeDeps {
  readonly ledgers: LedgerStore;
  readonly people: PeopleStore;
  /** Left out: what is foreign to the book that goes on waits for its charge. */
  readonly ratesOn?: RatesOn;
}

/**
 * Makes one of two people, with one book.
 *
 * Who goes where is written before anything is brought over; from then on whoever meets the one who went completes it.
 * `at`: ISO instant.
 *
 * @returns the one they are now
 */
export async function mergePeople(deps: MergeDeps, a: Person, b: Person, at: string): Promise<Person> {
  const { keeper, absorbed } = await agreeOn(deps, await whoStays(deps.ledgers, a, b), at);
  const gone = { ...absorbed, merged: { into: keeper.id, at, isDone: false } };
  await deps.people.savePerson(gone);
  return completeMerger(deps, gone);
}

/** Two processes may find each of them to be the one who stays: whoever says so first is right. */
async function agreeOn({ people }: MergeDeps, { keeper, absorbed }: Staying, at: string): Promise<Staying> {
  const bucket = `merger ${[keeper.id, absorbed.id].sort().join(" ")}`;
  const until = Temporal.Instant.from(at).add({ hours: 24 }).toString();
  const isAgreed = await people.spend({ bucket, limit: 1, until }, keeper.id);
  return isAgreed ? { keeper, absorbed } : { keeper: absorbed, absorbed: keeper };
}

/** Which of two people stays when they become one. */
export async function whoStays(ledgers: LedgerStore, a: Person, b: Person): Promise<Staying> {
  const twinOf = async (person: Person): Promise<Twin> => ({ person, isUsed: await isUsed(ledgers, person) });
  return keeperOf(await twinOf(a), await twinOf(b));
}

/** Whether somebody has ever written or set anything in their book. */
export async function isUsed(ledgers: LedgerStore, { ledger }: Person): Promise<boolean> {
  return (await ledgers.head(ledger)) > 0;
}

/**
 * Brings everything of a person who went into another one there, if it is not there yet. Every step may be done again, also
 * beside somebody else who does it; a crash between any two of them is made good by whoever comes next.
 *
 * @returns who they are now; themselves when they went nowhere
 */
export async function completeMerger(deps: MergeDeps, person: Person): Promise<Person> {
  const { merged } = person;
  if (!merged) return person;
  const keeper = await known(deps.people, merged.into);
  if (!merged.isDone) {
    const merger: RunningMerger = { gone: person, keeper, at: merged.at };
    await closeBook(deps.ledgers, merger);
    await bringOver(deps, merger);
    await deps.people.absorb(person.id, keeper.id);
    await deps.people.savePerson({ ...person, merged: { ...merged, isDone: true } });
  }
  return completeMerger(deps, keeper);
}

/** The entries that came with somebody who went into another one, as they were when they came. */
export async function broughtBy(deps: MergeDeps, { keeper, absorbed }: Staying): Promise<Entry[]> {
  const { merged } = absorbed;
  return merged ? carriedBy(deps, { gone: absorbed, keeper, at: merged.at }) : [];
}

/** What somebody has to know of a book before it is joined with another one. */
export async function sizeOfBook(ledgers: LedgerStore, id: LedgerId): Promise<{ currency: string; entries: number }> {
  const { currency } = await currencyOf(ledgers, id);
  return { currency, entries: (await entriesOf(ledgers, id)).length };
}

interface RunningMerger {
  readonly gone: Person;
  readonly keeper: Person;
  /** ISO instant. */
  readonly at: string;
}

/** On whose behalf, and under which turn, a merger's operations stand in both books. */
function authorOf({ gone, keeper, at }: RunningMerger): Author {
  return { turn: `merge:${gone.ledger}`, actor: keeper.id, channel: "", at };
}

/**
 * Says where the book went, and then closes its log: a turn that read the book before the first takes the place of the second
 * or finds it taken, and looks again. So nothing is written there after that, and what was, is brought over.
 */
async function closeBook(ledgers: LedgerStore, merger: RunningMerger): Promise<void> {
  const { gone, keeper } = merger;
  const ledger = await ledgerOf(ledgers, gone.ledger);
  if (ledger.mergedInto === undefined) await ledgers.saveLedger({ ...ledger, mergedInto: keeper.ledger });
  for (;;) {
    const { kind } = await ledgers.commit({
      ...authorOf(merger),
      ...{ ledger: ledger.id, seq: (await ledgers.head(ledger.id)) + 1, step: "closed", last: true },
      ...{ kind: "note", tool: "join_books", changes: [], facts: null },
    });
    if (kind !== "behind") return;
  }
}

/** Entries of one operation; with the alerts that follow from them it stays below 5,000 changes. */
const CHUNK = 4_000;

async function bringOver(deps: MergeDeps, merger: RunningMerger): Promise<void> {
  const { ledgers } = deps;
  const from = merger.gone.ledger;
  const { currency } = await currencyOf(ledgers, from);
  const theirs: SetIn = { currency, settings: await settingsOf((what) => ledgers.records(from, what)) };
  await commitOnce(ledgers, merger, "0.0", async (book) =>
    carriedSettings(theirs, {
      currency: book.ledger.currency,
      settings: await settingsOf((what) => book.records(what)),
    }),
  );
  const entries = await carriedBy(deps, merger);
  for (let start = 0; start < entries.length; start += CHUNK) {
    await commitOnce(ledgers, merger, `0.${start / CHUNK + 1}`, async () =>
      entries
        .slice(start, start + CHUNK)
        .map((after): Change => ({ what: "entries", id: after.id, before: null, after })),
    );
  }
}

/** The entries of the book that is closed, as they come into the other one: foreign money by the rates known at the merger. */
async function carriedBy({ ledgers, ratesOn }: MergeDeps, { gone, keeper, at }: RunningMerger): Promise<Entry[]> {
  const book = await currencyOf(ledgers, keeper.ledger);
  const known = new Map<CalendarDate, DayRates | null>();
  const ratesOf = async ({ amount, date }: Entry): Promise<DayRates | null> => {
    if (amount.currency === book.currency || !ratesOn) return null;
    const rates = known.get(date) ?? (await ratesOn(date, at));
    known.set(date, rates);
    return rates;
  };
  const carried: Entry[] = [];
  for (const entry of await entriesOf(ledgers, gone.ledger)) {
    carried.push(carriedEntry(entry, book, keeper.id, await ratesOf(entry)));
  }
  return carried;
}

/** Commits a step to the book that goes on, unless it stands in its log. It is no change of the person's, so that no "undo" takes it back. */
async function commitOnce(
  ledgers: LedgerStore,
  merger: RunningMerger,
  step: string,
  changesIn: (book: Book) => Promise<readonly Change[]>,
): Promise<void> {
  const author = authorOf(merger);
  const today = localDate(merger.at, merger.keeper.zone);
  while (!(await ledgers.operation(author.turn, step))) {
    const book = await openBook(ledgers, merger.keeper.ledger, author);
    await stageWithAlerts(book, today, { step, tool: "join_books", kind: "note", changes: await changesIn(book) });
    for (const operation of book.operations(new Map())) await ledgers.commit(operation);
  }
}

async function settingsOf(
  read: <C extends Setting>(what: C) => Promise<readonly Projected[C][]>,
): Promise<SetIn["settings"]> {
  return {
    plans: await read("plans"),
    limits: await read("limits"),
    incomes: await read("incomes"),
    balances: await read("balances"),
    categories: await read("categories"),
    rules: await read("rules"),
    goals: await read("goals"),
    recurring: await read("recurring"),
    occurrences: await read("occurrences"),
    planned: await read("planned"),
    reminders: await read("reminders"),
    memories: await read("memories"),
  };
}

/** More entries than any book has. */
const ALL = 10_000_000;

async function entriesOf(ledgers: LedgerStore, ledger: LedgerId): Promise<Entry[]> {
  return (await ledgers.entries({ ledger, order: "made", limit: ALL })).reverse();
}

/** A book with the currency that it is kept in by now. */
async function currencyOf(ledgers: LedgerStore, id: LedgerId): Promise<Pick<Ledger, "id" | "currency">> {
  const { currency } = await ledgerOf(ledgers, id);
  const settings = await ledgers.record(id, "settings", SETTINGS_ID);
  return { id, currency: settings?.currency ?? currency };
}

async function ledgerOf(ledgers: LedgerStore, id: LedgerId): Promise<Ledger> {
  const ledger = await ledgers.ledger(id);
  if (!ledger) throw new NotFound(`There is no ledger ${id}.`);
  return ledger;
}

async function known(people: PeopleStore, id: string): Promise<Person> {
  const person = await people.person(id);
  if (!person) throw new NotFound(`There is no person ${id}.`);
  return person;
}
