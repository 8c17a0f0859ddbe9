import fc from "fast-check";
import { describe, expect, onTestFinished, test } from "vitest";
import { openSqliteStores } from "../../adapters/stores/sqlite/index.ts";
import type { DayRates } from "../../domain/exchange-rate.ts";
import { openHousehold } from "../../tests/support/household.ts";
import { call } from "../../tests/support/tool-calls.ts";
import type { ToolCall } from "../tools/call.ts";

/** Signs that say that something was written. */
const CLAIMS = /[✅✏✂↩↪🗑📏📋🔁⏹🏷🧠⚖⚙]/u;

/** A message of SMS, and more than fits on a phone's screen. */
const LONGEST = 1_600;

const description = fc.constantFrom(
  "coffee",
  "taxi home",
  "🍕",
  "iPhone 15",
  "a long dinner with the whole family",
  "50% off <b>",
);
const amount = fc.integer({ min: 1, max: 999 }).map(String);
const category = fc.constantFrom("dining", "groceries", "travel", "nowhere");
const date = fc.constantFrom("2026-06-10", "2026-06-09", "2026-05-31", "2025-12-24", "2026-07-01");
const which = fc.oneof(
  fc.integer({ min: 1, max: 3 }).map((last) => ({ last })),
  fc.integer({ min: 1, max: 3 }).map((position) => ({ position })),
  fc.constantFrom({ words: "coffee" }, { words: "taxi" }, { words: "" }, { id: "nothing" }),
);
const optional = { requiredKeys: [] };
const calls: fc.Arbitrary<readonly ToolCall[]> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.array(
      fc
        .record(
          { description, amount, category, date, currency: fc.constantFrom("USD", "JPY"), tags: fc.constant(["trip"]) },
          { requiredKeys: ["description", "amount"] },
        )
        .map((args) => call("log_expense", args)),
      { minLength: 1, maxLength: 6 },
    ),
  },
  fc
    .record({ which, amount, category, date, description }, { requiredKeys: ["which"] })
    .map((args) => [call("revise_expense", args)]),
  which.map((given): readonly ToolCall[] => [call("remove_expense", { which: given })]),
  fc
    .record(
      { description, amount, category, date, currency: fc.constantFrom("USD", "JPY") },
      { requiredKeys: ["description", "amount"] },
    )
    .map((args) => [call("log_refund", args)]),
  fc
    .tuple(
      which,
      fc.constantFrom({ share: "1/2", person: "Tom" }, { amount: "3", category: "pets", description: "dog" }),
    )
    .map(([given, part]) => [call("split_expense", { which: given, parts: [part] })]),
  which.map((given): readonly ToolCall[] => [call("repeat_expense", { which: given })]),
  fc
    .record({ amount, to: date, from: date }, { requiredKeys: ["amount"] })
    .map((args) => [call("set_limit", { tag: "trip", ...args })]),
  fc.constantFrom(1, 2, 20).map((count) => [call("undo", { count })]),
  fc.constantFrom(1, 2, 20).map((count) => [call("redo", { count })]),
  fc.record({ category, amount }).map((args) => [call("set_limit", args)]),
  fc.record({ category, change: fc.constantFrom("+20", "-5") }).map((args) => [call("set_limit", args)]),
  fc
    .record({ income: amount, month: fc.constantFrom("2026-06", "2026-09") }, optional)
    .map((args) => [call("create_budget", args)]),
  fc
    .record(
      {
        description,
        amount,
        frequency: fc.constantFrom("once", "daily", "weekly", "monthly", "yearly"),
        day: fc.constantFrom(1, 10, 31),
        start: date,
        varies: fc.boolean(),
      },
      { requiredKeys: ["description", "amount", "frequency"] },
    )
    .map((args) => [call("add_recurring", args)]),
  description.map((words) => [call("stop_recurring", { which: { words } })]),
  fc
    .record({ which: description.map((words) => ({ words })), amount, day: fc.constantFrom(1, 31), from: date })
    .map((args) => [call("edit_recurring", args)]),
  fc.record({ until: date }, optional).map((args) => [call("list_recurring", args)]),
  fc
    .record(
      { month: fc.constantFrom("2026-06", "2026-05"), category, words: fc.constant("coffee"), from: date, to: date },
      optional,
    )
    .map((args) => [call("summarize_budget", args)]),
  fc
    .record(
      { words: fc.constant("taxi"), category, from: date, to: date, tag: fc.constant("trip"), at_least: amount },
      optional,
    )
    .map((args) => [call("list_expenses", args)]),
  fc
    .record({ item: description, amount, category }, { requiredKeys: ["item"] })
    .map((args) => [call("check_purchase", args)]),
  fc
    .record(
      { name: fc.constantFrom("boat", "Fun", "Dining", "🍕"), emoji: fc.constantFrom("🚤", "🇫🇷") },
      { requiredKeys: ["name"] },
    )
    .map((args) => [call("add_category", args)]),
  fc
    .record(
      {
        category,
        name: fc.constantFrom("boat", "Fun"),
        necessity: fc.constantFrom(2, 9),
        group: fc.constantFrom("needs", "wants"),
        parent: fc.constantFrom("travel", "boat", null),
      },
      { requiredKeys: ["category"] },
    )
    .map((args) => [call("edit_category", args)]),
  fc.record({ from: category, into: category }).map((args) => [call("merge_categories", args)]),
  fc.record({ category, priority: fc.integer({ min: 1, max: 10 }) }).map((args) => [call("set_priority", args)]),
  fc.record({ category, change: fc.constantFrom("up", "down") }).map((args) => [call("set_priority", args)]),
  fc.record({ category, carry: fc.boolean() }).map((args) => [call("set_carry", args)]),
  fc
    .constantFrom("conservative", "moderate", "aggressive")
    .map((risk_tolerance) => [call("set_risk", { risk_tolerance })]),
  fc
    .record(
      {
        currency: fc.constantFrom("EUR", "JPY", "USD"),
        was_misread: fc.boolean(),
        time_zone: fc.constantFrom("Asia/Tokyo", "Europe/Berlin"),
        until: fc.constantFrom("2026-06-12", "2026-06-09"),
        locale: fc.constantFrom("de-DE", "ja-JP"),
        payday: fc.integer({ min: 1, max: 31 }),
        quiet_from: fc.constantFrom("21:00", "off"),
        alerts: fc.constantFrom([], [50, 100], [1, 2, 3, 4, 1000]),
        tone: fc.constantFrom("plain", "strict"),
      },
      optional,
    )
    .map((args) => [call("set_preferences", args)]),
  fc.record({ words: description, category }).map((args) => [call("add_rule", args)]),
  fc
    .record({ words: description, position: fc.constantFrom(1, 2) }, optional)
    .map((args) => [call("forget_rule", args)]),
  fc.constantFrom(
    [call("explain_figure", { figure: "that" })],
    [call("help")],
    [call("list_rules")],
    [call("rank_categories")],
    [call("small_talk", { kind: "greeting" })],
    [call("decline", { reason: "unclear" })],
    [call("log_expense", { amount: "4.50" })],
    [call("remove_expense", { which: { last: 99 } })],
  ),
);

