import fc from "fast-check";
import { describe, expect, onTestFinished, test } from "vitest";
import { openSqliteStores, type SqliteStores } from "../../adapters/stores/sqlite/index.ts";
import { allocated, limitsIn, planInForce } from "../../domain/plan.ts";
import { isTagLimit } from "../../domain/tag-limit.ts";
import { type Household, openHousehold } from "../../tests/support/household.ts";
import { type LedgerState, recountedState, storedState } from "../../tests/support/ledger-state.ts";
import type { ToolCall, ToolName } from "./call.ts";

const CATEGORIES = ["dining", "groceries", "transport", "travel", "savings"] as const;
const JUNE = { from: "2026-06-01", to: "2026-06-30" } as const;

const amount = fc.integer({ min: 1, max: 40_000 }).map((cents) => (cents / 100).toFixed(2));
const category = fc.constantFrom(...CATEGORIES);
// Mostly this month, and the months beside it, so that periods that are over change as well.
const date = fc.constantFrom("2026-06-10", "2026-06-10", "2026-06-09", "2026-06-01", "2026-05-31", "2026-04-02");
const position = fc.integer({ min: 1, max: 3 });

const call = (tool: ToolName, args: ToolCall["args"]): ToolCall => ({ tool, args, confirmed: true });
const log = fc
  .record(
    { amount, description: fc.constantFrom("coffee", "taxi", "lunch"), category, date, tags: fc.constant(["trip"]) },
    { requiredKeys: ["amount", "description", "category", "date"] },
  )
  .map((args) => call("log_expense", args));
const abroad = fc
  .integer({ min: 1, max: 90_000 })
  .map((yen) =>
    call("log_expense", { amount: String(yen), currency: "JPY", description: "sushi", category: "dining" }),
  );
const refund = fc
  .record({ amount, category, date })
  .map((args) => call("log_refund", { description: "taxi", ...args }));
const split = fc
  .tuple(position, fc.constantFrom({ person: "Tom" }, { category: "travel" }), fc.constantFrom("1/2", "1/3"))
  .map(([at, of, share]) => call("split_expense", { which: { position: at }, parts: [{ share, ...of }] }));
const revise = fc
  .tuple(position, fc.record({ amount, category, date }, { requiredKeys: [] }))
  .map(([at, change]) => call("revise_expense", { which: { position: at }, ...change }));
const remove = position.map((at) => call("remove_expense", { which: { position: at } }));
const limit = fc
  .oneof(fc.record({ category, amount }), fc.record({ tag: fc.constant("trip"), amount }))
  .map((args) => call("set_limit", args));
const budget = fc.integer({ min: 100, max: 4_000 }).map((income) => call("create_budget", { income: String(income) }));

const gym = { description: "gym", amount: "10.00", category: "health" } as const;
const bill = fc.oneof(
  fc.constantFrom(9, 12, 16, 25).map((day) => call("add_recurring", { ...gym, frequency: "monthly", day })),
  fc.constantFrom(call("stop_recurring", { which: { words: "gym" } })),
  fc.constantFrom(call("edit_recurring", { which: { words: "gym" }, amount: "10.50" })),
  date.map((on) => call("log_expense", { ...gym, date: on })),
);

/** A turn that changes something, of one call or several. */
const change = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: log },
    { weight: 2, arbitrary: bill },
    abroad,
    refund,
    split,
    revise,
    remove,
    limit,
    budget,
  ),
  { minLength: 1, maxLength: 3 },
);
const count = fc.constantFrom(1, 1, 2, 5);
const backOrForth = fc.oneof(
  count.map((n) => [call("undo", { count: n })]),
  count.map((n) => [call("redo", { count: n })]),
);
const turns = fc.array(fc.oneof({ weight: 3, arbitrary: change }, { weight: 2, arbitrary: backOrForth }), {
  minLength: 1,
  maxLength: 9,
});

/** Shows all entries, so that positions of the next turn mean them. */
const SHOW = call("list_expenses", { limit: 50 });

const stateOf = ({ stores, person }: Household): Promise<LedgerState> => storedState(stores.ledgers, person.ledger);

function openStores(): SqliteStores {
  const stores = openSqliteStores({ folder: "", file: ":memory:" });
  onTestFinished(() => stores.close());
  return stores;
}

async function openWithRates(stores: SqliteStores): Promise<Household> {
  const home = await openHousehold({ stores });
  home.rates = [{ day: "2026-06-09", base: "EUR", rates: { USD: "1.1550", JPY: "168.42" } }];
  return home;
}

