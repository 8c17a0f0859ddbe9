import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { openSqliteStores, type SqliteStores } from "../adapters/stores/sqlite/index.ts";
import { aLedger, anEntry, START } from "../tests/contracts/samples.ts";
import { type Author, openBook } from "./book.ts";
import type { Entry } from "./entry.ts";
import { NotFound } from "./errors.ts";
import { money } from "./money.ts";
import type { Change } from "./operation.ts";
import { alertId, type Limit, limitId } from "./plan.ts";
import type { CategorySum, EntryQuery, LedgerStore } from "./ports.ts";

let stores: SqliteStores;
let ledgers = 0;

beforeAll(() => {
  stores = openSqliteStores({ folder: "", file: ":memory:" });
  return () => stores.close();
});

async function newLedger(): Promise<string> {
  const id = `ledger-${ledgers++}`;
  await stores.ledgers.createLedger(aLedger({ id }));
  return id;
}

const author = (turn: string): Author => ({ turn, actor: "person-1", channel: "console", at: START });

type ValueOf<A> = A extends fc.Arbitrary<infer T> ? T : never;

const category = fc.constantFrom("dining", "groceries", "travel");
const date = fc.constantFrom("2026-10-31", "2026-11-01", "2026-11-02", "2026-11-30", "2026-12-01");
const tag = fc.constantFrom("lisbon", "tax");
const fields = fc.record({
  kind: fc.constantFrom("expense", "expense", "refund", "income", "transfer"),
  cents: fc.integer({ min: 1, max: 500 }),
  category: fc.option(category),
  date,
  description: fc.constantFrom("Coffee", "Taxi home", "Coffee to go", "🍕"),
  tags: fc.uniqueArray(tag),
  actor: fc.constantFrom("person-1", "person-2"),
  source: fc.record({
    channel: fc.constantFrom("console", "telegram"),
    event: fc.constantFrom("turn-1", "turn-2"),
    position: fc.integer({ min: 1, max: 3 }),
  }),
  currency: fc.constantFrom("USD", "USD", "JPY"),
});

/** One step: what becomes of the thing with that number. */
const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ what: fc.constant("entry" as const), number: fc.nat(5), fields: fc.option(fields) }),
  },
  fc.record({ what: fc.constant("limit" as const), category, cents: fc.option(fc.nat(9_999)) }),
  fc.record({ what: fc.constant("alert" as const), category, isFired: fc.boolean() }),
);
const operations = fc.array(fc.array(step, { minLength: 1, maxLength: 3 }), { maxLength: 4 });

const page = {
  order: fc.constantFrom("made" as const, "newest" as const, "largest" as const),
  limit: fc.integer({ min: 1, max: 4 }),
};
const conditional: fc.Arbitrary<Omit<EntryQuery, "ledger">> = fc.record(
  {
    ...page,
    kinds: fc.uniqueArray(fc.constantFrom("expense" as const, "refund" as const, "income" as const)),
    from: date,
    to: date,
    category,
    words: fc.constantFrom("coffee", "taxi", "go coffee", "fee", ""),
    tag,
    actor: fc.constantFrom("person-1", "person-2"),
    channel: fc.constantFrom("console", "telegram"),
    event: fc.constantFrom("turn-1", "turn-2"),
  },
  { requiredKeys: ["order", "limit"] },
);
const query = fc.oneof(fc.record(page), conditional);

/** Turns steps into changes, with what is there before each of them. */
function changesOf(ledger: string) {
  const entries = new Map<string, Entry>();
  const limits = new Map<string, Limit>();
  const fired = new Set<string>();
  const changeOf = (one: ValueOf<typeof step>): Change => {
    switch (one.what) {
      case "entry": {
        const id = `${ledger}-entry-${one.number}`;
        const before = entries.get(id) ?? null;
        const after = one.fields && entryOf(ledger, id, one.fields);
        if (after) entries.set(id, after);
        else entries.delete(id);
        return { what: "entries", id, before, after };
      }
      case "limit": {
        const before = limits.get(one.category) ?? null;
        const after: Limit | null =
          one.cents === null ? null : { category: one.category, amount: money(one.cents, "USD"), per: "month" };
        if (after) limits.set(one.category, after);
        else limits.delete(one.category);
        return { what: "limits", id: one.category, before, after };
      }
      case "alert": {
        const alert = { period: "2026-11", category: one.category, threshold: 80 };
        const id = alertId(alert);
        const before = fired.has(id) ? alert : null;
        if (one.isFired) fired.add(id);
        else fired.delete(id);
        return { what: "alerts", id, before, after: one.isFired ? alert : null };
      }
    }
  };
  return (steps: ValueOf<typeof step>[]): Change[] => steps.map(changeOf);
}

