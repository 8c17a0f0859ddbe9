import { describe, expect, it } from "vitest";
import { callsOf } from "../../tests/support/meaning.ts";

/** What is written, as "amount description"; what is asked or declined as the tool's name. */
const written = (text: string): string[] =>
  callsOf(text).map(({ tool, args }) =>
    tool === "log_expense" ? `${String(args.amount)} ${String(args.description)}` : tool,
  );

describe("what something came to in the end", () => {
  it.each([
    ["hairdresser was 68 but tipped her so 75", "75.00 hairdresser"],
    ["hay, 10 bales at 7.50, 75", "75.00 hay, 10 bales"],
    ["dinner came to 96 and we split it 3 ways so i paid 32", "32.00 dinner"],
    ["dinner was 96, my share 32", "32.00 dinner"],
    ["DeWalt drill kit 199 + tax came to 213.92", "213.92 DeWalt drill kit"],
    ["groceries 1k approx, exact 1,043", "1043.00 groceries"],
    ["paid the babysitter, 4 hrs at 15 an hr so 60", "60.00 babysitter, 4 hrs"],
  ])("is what is written: %j", (text, expected) => {
    expect(written(text)).toEqual([expected]);
  });

  it.each([
    ["lunch 12 and a cake that came to 5", ["12.00", "5.00"]],
    ["bubble tea $8.50 n then we got fries, my bit was 3", ["8.50", "3.00"]],
  ])("loses no other thing: %j", (text, amounts) => {
    const said = JSON.stringify(callsOf(text));
    const isWritten = callsOf(text)[0]?.tool === "log_expense";
    if (isWritten) for (const amount of amounts) expect(said).toContain(`"amount":"${amount}"`);
  });

  it.each(["coffee 4, sandwich 8 so 12", "hay, 10 bales at 7.50, 80", "gas 40 lunch 12"])(
    "is not guessed from other prices: %j",
    (text) => {
      expect(written(text).filter((call) => !/^(?:ask|decline)$/.test(call))).toEqual([]);
    },
  );
});

describe("a sum of what is told one by one", () => {
  it("is not written once more", () => {
    expect(written("lunch 12 and taxi 8, 20 in all")).toEqual(["12.00 lunch", "8.00 taxi"]);
  });

  it("is asked about where it is none", () => {
    expect(written("lunch $12 and taxi $8, $25 in all")).toEqual(["ask"]);
  });
});

describe("so many at a price", () => {
  it("is asked about where the price may be that of all", () => {
    expect(written("shirt 20 x2")).toEqual(["ask"]);
  });

  it.each([
    ["groceries 60, left 20 at home", "80.00"],
    ["poster 10.50 x 15 cm", "157.50"],
    ["two coffees 8 and a 5 dollar muffin", "10.00"],
    ["rent 900, my part 450 and internet 30", "900.00"],
  ])("is not reckoned from what is none: %j", (text, wrong) => {
    expect(written(text).filter((call) => call.startsWith(wrong))).toEqual([]);
  });

  it("is what all of them cost", () => {
    expect(written("sausage roll 1.35 x2 and a steak bake 2.25")).toEqual(["2.70 sausage roll", "2.25 steak bake"]);
  });
});

describe("a price that is said without its unit", () => {
  it.each([
    ["lunch twelve fifty", "12.50 lunch"],
    ["five fifty for an iced coffee", "5.50 iced coffee"],
    ["shoes sixty four ninety nine", "64.99 shoes"],
  ])("is read as what is bought has prices: %j", (text, expected) => {
    expect(written(text)).toEqual([expected]);
  });

  it.each([
    "rent twelve fifty",
    "rent nineteen ninety five",
    "couch nineteen ninety nine",
    "laptop twelve fifty",
    "dinner two forty",
  ])("is asked about else: %j", (text) => {
    expect(written(text)).toEqual(["ask"]);
  });
});

describe("dollars and cents in words", () => {
  it.each([
    ["cough drops, thirteen dollars sixty two at walgreens", "13.62"],
    ["electric bill one forty three and twelve cents", "143.12"],
    ["spent 12 quid fifty on a kettle", "12.50"],
  ])("are one amount: %j", (text, expected) => {
    expect(written(text)[0]).toMatch(new RegExp(`^${expected} `));
  });

  it.each(["lunch twelve dollars 40 for gas", "coffee 5 dollars 12 eggs"])(
    "are not where two things are told: %j",
    (text) => {
      expect(written(text)).toEqual(["ask"]);
    },
  );
});

describe("a remark beside a note", () => {
  it.each(["taxi home 24 quid, never again", "coffee 4.50, don't judge"])("does not take it back: %j", (text) => {
    expect(written(text)[0]).toMatch(/^(?:24|4\.50)/);
  });

  it.each(["lunch 12, i didn't pay", "coffee 4.50, never mind", "taxi 20. did not take it"])("may: %j", (text) => {
    expect(written(text)).toEqual(["decline"]);
  });
});
