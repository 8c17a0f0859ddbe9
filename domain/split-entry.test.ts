import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { aLedger, anEntry, START } from "../tests/contracts/samples.ts";
import type { Author } from "./book.ts";
import { InvalidInput } from "./errors.ts";
import { money } from "./money.ts";
import { paidOf } from "./price.ts";
import { type EntryPart, splitEntry } from "./split-entry.ts";

const author: Author = { turn: "turn-9", actor: "person-1", channel: "console", at: START };
const setting = () => {
  let ids = 0;
  return { ledger: aLedger(), author, newId: () => `new-${++ids}`, position: 2 };
};
const tom = { person: "Tom" };
const dog = { category: "pets", description: "dog", suggested: { category: "pets", confidence: 0.9 } };
const half = { top: 1, bottom: 2 };
const usd = (cents: number) => money(cents, "USD");

describe("splitting an expense", () => {
  test("leaves what no part takes, and makes the others new entries of the same message", () => {
    const groceries = anEntry({ cents: 4_000, description: "groceries", category: "groceries", tags: ["home"] });
    const [rest, part, ...others] = splitEntry(groceries, [{ size: usd(1_200), of: dog }], setting());
    expect(others).toEqual([]);
    expect(rest).toEqual({ ...groceries, amount: usd(2_800), counts: 2_800 });
    expect(part).toEqual({
      ...groceries,
      ...dog,
      id: "new-1",
      normalised: "dog",
      amount: usd(1_200),
      counts: 1_200,
      source: { ...groceries.source, position: 2 },
    });
  });

  test("makes a person's part money that they owe, and no spending", () => {
    const [rest, part] = splitEntry(anEntry({ cents: 1_501 }), [{ size: half, of: tom }], setting());
    expect(rest).toMatchObject({ amount: usd(751), counts: 751 });
    expect(part).toMatchObject({
      kind: "transfer",
      category: null,
      counts: null,
      amount: usd(750),
      transfer: { side: "to", place: "person", with: "tom" },
    });
  });

  test("gives the whole to its first part where nothing is left", () => {
    const entry = anEntry({ cents: 900 });
    const thirds: EntryPart[] = [dog, tom].map((of) => ({ size: half, of }));
    const [first, second, ...others] = splitEntry(entry, thirds, setting());
    expect(others).toEqual([]);
    expect(first).toMatchObject({ id: entry.id, category: "pets", counts: 450, source: entry.source });
    expect(second).toMatchObject({ id: "new-1", kind: "transfer" });
  });

  test("splits what was paid abroad along with what it came to", () => {
    const original = { amount: money(4_801, "JPY"), rate: "0.0065", rateDate: "2026-10-30" };
    const [rest, part] = splitEntry(anEntry({ amount: usd(3_121), original }), [{ size: half, of: tom }], setting());
    expect([rest, part].map((entry) => entry?.amount.minor)).toEqual([1_561, 1_560]);
    expect([rest, part].map((entry) => entry?.original?.amount.minor)).toEqual([2_401, 2_400]);
    const yen = { size: money(800, "JPY"), of: dog };
    expect(splitEntry(anEntry({ amount: usd(3_121), original }), [yen], setting())[1]?.original?.amount).toEqual(
      money(800, "JPY"),
    );
  });

  test("keeps a bill with what is left of it alone", () => {
    const recurring = { id: "rule-1", due: "2026-11-02" };
    const [rest, part] = splitEntry(anEntry({ recurring }), [{ size: half, of: dog }], setting());
    expect([rest?.recurring, part?.recurring]).toEqual([recurring, undefined]);
  });

  test.each<[string, EntryPart[]]>([
    ["more than the whole", [{ size: usd(451), of: dog }]],
    [
      "more than the whole together",
      [
        { size: usd(300), of: dog },
        { size: half, of: tom },
      ],
    ],
    ["nothing", [{ size: { top: 1, bottom: 1_000 }, of: dog }]],
    ["other money", [{ size: money(1, "EUR"), of: dog }]],
  ])("refuses parts that are %s", (_what, parts) => {
    expect(() => splitEntry(anEntry(), parts, setting())).toThrow(InvalidInput);
  });

  test("refuses what was not spent", () => {
    expect(() => splitEntry(anEntry({ kind: "income" }), [{ size: half, of: tom }], setting())).toThrow(InvalidInput);
  });

  test("sums to the whole, in both moneys, whatever its parts", () => {
    const size = fc.oneof(
      fc.integer({ min: 1, max: 2_000 }).map((minor) => money(minor, "JPY")),
      fc
        .tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 4, max: 12 }))
        .map(([top, bottom]) => ({ top, bottom })),
    );
    const parts = fc.array(fc.record({ size, of: fc.constantFrom<EntryPart["of"]>(tom, dog) }), {
      minLength: 1,
      maxLength: 4,
    });
    const amounts = fc.tuple(
      fc.integer({ min: 1, max: 90_000 }),
      fc.oneof(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 1, max: 90_000 })),
    );
    fc.assert(
      fc.property(amounts, parts, ([yen, cents], given) => {
        const original = { amount: money(yen, "JPY"), rate: "1", rateDate: "2026-10-30" };
        const entry = anEntry({ amount: usd(cents), original });
        const split = (): ReturnType<typeof splitEntry> | null => {
          try {
            return splitEntry(entry, given, setting());
          } catch (error) {
            expect(error).toBeInstanceOf(InvalidInput);
            return null;
          }
        };
        const entries = split();
        if (entries === null) return;
        const sumOf = (minors: readonly number[]): number => minors.reduce((sum, one) => sum + one, 0);
        expect(sumOf(entries.map(({ amount }) => amount.minor))).toBe(cents);
        expect(sumOf(entries.map((one) => paidOf(one).minor))).toBe(yen);
        expect(new Set(entries.map(({ id }) => id)).size).toBe(entries.length);
        expect(entries[0]?.id).toBe(entry.id);
        for (const { counts, amount, kind } of entries) expect(counts).toBe(kind === "transfer" ? null : amount.minor);
      }),
    );
  });
});
