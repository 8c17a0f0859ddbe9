import fc from "fast-check";
import { describe, expect, onTestFinished, test } from "vitest";
import { openSqliteStores, type SqliteStores } from "../../adapters/stores/sqlite/index.ts";
import { type Payday, type Period, periodByKey } from "../../domain/period.ts";
import { allocated, limitsIn, planInForce } from "../../domain/plan.ts";
import { isTagLimit } from "../../domain/tag-limit.ts";
import { weekLimitOn } from "../../domain/weekly-limit.ts";
import { type Household, openHousehold } from "../../tests/support/household.ts";
import { type LedgerState, recountedState, stateOf } from "../../tests/support/ledger-state.ts";
import type { ToolCall, ToolName } from "./call.ts";

const CATEGORIES = ["dining", "groceries", "transport", "travel", "savings"] as const;
const JUNE = { start: "2026-06-01", end: "2026-06-30" } as const;

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
  .oneof(
    fc.record({ category, amount }),
    fc.record({ category, amount, per: fc.constant("week") }),
    fc.record({ tag: fc.constant("trip"), amount }),
  )
  .map((args) => call("set_limit", args));
const name = fc.constantFrom("Boat", "Fun", "Coffee");
const ownCategory = fc.oneof(
  name.map((its) => call("add_category", { name: its })),
  fc.record({ category, name }).map((args) => call("edit_category", args)),
  fc.record({ category, necessity: fc.integer({ min: 1, max: 10 }) }).map((args) => call("edit_category", args)),
  fc.record({ from: category, into: fc.oneof(category, name) }).map((args) => call("merge_categories", args)),
);
const words = fc.constantFrom("coffee", "taxi");
const rule = fc.oneof(
  fc.record({ words, category }).map((args) => call("add_rule", args)),
  words.map((its) => call("forget_rule", { words: its })),
);
const weight = fc.oneof(
  fc.record({ category, priority: fc.integer({ min: 1, max: 10 }) }).map((args) => call("set_priority", args)),
  fc.record({ category, carry: fc.boolean() }).map((args) => call("set_carry", args)),
  fc
    .constantFrom("conservative", "moderate", "aggressive")
    .map((risk_tolerance) => call("set_risk", { risk_tolerance })),
);
const preference = fc
  .record(
    {
      payday: fc.constantFrom(1, 8, 10, 25),
      alerts: fc.constantFrom([50, 100], [30], [], [80, 100]),
      quiet_from: fc.constantFrom("21:00", "off"),
      until: fc.constantFrom("2026-06-09", "2026-06-12"),
      digest: fc.constantFrom("weekly", "off"),
    },
    { requiredKeys: [] },
  )
  .map((args) => call("set_preferences", args));
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
    { weight: 6, arbitrary: log },
    { weight: 2, arbitrary: bill },
    abroad,
    refund,
    split,
    revise,
    remove,
    limit,
    budget,
    ownCategory,
    rule,
    weight,
    preference,
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
  test("law: undo takes back exactly what a turn did, and redo brings back exactly what was undone", async () => {
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
      { numRuns: 1_000 },
    );
  }, 600_000);

  test("the log recounts to what the store answers from, and every sum to its entries", async () => {
    const stores = openStores();
    await fc.assert(
      fc.asyncProperty(turns, async (history) => {
        const home = await openWithRates(stores);
        for (const calls of history) {
          await home.say(SHOW, ...calls);
          const state = await stateOf(home);
          expect(await recountedState(stores.ledgers, home.person.ledger)).toEqual(state);
          expect(await storedSums(home)).toEqual(recountedSums(state, JUNE));
        }
      }),
      { numRuns: 400 },
    );
  });

  test("exactly those alerts stand whose threshold a month's spending has reached, by its days and the person's thresholds", async () => {
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
  const sums = await stores.ledgers.spent(person.ledger, JUNE.start, JUNE.end);
  return Object.fromEntries(sums.map(({ category: id, minor }) => [id, minor]));
}

function recountedSums(
  { entries }: LedgerState,
  { start, end }: Pick<Period, "start" | "end">,
): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const { category: id, date: day, counts } of Object.values(entries)) {
    if (id !== null && counts !== null && day >= start && day <= end) sums[id] = (sums[id] ?? 0) + counts;
  }
  return sums;
}

/** The periods around the running one, however they are cut. */
const KEYS = ["2026-03", "2026-04", "2026-05", "2026-06", "2026-07"] as const;

function reachedThresholds(state: LedgerState): string[] {
  const [preferences] = Object.values(state.preferences);
  const thresholds = preferences?.alerts ?? [80, 100];
  const paydays = Object.values(state.settings)[0]?.paydays ?? [{ from: "1970-01-01", day: 1 }];
  return KEYS.flatMap((key) => {
    const limits = limitsIn(Object.values(state.limits), periodByKey(key, paydays));
    const given = allocated(planInForce(Object.values(state.plans), key), limits, "USD");
    for (const { category: id, weekly } of limits) if (weekly) given.delete(id);
    return Object.entries(recountedSums(state, periodByKey(key, paydays))).flatMap(([id, spent]) => {
      const share = given.get(id)?.minor ?? 0;
      const reached = thresholds.filter((n) => share > 0 && spent * 100 >= n * share);
      return reached.map((threshold) => `${key}:${id}:${threshold}`);
    });
  })
    .concat(reachedInWeeks(state, paydays, thresholds), reachedByTags(state, thresholds))
    .sort();
}

function reachedInWeeks(state: LedgerState, paydays: readonly Payday[], thresholds: readonly number[]): string[] {
  return Object.values(state.limits).flatMap((given) => {
    if (isTagLimit(given)) return [];
    const there = Object.values(state.entries).filter((entry) => entry.category === given.category);
    const held = there.flatMap((entry) => weekLimitOn(given, entry.date, paydays) ?? []);
    const weeks = new Map(held.map((one) => [one.week.key, one]));
    return [...weeks.values()].flatMap(({ week, amount: { minor } }) => {
      const spent = recountedSums(state, week)[given.category] ?? 0;
      const reached = thresholds.filter((n) => minor > 0 && spent * 100 >= n * minor);
      return reached.map((threshold) => `${week.key}:${given.category}:${threshold}`);
    });
  });
}

function reachedByTags({ limits, entries }: LedgerState, thresholds: readonly number[]): string[] {
  return Object.values(limits).flatMap((given) => {
    if (!isTagLimit(given)) return [];
    const spent = Object.values(entries).reduce((sum, { tags, counts }) => {
      return sum + (tags.includes(given.tag) ? (counts ?? 0) : 0);
    }, 0);
    return thresholds.flatMap((n) => (spent * 100 >= n * given.amount.minor ? [`#${given.tag}:${n}`] : []));
  });
}
