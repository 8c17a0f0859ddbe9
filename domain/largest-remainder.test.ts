import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Part, roundByLargestRemainder } from "./largest-remainder.ts";

const part = (id: string, top: bigint, bottom: bigint): Part => ({ id, top, bottom });

describe("rounding by largest remainder", () => {
  it("gives what is left over to the largest remainders", () => {
    const parts = [part("a", 13n, 10n), part("b", 17n, 10n), part("c", 20n, 10n)];
    expect(Object.fromEntries(roundByLargestRemainder(parts, 5n))).toEqual({ a: 1n, b: 2n, c: 2n });
  });

  it("compares remainders of different fractions exactly", () => {
    const third = part("a", 333_333_333_333_333_333n, 1_000_000_000_000_000_000n);
    const parts = [third, part("b", 1n, 3n), part("c", 333_333_333_333_333_334n * 3n - 1n, 3_000_000_000_000_000_000n)];
    expect(roundByLargestRemainder(parts, 1n).get("c")).toBe(1n);
  });

  it("breaks ties by id, whatever the order", () => {
    const parts = [part("c", 1n, 3n), part("a", 1n, 3n), part("b", 1n, 3n)];
    for (const order of [parts, parts.toReversed()]) {
      expect(roundByLargestRemainder(order, 1n).get("a")).toBe(1n);
    }
  });

  it("sums to the total and moves no part by a whole one", () => {
    const weights = fc.array(fc.bigInt({ min: 0n, max: 10n ** 15n }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(weights, fc.bigInt({ min: 0n, max: 10n ** 12n }), (given, total) => {
        const bottom = given.reduce((sum, weight) => sum + weight, 0n);
        fc.pre(bottom > 0n);
        const parts = given.map((weight, index) => part(String(index), weight * total, bottom));
        const rounded = roundByLargestRemainder(parts, total);
        expect([...rounded.values()].reduce((sum, value) => sum + value, 0n)).toBe(total);
        for (const { id, top } of parts) {
          const distance = (rounded.get(id) ?? -1n) * bottom - top;
          expect(distance < bottom && -distance < bottom).toBe(true);
        }
      }),
      { numRuns: 1_000 },
    );
  });
});
