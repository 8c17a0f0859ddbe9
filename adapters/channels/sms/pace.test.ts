import { expect, test } from "vitest";
import { fakeTiming } from "../../../tests/support/fake-timing.ts";
import { createPacer } from "./pace.ts";

const never = new AbortController().signal;

test("one message leaves a second, in the order of asking, and the first never waits", async () => {
  const timing = fakeTiming(0.5);
  const pacer = createPacer("platform", timing);
  const start = timing.now();
  const left: number[] = [];
  for (let message = 0; message < 5; message += 1) {
    await pacer.admit(never);
    left.push(timing.now() - start);
  }
  expect(left).toEqual([0, 1000, 2000, 3000, 4000]);
});

test("those who ask at once get a second each", async () => {
  const waits: number[] = [];
  const pacer = createPacer("platform", { now: () => 0, random: () => 0, sleep: async (ms) => void waits.push(ms) });
  await Promise.all([1, 2, 3, 4].map(() => pacer.admit(never)));
  expect(waits).toEqual([1000, 2000, 3000]);
});

test("a pause makes up for nothing", async () => {
  const timing = fakeTiming(0.5);
  const pacer = createPacer("platform", timing);
  await pacer.admit(never);
  timing.advance(60_000);
  await pacer.admit(never);
  await pacer.admit(never);
  expect(timing.waits).toEqual([1000]);
});

test("waiting ends when the signal aborts", async () => {
  const pacer = createPacer("platform", fakeTiming(0.5));
  await pacer.admit(never);
  await expect(pacer.admit(AbortSignal.abort())).rejects.toThrow();
});

test("without a pace nothing waits", async () => {
  const timing = fakeTiming(0.5);
  const pacer = createPacer("off", timing);
  for (let message = 0; message < 100; message += 1) await pacer.admit(never);
  expect(timing.waits).toEqual([]);
});
