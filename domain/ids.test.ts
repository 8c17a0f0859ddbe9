import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { idSource } from "./ids.ts";

const zeros = (n: number) => new Uint8Array(n);
const ones = (n: number) => new Uint8Array(n).fill(0xff);

describe("an id", () => {
  it("is a UUID of version 7 and the RFC's variant", () => {
    const pattern = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
    expect(idSource(Date.now, randomBytes)()).toMatch(pattern);
    expect(idSource(() => 1, zeros)()).toBe("00000000-0001-7000-8000-000000000000");
    expect(idSource(() => 1, ones)()).toBe("00000000-0001-7000-bfff-ffffffffffff");
  });

  it("begins with its time", () => {
    const at = Date.UTC(2026, 10, 22);
    const id = idSource(() => at, randomBytes)();
    expect(Number.parseInt(id.replaceAll("-", "").slice(0, 12), 16)).toBe(at);
  });

  it("is not the same twice, though the clock stands and the randomness repeats", () => {
    const next = idSource(() => 1_000, zeros);
    const ids = Array.from({ length: 10_000 }, () => next());
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("leaves the bytes that it was given as they were", () => {
    const bytes = ones(8);
    idSource(
      () => 0,
      () => bytes,
    )();
    expect(bytes).toEqual(ones(8));
  });

  it("sorts in the order of making, whatever the clock does", () => {
    const clocks = fc.array(fc.tuple(fc.nat(50), fc.integer({ min: 1, max: 5_000 })), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(clocks, (steps) => {
        let now = 0;
        const next = idSource(() => now, randomBytes);
        const ids = steps.flatMap(([at, count]) => {
          now = at;
          return Array.from({ length: count }, () => next());
        });
        expect(ids).toEqual(ids.toSorted());
        expect(new Set(ids).size).toBe(ids.length);
      }),
      { numRuns: 50 },
    );
  });
});
