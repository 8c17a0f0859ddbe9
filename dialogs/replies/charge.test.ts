import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { DayRates } from "../../domain/exchange-rate.ts";
import { type Household, openHousehold } from "../../tests/support/household.ts";
import { call } from "../../tests/support/tool-calls.ts";
import type { ToolCall } from "../tools/call.ts";

const friday: DayRates = { day: "2026-06-05", base: "EUR", rates: { USD: "1.04", JPY: "160", GBP: "0.8" } };
const dinner = (more: object = {}): ToolCall =>
  call("log_expense", { description: "dinner", amount: "4800", currency: "JPY", date: "2026-06-05", ...more });
const revise = (change: object): ToolCall => call("revise_expense", { which: { last: 1 }, ...change });

async function open(rates: readonly DayRates[] = [friday]): Promise<Household> {
  const home = await openHousehold();
  home.rates = rates;
  return home;
}

/** What an amount that is said now would do. */
function charged(home: Household, amount: string): ToolCall {
  const awaited = home.state.pending?.awaitsAmount;
  if (!awaited) throw new TypeError("Nothing waits for an amount.");
  return { ...awaited, args: { ...awaited.args, amount } };
}

describe("foreign money", () => {
  test("is converted by its day's rate, and its charge put right by a bare amount", async () => {
    const home = await open();
    expect(await home.say(dinner())).toBe("✅ Dinner ¥4,800 = $31.20 (Fri 5 Jun, rate 0.0065) · charged differently?");
    expect(await home.say(charged(home, "32.11"))).toBe("✏️ $31.20 → $32.11, ¥4,800 kept");
    expect(await home.say(call("undo"))).toContain("↩️ Undone: Dinner $31.20 → $32.11, ¥4,800 kept (from Console)");
    expect(await home.say(call("redo"))).toContain("↪️ Back again: Dinner $31.20 → $32.11, ¥4,800 kept");
    expect(await home.say(call("list_expenses", {}))).toContain("1 Dinner ¥4,800 = $32.11 · Dining, Fri 5 Jun");
  });

  test("shows the rate's day where that says little of the entry's", async () => {
    const home = await open([{ ...friday, day: "2024-06-28" }]);
    expect(await home.say(dinner({ date: "2026-06-10" }))).toBe(
      "✅ Dinner ¥4,800 = $31.20 (rate 0.0065 of Fri 28 Jun 2024) · charged differently?",
    );
  });

  test("says how its category stands where that has a limit, and warns", async () => {
    const home = await open();
    await home.say(call("set_limit", { category: "dining", amount: "40" }));
    expect(await home.say(dinner())).toBe(
      ["✅ Dinner ¥4,800 = $31.20 (Fri 5 Jun, rate 0.0065) · charged differently?", "Dining: $31.20 of $40 spent"].join(
        "\n",
      ),
    );
    expect(await home.say(charged(home, "33"))).toBe(
      "✏️ $31.20 → $33.00, ¥4,800 kept\nDining: $33 of $40 spent\n⚠️ Passed 80 % (82.5 %): $7 left for 21 days.",
    );
  });

  test("counts in the total of its message, and is asked about by name", async () => {
    const home = await open();
    const taxi = call("log_expense", { description: "taxi", amount: "12" });
    expect(await home.say(taxi, dinner())).toBe(
      "✅ 1 Taxi $12.00 · 2 Dinner ¥4,800 = $31.20 (Fri 5 Jun, rate 0.0065) · total $43.20\nDinner charged differently?",
    );
    expect(await home.say(charged(home, "33"))).toBe("✏️ $31.20 → $33.00, ¥4,800 kept\ntotal $45.00");
  });

  test("is unusual by what it comes to", async () => {
    const home = await open();
    await home.say(call("create_budget", { income: "2000" }));
    const sofa = call("log_expense", { description: "sofa", amount: "200000", currency: "JPY" });
    expect(await home.say(sofa)).toContain("¥200,000 for sofa is much more than usual. Is that right? Not logged yet.");
    expect(await home.press("Log ¥200,000")).toContain("✅ Sofa ¥200,000 = $1,300.00 (rate 0.0065)");
  });

  test("that was misread is converted by the rate of the right one", async () => {
    const home = await open();
    await home.say(call("log_expense", { description: "tea", amount: "4.50" }));
    expect(await home.say(revise({ currency: "EUR" }))).toContain("✏️ Tea $4.50 → €4.50 = $4.68 · ");
    expect(await home.say(revise({ currency: "GBP" }))).toContain("✏️ Tea €4.50 → £4.50 = $5.85 · ");
    expect(await home.say(revise({ currency: "USD" }))).toContain("✏️ Tea £4.50 → $4.50 · ");
  });
});

