import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anEntry } from "../tests/contracts/samples.ts";
import { BILL_WINDOW, type Bills, entryFor, isStillBill, matchBill, occurrencesToLog } from "./bill-once.ts";
import type { Entry } from "./entry.ts";
import { JOB_CHANNEL } from "./job.ts";
import { money } from "./money.ts";
import type { OccurrenceMark } from "./occurrence-mark.ts";
import type { Recurring } from "./recurring.ts";

const usd = (minor: number) => money(minor, "USD");

/** Netflix, 15.49 on the 24th, known since the 1st of November. */
const netflix = (given: Partial<Recurring> = {}): Recurring => ({
  id: "r1",
  description: "Netflix",
  normalised: "netflix",
  category: "subscriptions",
  frequency: "monthly",
  every: 1,
  start: "2026-11-24",
  varies: false,
  terms: [{ from: "2026-11-24", amount: usd(1_549) }],
  since: "2026-11-01",
  ...given,
});

const typed = (cents: number, date: string, given: Partial<Entry> = {}): Entry =>
  anEntry({ id: "typed", cents, date, description: "netflix", ...given });

const bills = (given: Partial<Bills> = {}): Bills => ({ rules: [netflix()], entries: [], marks: [], ...given });

const logged = (due: string): Entry =>
  typed(1_549, due, {
    id: `job ${due}`,
    recurring: { id: "r1", due },
    source: { channel: JOB_CHANNEL, event: `job ${due}`, position: 1 },
  });

describe("an entry", () => {
  it("answers what was asked about weeks ago, where it varies, and stays it", () => {
    const rule = netflix({ varies: true });
    const asked: OccurrenceMark = { recurring: "r1", due: "2026-11-24", state: "asked" };
    const late = typed(8_400, "2026-12-09");
    expect(matchBill(late, bills({ rules: [rule], marks: [asked] }))).toMatchObject({
      kind: "is",
      occurrence: { due: "2026-11-24" },
    });
    expect(isStillBill(late, rule, "2026-11-24")).toBe(true);
    expect(matchBill(late, bills({ rules: [rule] }))).toBeNull();
    const told = typed(8_000, "2026-11-30", { id: "told", recurring: { id: "r1", due: "2026-11-24" } });
    expect(matchBill(late, bills({ rules: [rule], marks: [asked], entries: [told] }))).toBeNull();
  });

  it.each<[string, Entry, Partial<Recurring>, string | null]>([
    ["of the day before", typed(1_549, "2026-11-23"), {}, "is 2026-11-24"],
    ["three days early and a tenth dearer", typed(1_703, "2026-11-21"), {}, "is 2026-11-24"],
    ["three days late", typed(1_549, "2026-11-27"), {}, "is 2026-11-24"],
    ["four days late", typed(1_549, "2026-11-28"), {}, "maybe 2026-11-24"],
    ["ten days early", typed(1_549, "2026-11-14"), {}, "maybe 2026-11-24"],
    ["eleven days early", typed(1_549, "2026-11-13"), {}, null],
    ["on time at a new price", typed(1_799, "2026-11-24"), {}, "maybe 2026-11-24"],
    ["on time for much more", typed(4_000, "2026-11-24"), {}, null],
    ["late at a new price", typed(1_799, "2026-11-28"), {}, null],
    ["of another description", typed(1_549, "2026-11-24", { normalised: "spotify" }), {}, null],
    ["of any amount where it varies", typed(9_900, "2026-11-24"), { varies: true }, "is 2026-11-24"],
    [
      "in other money",
      typed(1_549, "2026-11-24", { amount: money(1_400, "EUR"), counts: null }),
      {},
      "maybe 2026-11-24",
    ],
    ["that is a refund", typed(1_549, "2026-11-24", { kind: "refund" }), {}, null],
    ["of what was due before it was known", typed(1_549, "2026-11-24"), { since: "2026-11-25" }, null],
    ["of the nearest day where it comes daily", typed(1_549, "2026-11-25"), { frequency: "daily" }, "is 2026-11-25"],
  ])("%s", (_what, entry, rule, expected) => {
    const match = matchBill(entry, bills({ rules: [netflix(rule)] }));
    expect(match && `${match.kind} ${match.occurrence.due}`).toBe(expected);
  });

  it("takes the place of what the job had logged", () => {
    const match = matchBill(typed(1_549, "2026-11-25"), bills({ entries: [logged("2026-11-24")] }));
    expect(match).toMatchObject({ kind: "is", replaces: { id: "job 2026-11-24" } });
  });

  it("is not what somebody typed already, nor what it was said not to be", () => {
    const first = typed(1_549, "2026-11-23", { id: "first", recurring: { id: "r1", due: "2026-11-24" } });
    expect(matchBill(typed(1_549, "2026-11-24"), bills({ entries: [first] }))).toBeNull();
    const mark: OccurrenceMark = { recurring: "r1", due: "2026-11-24", state: "apart", entry: "typed" };
    expect(matchBill(typed(1_549, "2026-11-24"), bills({ marks: [mark] }))).toBeNull();
    expect(matchBill(typed(1_549, "2026-11-24", { id: "other" }), bills({ marks: [mark] }))?.kind).toBe("is");
  });

  it("is the likelier of two bills: by its words, then by its amount", () => {
    const kids = netflix({ id: "r0", description: "Netflix kids", normalised: "netflix kids" });
    expect(matchBill(typed(1_549, "2026-11-24"), bills({ rules: [kids, netflix()] }))?.rule.id).toBe("r1");
    const dearer = netflix({ id: "r0", terms: [{ from: "2026-11-24", amount: usd(1_600) }] });
    expect(matchBill(typed(1_549, "2026-11-24"), bills({ rules: [dearer, netflix()] }))?.rule.id).toBe("r1");
  });

  it("stays what it is while it is called so and lies near, and what the job logged always", () => {
    const rule = netflix();
    expect(isStillBill(typed(9_999, "2026-11-20"), rule, "2026-11-24")).toBe(true);
    expect(isStillBill(typed(1_549, "2026-11-13"), rule, "2026-11-24")).toBe(false);
    expect(isStillBill(typed(1_549, "2026-11-24", { normalised: "hulu" }), rule, "2026-11-24")).toBe(false);
    expect(isStillBill({ ...logged("2026-11-24"), normalised: "hulu" }, rule, "2026-11-24")).toBe(true);
  });
});

