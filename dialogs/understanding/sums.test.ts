import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { understand } from "./understand.ts";
import type { UnderstandingContext } from "./understanding.ts";

const context: UnderstandingContext = {
  now: Temporal.PlainDateTime.from("2026-06-10T09:12:00"),
  currency: "USD",
  locale: "en-US",
  shown: [],
  pending: null,
  isReply: false,
};

/** Amount and description of each expense that is logged, or the tool that is called instead. */
const logged = (text: string, changes: Partial<UnderstandingContext> = {}): unknown[] =>
  understand(text, { ...context, ...changes }).calls.map(({ tool, args }) =>
    tool === "log_expense" ? [args.amount, args.description, args.currency].filter((part) => part !== undefined) : tool,
  );

describe("what comes on top of a price", () => {
  test.each([
    ["dinner 35 plus five tip", "40.00"],
    ["dinner 60 + 15% tip", "69.00"],
    ["dinner 33.33 + 12.5% tip", "37.50"],
    ["dinner 35 and a tip of 5", "40.00"],
    ["dinner 35 plus 5 tip plus 3 tax", "43.00"],
    ["dinner 35 with 8% sales tax and 20% tip", "45.36"],
    ["dinner 12 plus delivery 3", "15.00"],
  ])("is one expense with it: %j", (text, amount) => {
    expect(logged(text)).toEqual([[amount, "dinner"]]);
  });

  test.each([
    ["haircut 22 and left her a 5", "27.00", "haircut"],
    ["barber 15 and i give him 3", "18.00", "barber"],
    ["taxi home 14.60 and gave the driver 2 on top", "16.60", "taxi home"],
    ["haircut 120 más 20 para el muchacho", "140.00", "haircut"],
    ["steak dinner 31.50 + left 6", "37.50", "steak dinner"],
  ])("may be told as what was given: %j", (text, amount, description) => {
    expect(logged(text)).toEqual([[amount, description]]);
  });

  test.each(["coffee 4 and gave my brother 20", "coffee 4 and left her a 5"])(
    "is not what was given to others, or more: %j",
    (text) => {
      expect(logged(text)).not.toContainEqual(["24.00", expect.anything()]);
      expect(logged(text)).not.toContainEqual(["9.00", expect.anything()]);
    },
  );

  test("stays in the money of the price", () => {
    expect(logged("dinner 35€ plus 5€ tip")).toEqual([["40.00", "dinner", "EUR"]]);
    expect(logged("dinner 4800 yen plus 10% tip")).toEqual([["5280", "dinner", "JPY"]]);
  });

  test("belongs to its own expense of several", () => {
    expect(logged("taxi 12 + 2 tip, lunch 18.50")).toEqual([
      ["14.00", "taxi"],
      ["18.50", "lunch"],
    ]);
  });

  test.each(["lunch 20 + 5", "shirt 40 with 20% off", "dinner 1.500 plus 5 tip"])(
    "is not computed where nobody can know: %j",
    (text) => {
      expect(logged(text)).toEqual(["ask"]);
    },
  );

  test("adds up to the cent, half a cent to even", () => {
    const cents = fc.integer({ min: 1, max: 999_999 });
    const figure = (minor: number): string => (minor / 100).toFixed(2);
    fc.assert(
      fc.property(cents, cents, (price, tip) => {
        expect(logged(`dinner ${figure(price)} plus ${figure(tip)} tip`)).toEqual([[figure(price + tip), "dinner"]]);
      }),
    );
    fc.assert(
      fc.property(cents, fc.integer({ min: 1, max: 99 }), (price, percent) => {
        const exact = price * percent;
        const half = exact % 100 === 50 && Math.floor(exact / 100) % 2 === 0;
        const tip = half ? Math.floor(exact / 100) : Math.round(exact / 100);
        expect(logged(`dinner ${figure(price)} plus ${percent}% tip`)).toEqual([[figure(price + tip), "dinner"]]);
      }),
    );
  });
});

describe("a price for each", () => {
  test.each([
    ["3 beers at 6 each", "18.00", "3 beers"],
    ["three beers for 6 each", "18.00", "three beers"],
    ["2 tickets at 12.50 each", "25.00", "2 tickets"],
    ["dinner for 2 at 30 each", "60.00", "dinner for 2"],
    ["3 × 15 beers", "45.00", "beers"],
    ["beers 3 x 15", "45.00", "beers"],
    ["lotería 3 cachitos 40 c/u", "120.00", "lotería 3 cachitos"],
    ["cinco tacos a 18 cada uno", "90.00", "cinco tacos"],
    ["4 baguettes à 1.10", "4.40", "4 baguettes"],
    ["signup for both boys 75 each", "150.00", "signup for both boys"],
  ])("is counted as often as it says: %j", (text, amount, description) => {
    expect(logged(text)).toEqual([[amount, description]]);
  });

  test("may stand in each of several expenses", () => {
    expect(logged("3 beers at 6 each and 2 pizzas at 10 each")).toEqual([
      ["18.00", "3 beers"],
      ["20.00", "2 pizzas"],
    ]);
  });

  test.each([
    ["2 coffees 7.80", [["7.80", "2 coffees"]]],
    ["2x4 lumber 30", [["30.00", "2x4 lumber"]]],
    [
      "two coffees 8 and a 5 dollar muffin",
      [
        ["8.00", "two coffees"],
        ["5.00", "muffin"],
      ],
    ],
    ["2 coffees at 3.90", ["ask"]],
    ["3x15 beers", ["ask"]],
    ["beers at 6 each", ["ask"]],
  ])("is not multiplied where it may be the price of all, or a size: %j", (text, expected) => {
    expect(logged(text)).toEqual(expected);
  });
});

describe("what was shared", () => {
  test.each([
    ["dominos was 28.50, me and my sister went halfers", ["14.25", "28.50"]],
    ["dinner was 90, split it three ways", ["30.00", "90.00"]],
  ])("is asked about where nobody knows whose part it is: %j", (text, amounts) => {
    const [call] = understand(text, context).calls;
    const choices: unknown = call?.args.choices;
    expect(JSON.stringify(choices).match(/"amount":"[^"]+"/g)).toEqual(amounts.map((amount) => `"amount":"${amount}"`));
  });

  test("is written where they say it", () => {
    expect(logged("dinner with Jo, my half was 16.50")).toEqual([["16.50", expect.stringContaining("dinner")]]);
  });
});