describe("over random histories", () => {
  test("undo takes back exactly what a turn did, and redo brings back exactly what was undone", async () => {
    const stores = openStores();
    await fc.assert(
      fc.asyncProperty(turns, fc.array(change, { minLength: 1, maxLength: 3 }), async (history, latest) => {
        const home = await openWithRates(stores);
        for (const calls of history) await home.say(SHOW, ...calls);
        const before = await stateOf(home);
        let changed = 0;
        for (const calls of latest) {
          await home.say(SHOW);
          await home.say(...calls);
          if (home.operations.some(({ kind }) => kind === "change")) changed += 1;
        }
        fc.pre(changed > 0);
        const after = await stateOf(home);
        await home.say(call("undo", { count: changed }));
        expect(await stateOf(home)).toEqual(before);
        await home.say(call("redo", { count: changed }));
        expect(await stateOf(home)).toEqual(after);
        for (let left = changed; left > 0; left--) await home.say(call("undo", {}));
        expect(await stateOf(home)).toEqual(before);
      }),
      { numRuns: 500 },
    );
  });

  test("the log recounts to what the store answers from, and every sum to its entries", async () => {
    const stores = openStores();
    await fc.assert(
      fc.asyncProperty(turns, async (history) => {
        const home = await openWithRates(stores);
        for (const calls of history) {
          await home.say(SHOW, ...calls);
          const state = await stateOf(home);
          expect(await recountedState(stores.ledgers, home.person.ledger)).toEqual(state);
          expect(await storedSums(home)).toEqual(recountedSums(state));
        }
      }),
      { numRuns: 400 },
    );
  });

  test("exactly those alerts stand whose threshold the month's spending has reached", async () => {
    const stores = openStores();
    await fc.assert(
      fc.asyncProperty(turns, async (history) => {
        const home = await openWithRates(stores);
        for (const calls of history) {
          await home.say(SHOW, ...calls);
          const state = await stateOf(home);
          expect(Object.keys(state.alerts).sort()).toEqual(reachedThresholds(state));
        }
      }),
      { numRuns: 400 },
    );
  });
});

describe("with two persons in one book", () => {
  const coffee = (cents: string) => call("log_expense", { description: "coffee", amount: cents, category: "dining" });

  test("one can't take back what the other has changed since, and nothing is touched", async () => {
    const ada = await openHousehold();
    const ben = ada.partner();
    await ada.say(coffee("4"), coffee("5"));
    await ben.say(SHOW);
    await ben.say(call("revise_expense", { which: { position: 1 }, amount: "6" }));
    const before = await stateOf(ada);
    expect(await ada.say(call("undo", {}))).toBe(
      "It has been changed since by another message, so it was left as it is.",
    );
    expect(ada.operations).toEqual([]);
    expect(await stateOf(ada)).toEqual(before);
    await ben.say(call("undo", {}));
    expect(await ada.say(call("undo", {}))).toContain("↩️ Undone: Coffee $4.00 · Coffee $5.00");
    expect((await stateOf(ada)).entries).toEqual({});
  });

  test("each takes back only what is their own, over random histories", async () => {
    const stores = openStores();
    const moves = fc.array(fc.tuple(fc.boolean(), fc.oneof(change, backOrForth)), { minLength: 1, maxLength: 9 });
    await fc.assert(
      fc.asyncProperty(moves, async (history) => {
        const ada = await openHousehold({ stores });
        const ben = ada.partner();
        for (const [isAda, calls] of history) {
          const [one, other] = isAda ? [ada, ben] : [ben, ada];
          await one.say(SHOW);
          await one.say(...calls);
          const undone = new Set(one.operations.flatMap(({ undoes }) => undoes ?? []));
          const made = await stores.ledgers.operationsAfter(ada.person.ledger, 0, 1_000);
          const others = made.filter(({ actor }) => actor === other.person.id);
          expect(others.filter(({ turn }) => undone.has(turn))).toEqual([]);
          expect(await recountedState(stores.ledgers, ada.person.ledger)).toEqual(await stateOf(ada));
        }
      }),
      { numRuns: 300 },
    );
  });
});

async function storedSums({ stores, person }: Household): Promise<Record<string, number>> {
  const sums = await stores.ledgers.spent(person.ledger, JUNE.from, JUNE.to);
  return Object.fromEntries(sums.map(({ category: id, minor }) => [id, minor]));
}

function recountedSums({ entries }: LedgerState): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const { category: id, date: day, counts } of Object.values(entries)) {
    if (id !== null && counts !== null && day >= JUNE.from && day <= JUNE.to) sums[id] = (sums[id] ?? 0) + counts;
  }
  return sums;
}

function reachedThresholds(state: LedgerState): string[] {
  const plan = planInForce(Object.values(state.plans), "2026-06");
  const given = allocated(plan, limitsIn(Object.values(state.limits), "2026-06"), "USD");
  return Object.entries(recountedSums(state))
    .flatMap(([id, spent]) => {
      const share = given.get(id)?.minor ?? 0;
      return share === 0 ? [] : [80, 100].flatMap((n) => (spent * 100 >= n * share ? [`2026-06:${id}:${n}`] : []));
    })
    .concat(reachedByTags(state))
    .sort();
}

function reachedByTags({ limits, entries }: LedgerState): string[] {
  return Object.values(limits).flatMap((given) => {
    if (!isTagLimit(given)) return [];
    const spent = Object.values(entries).reduce((sum, { tags, counts }) => {
      return sum + (tags.includes(given.tag) ? (counts ?? 0) : 0);
    }, 0);
    return [80, 100].flatMap((n) => (spent * 100 >= n * given.amount.minor ? [`#${given.tag}:${n}`] : []));
  });
}