it("an occurrence that was asked about is not logged before the answer", () => {
  const waiting: OccurrenceMark = { recurring: "r1", due: "2026-11-24", state: "waiting", entry: "typed" };
  const toLog = (given: Partial<Bills>) => occurrencesToLog(netflix(), bills(given), "2026-11-01", "2026-12-24");
  expect(toLog({}).map(({ due }) => due)).toEqual(["2026-11-24", "2026-12-24"]);
  expect(toLog({ marks: [waiting] }).map(({ due }) => due)).toEqual(["2026-12-24"]);
  expect(toLog({ marks: [{ ...waiting, state: "apart" }] }).map(({ due }) => due)).toEqual([
    "2026-11-24",
    "2026-12-24",
  ]);
});

/** A book that is written to by a person and by the job, as the tools and the job do it. */
function openLedger(rule: Recurring) {
  let entries: Entry[] = [];
  const done = new Set<string>();
  const known = (): Bills => ({ rules: [rule], entries: entries.filter(({ recurring }) => recurring), marks: [] });
  return {
    entries: () => entries,
    known,
    runJob(day: string) {
      for (const { due } of occurrencesToLog(rule, known(), rule.since, day)) {
        if (done.has(due)) continue;
        done.add(due);
        entries.push(logged(due));
      }
    },
    type(entry: Entry) {
      const match = matchBill(entry, known());
      const isBill = match?.kind === "is";
      entries = entries.filter(({ id }) => !isBill || id !== match.replaces?.id);
      entries.push(isBill ? { ...entry, recurring: { id: rule.id, due: match.occurrence.due } } : entry);
    },
    remove(id: string) {
      entries = entries.filter((entry) => entry.id !== id);
    },
  };
}

describe("a bill", () => {
  const DUE = "2026-11-24";
  const day = (days: number): string => Temporal.PlainDate.from(DUE).add({ days }).toString();
  const { days, percent } = BILL_WINDOW;
  const anyBill = fc.record({
    frequency: fc.constantFrom("once", "weekly", "monthly", "yearly" as const),
    varies: fc.boolean(),
    amount: fc.integer({ min: 1, max: 10_000_000 }),
    away: fc.integer({ min: -days, max: days }),
    share: fc.integer({ min: -percent, max: percent }),
    runs: fc.array(fc.integer({ min: -6, max: 6 }), { maxLength: 8 }),
    typedAfter: fc.nat(8),
  });
  type AnyBill = typeof anyBill extends fc.Arbitrary<infer T> ? T : never;
  const ruleOf = ({ frequency, varies, amount }: AnyBill): Recurring =>
    netflix({ frequency, varies, start: DUE, terms: [{ from: DUE, amount: usd(amount) }] });
  // Towards 0, so that rounding never leaves the window.
  const entryOf = ({ amount, share, away }: AnyBill): Entry =>
    typed(amount + Math.trunc((amount * share) / 100), day(away));

  it("law: recorded within the window counts once, in whatever order", () => {
    fc.assert(
      fc.property(anyBill, (given) => {
        const ledger = openLedger(ruleOf(given));
        const runs = given.runs.toSorted((a, b) => a - b);
        for (const [index, run] of [...runs, 6].entries()) {
          if (index === Math.min(given.typedAfter, runs.length)) ledger.type(entryOf(given));
          ledger.runJob(day(run));
        }
        expect(ledger.entries().filter(({ recurring }) => recurring?.due === DUE)).toHaveLength(1);
        expect(entryFor(ledger.known(), "r1", DUE)?.id).toBe("typed");
        expect(ledger.entries().filter(({ date }) => date >= day(-3) && date <= day(3))).toHaveLength(1);
      }),
      { numRuns: 2_000 },
    );
  });

  it("that is typed twice is one bill and one other expense", () => {
    fc.assert(
      fc.property(anyBill, fc.nat(8), (given, again) => {
        const ledger = openLedger(ruleOf(given));
        ledger.type(entryOf(given));
        for (const run of given.runs.slice(0, again)) ledger.runJob(day(run));
        ledger.type({ ...entryOf(given), id: "again" });
        ledger.runJob(day(6));
        expect(ledger.entries().filter(({ recurring }) => recurring?.due === DUE)).toHaveLength(1);
        expect(ledger.entries().filter(({ id }) => id === "typed" || id === "again")).toHaveLength(2);
      }),
      { numRuns: 1_000 },
    );
  });

  it("whose entry is taken back is logged by the job after all, unless it varies", () => {
    fc.assert(
      fc.property(anyBill, (given) => {
        const ledger = openLedger(ruleOf(given));
        ledger.type(entryOf(given));
        for (const run of given.runs) ledger.runJob(day(run));
        ledger.remove("typed");
        ledger.runJob(day(6));
        const left = ledger.entries().filter(({ recurring }) => recurring?.due === DUE);
        expect(left).toHaveLength(given.varies ? 0 : 1);
      }),
      { numRuns: 1_000 },
    );
  });
});
