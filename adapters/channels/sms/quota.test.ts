import fc from "fast-check";
import { expect, test } from "vitest";
import { fakeTiming } from "../../../tests/support/fake-timing.ts";
import { createDailyQuota } from "./quota.ts";

const HOUR = 3_600_000;

test("gives so many a day for each key, and anew at midnight UTC", () => {
  const timing = fakeTiming(0.5);
  const quota = createDailyQuota(2, timing.now);
  expect([quota.take("a"), quota.take("a"), quota.take("a"), quota.take("b")].map((taken) => taken !== null)).toEqual([
    true,
    true,
    false,
    true,
  ]);
  expect(quota.untilTomorrow()).toBe(12 * HOUR);
  timing.advance(12 * HOUR - 1);
  expect(quota.take("a")).toBeNull();
  timing.advance(1);
  expect(quota.take("a")).not.toBeNull();
});

test("what is given back counts for the day on which it was taken", () => {
  const timing = fakeTiming(0.5);
  const quota = createDailyQuota(1, timing.now);
  quota.take("a")?.giveBack();
  const ofYesterday = quota.take("a");
  expect(ofYesterday).not.toBeNull();
  timing.advance(12 * HOUR);
  expect(quota.take("a")).not.toBeNull();
  ofYesterday?.giveBack();
  expect(quota.take("a")).toBeNull();
});

test("never more are out than there are", () => {
  fc.assert(
    fc.property(fc.nat({ max: 5 }), fc.array(fc.boolean(), { maxLength: 40 }), (limit, moves) => {
      const quota = createDailyQuota(limit, () => 0);
      const out: { giveBack(): void }[] = [];
      for (const isTaking of moves) {
        const taken = isTaking ? quota.take("a") : null;
        if (taken !== null) out.push(taken);
        else if (!isTaking) out.pop()?.giveBack();
        expect(out.length).toBeLessThanOrEqual(limit);
        if (isTaking && taken === null) expect(out.length).toBe(limit);
      }
    }),
  );
});
