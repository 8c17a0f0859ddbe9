import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { byPriority, type Ranked } from "./priority.ts";

const ranked = (id: string, given: Partial<Ranked> = {}): Ranked => ({
  id,
  necessity: 5,
  priority: 5,
  spent: 0,
  ...given,
});
const order = (...categories: Ranked[]) => byPriority(categories).map(({ id }) => id);

describe("the priority order", () => {
  it("follows the person's own priority before necessity", () => {
    expect(order(ranked("a", { necessity: 10, priority: 4 }), ranked("b", { necessity: 2, priority: 8 }))).toEqual([
      "b",
      "a",
    ]);
    expect(order(ranked("a", { necessity: 3 }), ranked("b", { necessity: 9 }))).toEqual(["b", "a"]);
  });

  it("lets habit decide between what is otherwise alike", () => {
    expect(order(ranked("a", { spent: 10 }), ranked("b", { spent: 30 }))).toEqual(["b", "a"]);
    expect(order(ranked("a", { spent: -10 }), ranked("b"))).toEqual(["a", "b"]);
  });

  it("puts what is short first among equals, then goes by id", () => {
    expect(order(ranked("a"), ranked("b", { isShort: true }), ranked("c", { isShort: false }))).toEqual([
      "b",
      "a",
      "c",
    ]);
  });

  it("does not depend on the order of input", () => {
    const categories = fc.uniqueArray(
      fc.record({
        id: fc.constantFrom("a", "b", "c", "d", "e", "f"),
        necessity: fc.integer({ min: 1, max: 10 }),
        priority: fc.integer({ min: 1, max: 10 }),
        spent: fc.integer({ min: -10, max: 1_000 }),
        isShort: fc.boolean(),
      }),
      { selector: ({ id }) => id },
    );
    fc.assert(
      fc.property(categories, (given) => {
        expect(byPriority(given.toReversed())).toEqual(byPriority(given));
      }),
      { numRuns: 1_000 },
    );
  });
});