function entryOf(ledger: string, id: string, given: ValueOf<typeof fields>): Entry {
  const { cents, currency, kind, ...rest } = given;
  const entry = anEntry({ ...rest, kind, id, ledger, amount: money(cents, currency) });
  return currency === "USD" ? entry : { ...entry, counts: null };
}

describe("a book with staged operations", () => {
  test("answers as the store will once they are committed", async () => {
    await fc.assert(
      fc.asyncProperty(operations, operations, fc.array(query, { maxLength: 6 }), async (earlier, staged, queries) => {
        const ledger = await newLedger();
        const toChanges = changesOf(ledger);
        const first = await openBook(stores.ledgers, ledger, author(`${ledger}:1`));
        for (const [index, steps] of earlier.entries()) first.stage(draft(index, toChanges(steps)));
        for (const operation of first.operations(new Map())) await stores.ledgers.commit(operation);

        const book = await openBook(stores.ledgers, ledger, author(`${ledger}:2`));
        for (const [index, steps] of staged.entries()) {
          const [change, ...consequences] = toChanges(steps);
          if (change) book.stage(draft(index, [change]))(consequences);
          // Reads between the steps must not stick.
          await book.spent("2026-11-01", "2026-11-30");
        }
        const answers = await answersOf(book);
        const found = [];
        for (const one of queries) found.push(await book.entries(one));
        for (const operation of book.operations(new Map())) {
          expect(await stores.ledgers.commit(operation)).toEqual({ kind: "committed" });
        }

        expect(answers).toEqual(await answersOf(await openBook(stores.ledgers, ledger, author("later"))));
        for (const [index, one] of queries.entries()) {
          expect(found[index]).toEqual(await stores.ledgers.entries({ ...one, ledger }));
        }
        expect(await book.isStale()).toBe(staged.length > 0);
      }),
      { numRuns: 1_000 },
    );
  });

  test("is gone on from by the next turn as if they were committed", async () => {
    await fc.assert(
      fc.asyncProperty(operations, operations, operations, async (earlier, first, second) => {
        const ledger = await newLedger();
        const toChanges = changesOf(ledger);
        const before = await openBook(stores.ledgers, ledger, author(`${ledger}:0`));
        for (const [index, steps] of earlier.entries()) before.stage(draft(index, toChanges(steps)));
        await stores.ledgers.commitAll(before.operations(new Map()));

        const one = await openBook(stores.ledgers, ledger, author(`${ledger}:1`));
        for (const [index, steps] of first.entries()) one.stage(draft(index, toChanges(steps)));
        await answersOf(one);
        const facts = new Map([["0.0", { said: "so" }]]);
        const two = one.continued(author(`${ledger}:2`), facts);
        for (const [index, steps] of second.entries()) two.stage(draft(index, toChanges(steps)));
        const answers = await answersOf(two);
        const earlierOnes = await pastOf(two, ledger);
        const all = [...one.operations(facts), ...two.operations(new Map())];
        expect(await stores.ledgers.commitAll(all)).toBe(first.length + second.length);

        const later = await openBook(stores.ledgers, ledger, author("later"));
        expect(answers).toEqual(await answersOf(later));
        const past = await pastOf(later, ledger);
        expect(earlierOnes).toEqual({ ...past, history: past.history.filter(({ turn }) => turn !== `${ledger}:2`) });
        const again = await openBook(stores.ledgers, ledger, author(`${ledger}:1`));
        expect(await two.continued(author(`${ledger}:1`), new Map()).committed("0.0")).toEqual(
          await again.committed("0.0"),
        );
      }),
      { numRuns: 300 },
    );
  });

  test("leaves known what the ledger comes to, without its sums and lists being read again", async () => {
    await fc.assert(
      fc.asyncProperty(operations, operations, async (earlier, staged) => {
        const ledger = await newLedger();
        const toChanges = changesOf(ledger);
        const before = await openBook(stores.ledgers, ledger, author(`${ledger}:0`));
        for (const [index, steps] of earlier.entries()) before.stage(draft(index, toChanges(steps)));
        await stores.ledgers.commitAll(before.operations(new Map()));

        const read: string[] = [];
        const watched: LedgerStore = {
          ...stores.ledgers,
          async spent(...asked) {
            read.push("sums");
            return stores.ledgers.spent(...asked);
          },
          async records(id, what) {
            read.push(what);
            return stores.ledgers.records(id, what);
          },
        };
        const book = await openBook(watched, ledger, author(`${ledger}:1`));
        await answersOf(book);
        for (const [index, steps] of staged.entries()) book.stage(draft(index, toChanges(steps)));
        const committed = book.operations(new Map());
        await stores.ledgers.commitAll(committed);
        const known = book.leavesKnown(committed);

        const changed = new Set(committed.flatMap(({ changes }) => changes.map(({ what }) => what)));

        read.length = 0;
        const later = await openBook(watched, ledger, author("later"), known);
        expect(await answersOf(later)).toEqual(
          await answersOf(await openBook(stores.ledgers, ledger, author("later"))),
        );
        expect(read.toSorted()).toEqual(
          ["alerts", "limits"].filter((what) => changed.has(what as "alerts" | "limits")),
        );
      }),
      { numRuns: 300 },
    );
  });

  test("leaves nothing known once others have committed", async () => {
    const ledger = await newLedger();
    const book = await openBook(stores.ledgers, ledger, author(`${ledger}:1`));
    await answersOf(book);
    book.stage(draft(0, changesOf(ledger)([{ what: "limit", category: "dining", cents: 100 }])));
    const committed = book.operations(new Map());
    await stores.ledgers.commitAll(committed);
    const known = book.leavesKnown(committed);

    const theirs = await openBook(stores.ledgers, ledger, author(`${ledger}:2`));
    const entry = entryOf(ledger, `${ledger}-entry-0`, { ...COFFEE, cents: 450 });
    theirs.stage(draft(0, [{ what: "entries", id: entry.id, before: null, after: entry }]));
    await stores.ledgers.commitAll(theirs.operations(new Map()));

    const later = await openBook(stores.ledgers, ledger, author("later"), known);
    expect(await later.spent("2026-11-01", "2026-11-30")).toEqual([{ category: "dining", minor: 450, count: 1 }]);
  });

  test("numbers them from the head of the log, the last one marked", async () => {
    const ledger = await newLedger();
    const first = await openBook(stores.ledgers, ledger, author(`${ledger}:1`));
    first.stage(draft(0, []));
    for (const operation of first.operations(new Map())) await stores.ledgers.commit(operation);

    const book = await openBook(stores.ledgers, ledger, author(`${ledger}:2`));
    book.stage({ ...draft(0, []), kind: "undo", undoes: [`${ledger}:1`] });
    book.stage(draft(1, []));
    const made = book.operations(new Map([["1.0", { said: "so" }]]));
    expect(made.map(({ seq, step: its, last, facts, undoes }) => ({ seq, its, last, facts, undoes }))).toEqual([
      { seq: 2, its: "0.0", last: false, facts: null, undoes: [`${ledger}:1`] },
      { seq: 3, its: "1.0", last: true, facts: { said: "so" }, undoes: undefined },
    ]);
  });

  test("of no ledger can't be opened", async () => {
    await expect(openBook(stores.ledgers, "nowhere", author("t"))).rejects.toThrow(NotFound);
  });
});

