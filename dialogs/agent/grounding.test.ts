import { afterAll, describe, expect, test } from "vitest";
import { openSqliteStores } from "../../adapters/stores/sqlite/index.ts";
import { openHousehold } from "../../tests/support/household.ts";
import { evidenceOf } from "./evidence.ts";
import { ungrounded } from "./grounding.ts";
import { SCENES } from "./testing/grounding-cases.ts";
import { evidenceIn, juneView, openJune, toldIn } from "./testing/june.ts";
import { measureGrounding } from "./testing/measure-grounding.ts";

const stores = openSqliteStores({ folder: "", file: ":memory:" });
afterAll(() => stores.close());
const june = await openJune(stores);

for (const { about, said, calls, isTrue, isFalse } of SCENES) {
  const evidence = await evidenceIn(june, said, ...calls);
  const madeUp = (reply: string): string[] => ungrounded(reply, evidence).map(({ text }) => text);

  describe(`of ${about}`, () => {
    test.each(isTrue)("it is true that “%s”", (reply) => {
      expect(madeUp(reply)).toEqual([]);
    });

    test.each(isFalse)("nothing bears out “%s”", (reply, ...figures) => {
      expect(madeUp(reply)).toEqual(figures);
    });
  });
}

describe("in another country", () => {
  test("amounts, months and currencies are read as they are written there", async () => {
    const home = await openHousehold({ now: "2026-12-01T12:00:00Z", currency: "EUR", locale: "de-DE", stores });
    await home.say({ tool: "set_limit", args: { category: "dining", amount: "1500" } });
    await home.say({
      tool: "log_expense",
      args: { description: "feast", amount: "1234.50", category: "dining", date: "2026-12-01" },
    });
    const [told] = await toldIn(home, { tool: "summarize_budget", args: { category: "dining" } });
    if (!told) throw new Error("Nothing was told.");
    const evidence = evidenceOf({ presentations: [told], said: "am 1. Dezember", view: juneView(home) });
    const madeUp = (reply: string): string[] => ungrounded(reply, evidence).map(({ text }) => text);
    expect(madeUp("Dining: 1.234,50 € von 1.500 € ausgegeben.")).toEqual([]);
    expect(madeUp("Am 1. Dezember waren es 1.234,50 €, es bleiben 265,50 €.")).toEqual([]);
    expect(madeUp("You spent €1,234.50 of €1,500 on Dining.")).toEqual([]);
    expect(madeUp("Am 2. Dezember waren es 1.243,50 €, es bleiben 265,50 $.")).toEqual([
      "2. Dezember",
      "1.243,50 €",
      "265,50 $",
    ]);
  });

  test.each([
    ["Du hast noch zwanzig Dollar für Restaurants.", "zwanzig"],
    ["Es bleiben zweiundachtzig Dollar.", "zweiundachtzig"],
    ["Te quedan ochenta dólares para comer fuera.", "ochenta"],
    ["Il te reste cinquante dollars.", "cinquante"],
    ["Ti restano venti dollari.", "venti"],
    ["Restam vinte dólares.", "vinte"],
    ["Er is nog vijftig dollar over.", "vijftig"],
    ["Das ist die Hälfte vom Limit.", "Hälfte"],
  ])("nothing bears out a number in other words: “%s”", async (reply, word) => {
    const evidence = await evidenceIn(june, "", { tool: "summarize_budget", args: { category: "dining" } });
    expect(ungrounded(reply, evidence).map(({ text }) => text)).toEqual([word]);
    const said = await evidenceIn(june, `was heißt ${word}`);
    expect(ungrounded(reply, said)).toEqual([]);
  });

  test("words that only look like numbers are none", async () => {
    const evidence = await evidenceIn(june, "");
    for (const reply of [
      "Once more, the rent is due.",
      "Un acento más en el ventilador.",
      "Das Limit reicht noch.",
      "Es ist alles im grünen Bereich.",
      "Spend a cent less.",
    ]) {
      expect(ungrounded(reply, evidence)).toEqual([]);
    }
  });

  test("foreign money is of its own currency", async () => {
    const evidence = await evidenceIn(june, "", {
      tool: "log_expense",
      args: { description: "dinner", amount: "4800", currency: "JPY" },
    });
    const madeUp = (reply: string): string[] => ungrounded(reply, evidence).map(({ text }) => text);
    expect(madeUp("The dinner was ¥4,800.")).toEqual([]);
    expect(madeUp("The dinner was 4800 yen.")).toEqual([]);
    expect(madeUp("The dinner was $4,800.")).toEqual(["$4,800"]);
  });
});

describe("a true reply with one of its figures changed", () => {
  test("is caught in at least 99 of 100 cases, while at least 98 of 100 true ones are kept", async () => {
    const { replies, kept, mutants, missed } = await measureGrounding(june);
    expect(mutants).toBeGreaterThan(500);
    expect(1 - missed.length / mutants, missed.join("\n")).toBeGreaterThanOrEqual(0.99);
    expect(kept / replies).toBeGreaterThanOrEqual(0.98);
  });
});
