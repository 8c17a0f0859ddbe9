import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parseLine } from "../../adapters/channels/console/index.ts";
import { openSqliteStores } from "../../adapters/stores/sqlite/index.ts";
import { readConfig } from "../../bot/config.ts";
import { ensureOwner } from "../../bot/owner.ts";
import { realSurroundings } from "../../bot/surroundings.ts";
import type { Person } from "../../domain/person.ts";
import { paidOf } from "../../domain/price.ts";
import { consoleRuntime } from "../support/console-runtime.ts";

const RUNS = 5_000;

/** Pieces that have broken parsers before: separators, scripts, directions, markup, numbers of every kind. */
const PIECES = [
  "coffee",
  "4.50",
  "1.500",
  "1,2,3",
  "-5",
  "1e9",
  "0x1F",
  "٤٢",
  "四十二",
  "½",
  "₹1,23,456",
  "€",
  "$$$",
  "NaN",
  "Infinity",
  "999999999999999999999",
  "0",
  "undo",
  "\u202e12.00\u202c",
  "\u200d",
  "\u0000",
  "\u001b[31m",
  "<b>",
  "&amp;",
  "__proto__",
  "constructor",
  "👩‍👩‍👧",
  "a".repeat(300),
  "\n",
  "\t",
  ",",
  ";",
  "and",
  "yesterday",
  "31 February",
  "🥐 3",
  "Ünïcödé",
  "שקל",
  "مرحبا",
];

const hostile = fc.oneof(
  { weight: 3, arbitrary: fc.array(fc.constantFrom(...PIECES), { maxLength: 12 }).map((pieces) => pieces.join(" ")) },
  { weight: 2, arbitrary: fc.string({ unit: "binary", maxLength: 60 }) },
  { weight: 2, arbitrary: fc.string({ unit: "grapheme", maxLength: 60 }) },
  { weight: 1, arbitrary: fc.array(fc.nat(), { maxLength: 40 }).map((numbers) => numbers.join(" ")) },
);

describe("hostile texts, through the whole turn", () => {
  const stores = openSqliteStores({ folder: "", file: ":memory:" });
  const surroundings = realSurroundings();
  const config = readConfig({ RATE_LIMIT_IDENTITY: "off", DEFAULT_CURRENCY: "USD", DEFAULT_LOCALE: "en-US" });
  const runtime = consoleRuntime(stores, surroundings);
  let owner: Person;

  beforeAll(async () => {
    owner = await ensureOwner(stores.people, config, surroundings);
    runtime.start();
  });
  afterAll(async () => {
    await runtime.stop();
    await stores.close();
  });

  /** Says it in a lane of its own. @returns the answer and the entries that it made */
  async function say(text: string) {
    const session = surroundings.newId();
    const event = parseLine(text, { session, person: owner.id }, session, surroundings.now().toString());
    await runtime.inbox.take(event);
    const answer = await runtime.inbox.answer(event.key, 20_000);
    const turn = await stores.turns.turn(event.key);
    const made = await stores.ledgers.entries({ ledger: owner.ledger, event: event.key, order: "made", limit: 100 });
    return { answer, state: turn?.state, made };
  }

  test(`are answered, ${RUNS} of them, and write no figure that they do not hold`, async () => {
    await fc.assert(
      fc.asyncProperty(hostile, async (text) => {
        const { answer, state, made } = await say(text);
        expect(state).toBe("done");
        expect(answer?.reply.blocks.length).toBeGreaterThan(0);
        for (const entry of made) {
          expect(digitsOf(text)).toContain(String(paidOf(entry).minor).replace(/0+$/, ""));
          expect(entry.description.trim()).not.toBe("");
        }
      }),
      { numRuns: RUNS, endOnFailure: true },
    );
  }, 240_000);

  test.each([
    ["nothing but spaces", " ".repeat(50)],
    ["a megabyte of letters", "x".repeat(1_000_000)],
    ["a megabyte of numbers", "1 ".repeat(500_000)],
    ["300 numbers", Array.from({ length: 300 }, (_, index) => index).join(" ")],
    ["ten thousand brackets", "(".repeat(10_000)],
    ["ten thousand characters of notes", "coffee 4.50, ".repeat(800)],
    ["300 notes", Array.from({ length: 300 }, (_, index) => `lunch ${index + 1}.50`).join("\n")],
    ["300 numbers between words", Array.from({ length: 300 }, (_, index) => `coffee ${index}`).join(" and ")],
    ["a Cyrillic O for a nought", "coffee 1\u041e"],
    ["a Latin O within a figure", "coffee 4.5O"],
    ["a Cyrillic Ze for a three", "coffee \u04170"],
    ["an l for a one", "coffee l2.50"],
    ["a Han nought beside a digit", "coffee 1\u3007"],
    ["ten thousands by one sign", "coffee 1\u4e07"],
    ["a raised digit", "coffee 2\u00b2"],
    ["a circled digit beside another", "coffee 1\u2463"],
    ["letters of five scripts", "cоffее ка́ве コーヒー قهوة कॉफ़ी"],
    ["a negative amount", "coffee -4.50"],
    ["nothing at all", ""],
  ])("log nothing for %s", async (_name, text) => {
    const { state, made } = await say(text);
    expect(state).toBe("done");
    expect(made).toEqual([]);
  });
});

/** All digits of a text in ASCII, in their order, whatever their script. */
function digitsOf(text: string): string {
  const plain = text.normalize("NFKC");
  return Array.from(plain, (character) => DIGITS.get(character) ?? "").join("");
}

/** The digits that `Intl` knows, so that this test's reading is not the product's own. */
const DIGITS = new Map(
  Intl.supportedValuesOf("numberingSystem").flatMap((numberingSystem) => {
    const format = new Intl.NumberFormat("en", { numberingSystem });
    return Array.from({ length: 10 }, (_, digit): [string, string] => [format.format(digit), String(digit)]);
  }),
);
