import { randomBytes } from "node:crypto";
import { describe, expect, test } from "vitest";
import { createPins } from "./pins.ts";

const pins = createPins("the secret of this installation", randomBytes);

describe("a PIN", () => {
  test("is matched by its own digits alone", async () => {
    const kept = await pins.hash("830516");
    expect(await pins.matches("830516", kept)).toBe(true);
    for (const digits of ["830517", "83051", "8305160", ""]) expect(await pins.matches(digits, kept)).toBe(false);
  });

  test("is kept otherwise each time, and never shows its digits", async () => {
    const [one, other] = [await pins.hash("830516"), await pins.hash("830516")];
    expect(one.salt).not.toBe(other.salt);
    expect(one.hash).not.toBe(other.hash);
    expect(JSON.stringify([one, other])).not.toContain("830516");
  });

  test("is not matched without the installation's secret", async () => {
    const elsewhere = createPins("another secret", randomBytes);
    expect(await elsewhere.matches("830516", await pins.hash("830516"))).toBe(false);
  });

  test("of nobody is matched by no digits, and takes as long to say so", async () => {
    const kept = await pins.hash("830516");
    const known: number[] = [];
    const unknown: number[] = [];
    for (let round = 0; round < 5; round += 1) {
      known.push(await millisecondsOf(() => pins.matches("111111", kept)));
      unknown.push(await millisecondsOf(() => pins.matches("111111", null)));
    }
    expect(await pins.matches("830516", null)).toBe(false);
    expect(Math.min(...unknown)).toBeGreaterThan(Math.min(...known) / 3);
  });
});

async function millisecondsOf(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}