test("foreign expenses sum to what is shown of each", async () => {
  const money = fc.record({
    amount: fc.integer({ min: 1, max: 99_999 }).map(String),
    currency: fc.constantFrom("JPY", "EUR", "GBP", "USD"),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(money, { minLength: 1, maxLength: 6 }), async (amounts) => {
      const home = await open();
      for (const one of amounts) {
        await home.say({
          ...call("log_expense", { description: "thing", category: "other", ...one }),
          confirmed: true,
        });
      }
      const listed = await home.say(call("list_expenses", {}));
      const shown = [...listed.matchAll(/\$([\d,]+\.\d\d) · /g)].map(([, figure = ""]) => cents(figure));
      expect(shown).toHaveLength(amounts.length);
      const [, total = ""] = /: \$([\d,]+\.\d\d) spent/.exec(listed) ?? [];
      expect(cents(total)).toBe(shown.reduce((sum, one) => sum + one, 0));
    }),
    { numRuns: 25 },
  );
});

const cents = (figure: string): number => Number(figure.replace(/\D/g, ""));

test("a foreign price is judged by what it comes to, and bought at that price", async () => {
  const home = await open();
  await home.say(call("create_budget", { income: "2000" }));
  const camera = call("check_purchase", { item: "camera", amount: "80000", currency: "JPY" });
  const verdict = await home.say(camera);
  expect(verdict).toContain("Camera, ¥80,000 = $520.00 (rate 0.0065):");
  expect(await home.press("Buy anyway")).toContain("✅ Camera ¥80,000 = $520.00 (rate 0.0065)");
  home.rates = [];
  expect(await home.say(camera)).toBe("I know no rate for JPY; tell me about what it is in USD.");
});

describe("an amount that puts foreign money right without a sign", () => {
  test("is in the money that it is near to", async () => {
    const home = await open();
    await home.say(dinner());
    expect(await home.say(revise({ amount: "5000" }))).toContain("✏️ Dinner ¥4,800 → ¥5,000 = $32.50 · ");
    expect(await home.say(revise({ change: "+500" }))).toContain("✏️ Dinner ¥5,000 → ¥5,500 = $35.75 · ");
    expect(await home.say(revise({ amount: "36" }))).toBe("✏️ $35.75 → $36.00, ¥5,500 kept");
    expect(await home.say(revise({ change: "+1" }))).toBe("✏️ $36.00 → $37.00, ¥5,500 kept");
  });

  test("is asked about where it could be in either", async () => {
    const home = await open();
    await home.say(call("log_expense", { description: "museum", amount: "20", currency: "EUR" }));
    expect(await home.say(revise({ amount: "22" }))).toContain("€22.00 or $22.00? Nothing was changed yet.");
    expect(await home.press("€22.00")).toContain("✏️ Museum €20.00 → €22.00 = $22.88 · ");
  });

  test("keeps its rate when only its day was wrong", async () => {
    const home = await open([friday, { day: "2026-06-09", base: "EUR", rates: { USD: "1.12", JPY: "160" } }]);
    await home.say(dinner());
    expect(await home.say(revise({ date: "2026-06-09" }))).toContain("✏️ Dinner ¥4,800 = $31.20, Fri 5 Jun → yesterday");
  });
});