const COFFEE: Omit<ValueOf<typeof fields>, "cents"> = {
  kind: "expense",
  category: "dining",
  date: "2026-11-02",
  description: "Coffee",
  tags: [],
  actor: "person-2",
  source: { channel: "telegram", event: "turn-2", position: 1 },
  currency: "USD",
};

const draft = (index: number, changes: readonly Change[]) =>
  ({ step: `${index}.0`, tool: "test", kind: "change", changes }) as const;

async function pastOf(book: Awaited<ReturnType<typeof openBook>>, ledger: string) {
  return {
    history: await book.history({ since: "2000-01-01T00:00:00Z", limit: 100 }),
    first: await book.operationsOfTurn(`${ledger}:1`),
  };
}

async function answersOf(book: Awaited<ReturnType<typeof openBook>>) {
  const { id } = book.ledger;
  const entries = [];
  for (const number of [0, 1, 2, 3, 4, 5]) entries.push(await book.entry(`${id}-entry-${number}`));
  return {
    entries,
    all: await book.entries({ order: "made", limit: 100 }),
    november: sorted(await book.spent("2026-11-01", "2026-11-30")),
    ever: sorted(await book.spent("2000-01-01", "2100-01-01")),
    limit: await book.record("limits", "dining"),
    limits: (await book.records("limits")).toSorted((a, b) => (limitId(a) < limitId(b) ? -1 : 1)),
    alerts: (await book.records("alerts")).toSorted((a, b) => (alertId(a) < alertId(b) ? -1 : 1)),
  };
}

const sorted = (sums: readonly CategorySum[]): CategorySum[] =>
  sums.toSorted((a, b) => (a.category < b.category ? -1 : 1));
