import { describe, expect, it } from "vitest";
import { liveYear } from "./simulation/live.ts";
import { writeYear } from "./simulation/year.ts";

describe("a year of somebody's life", () => {
  it.each([1, 5])("is summed up as its log alone comes to, after every step (seed %i)", async (seed) => {
    const year = writeYear(seed);
    const { steps, operations, differences } = await liveYear(year);
    expect(differences).toEqual([]);
    expect(steps).toBeGreaterThan(300);
    expect(operations.length).toBeGreaterThan(300);
  });

  it("lived again gives the same ledger", async () => {
    const year = writeYear(2);
    const quarter = { ...year, steps: year.steps.slice(0, 120) };
    const [first, second] = [await liveYear(quarter), await liveYear(quarter)];
    expect(JSON.stringify(second.operations)).toBe(JSON.stringify(first.operations));
  });
});