describe("a reply", () => {
  test("claims nothing that was not written, is never silent, never cut short and never too long", async () => {
    const stores = openSqliteStores({ folder: "", file: ":memory:" });
    onTestFinished(() => stores.close());
    const where = fc.constantFrom(
      { locale: "en-US", currency: "USD" },
      { locale: "de-DE", currency: "EUR" },
      { locale: "ja-JP", currency: "JPY" },
      { locale: "en-IN", currency: "INR" },
      { locale: "en-US", currency: "KWD" },
    );
    const known = fc.constantFrom<readonly DayRates[]>(
      [],
      [{ day: "2026-06-05", base: "EUR", rates: { USD: "1.155", JPY: "168.42", INR: "98.9" } }],
    );
    await fc.assert(
      fc.asyncProperty(where, known, fc.array(calls, { minLength: 1, maxLength: 10 }), async (place, rates, turns) => {
        const home = await openHousehold({ ...place, stores });
        home.rates = rates;
        for (const turn of turns) {
          const reply = await home.say(...turn);
          const isWritten = home.operations.some(({ kind }) => kind !== "note");
          if (CLAIMS.test(reply)) expect(isWritten, reply).toBe(true);
          if (isWritten) expect(reply).toMatch(CLAIMS);
          expect(reply).not.toBe("");
          expect(reply).not.toMatch(/undefined|null|NaN|\[object|Infinity/);
          expect(reply).not.toMatch(/ {2,}·|· *(?:·|$)|\( *\)/m);
          expect(reply).not.toMatch(/[:·,] *$/);
          expect(reply.length).toBeLessThanOrEqual(LONGEST);
          for (const { label } of home.choices) expect(label.length).toBeLessThanOrEqual(64);
        }
      }),
      { numRuns: 1_000 },
    );
  });
});
