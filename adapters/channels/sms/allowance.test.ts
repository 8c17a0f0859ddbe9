import { expect, test } from "vitest";
import { Forbidden, Unavailable } from "../../../domain/errors.ts";
import { fakeTiming } from "../../../tests/support/fake-timing.ts";
import { recordingLog } from "../../../tests/support/recording-log.ts";
import { createAllowance } from "./allowance.ts";
import { createDailyQuota } from "./quota.ts";

const HALF_A_DAY = 43_200_000;

function open({ limit = 10, strangerLimit = 1, paired = ["+1"] } = {}) {
  const timing = fakeTiming(0.5);
  const log = recordingLog();
  const strangers = {
    quota: createDailyQuota(strangerLimit, timing.now),
    isPaired: async (id: string) => paired.includes(id),
  };
  const overall = createDailyQuota(limit, timing.now);
  return { timing, log, overall, allowance: createAllowance({ overall, strangers, log, now: timing.now }) };
}

test("what is beyond the day's texts waits until midnight UTC, and the log says so once a day", async () => {
  const { timing, log, allowance } = open({ limit: 1 });
  await allowance.take("+1");
  for (let tries = 0; tries < 2; tries += 1) {
    const refusal = await allowance.take("+1").catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(Unavailable);
    expect(refusal).toMatchObject({ retryAfter: HALF_A_DAY });
  }
  expect(log.lines).toHaveLength(1);
  timing.advance(HALF_A_DAY);
  await allowance.take("+1");
  await expect(allowance.take("+1")).rejects.toBeInstanceOf(Unavailable);
  expect(log.lines).toHaveLength(2);
});

test("a stranger gets few, and the rest is dropped", async () => {
  const { allowance } = open();
  await allowance.take("+2");
  await expect(allowance.take("+2")).rejects.toBeInstanceOf(Forbidden);
  await allowance.take("+3");
  await allowance.take("+1");
  await allowance.take("+1");
});

test("what did not leave counts for nobody", async () => {
  const { allowance } = open({ limit: 1 });
  (await allowance.take("+2")).giveBack();
  await allowance.take("+2");
});

test("a stranger's share is not used up by a day that is spent", async () => {
  const { overall, allowance } = open({ limit: 1 });
  const all = overall.take("all");
  await expect(allowance.take("+2")).rejects.toBeInstanceOf(Unavailable);
  all?.giveBack();
  await allowance.take("+2");
});

test("without knowing who is paired, nobody is a stranger", async () => {
  const { overall, log, timing } = open();
  const allowance = createAllowance({ overall, strangers: null, log, now: timing.now });
  for (let texts = 0; texts < 10; texts += 1) await allowance.take("+2");
});
