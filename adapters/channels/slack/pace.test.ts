import { expect, test } from "vitest";
import { fakeTiming } from "../../../tests/support/fake-timing.ts";
import { createPacer } from "./pace.ts";

const never = new AbortController().signal;

test("lets one message a second into a conversation, and does not hold up others", async () => {
  const timing = fakeTiming();
  const pacer = createPacer("platform", timing);
  await pacer.admit("C1", never);
  await pacer.admit("C2", never);
  expect(timing.waits).toEqual([]);
  await pacer.admit("C1", never);
  await pacer.admit("C1", never);
  expect(timing.waits).toEqual([1050, 1050]);
});

test("gives messages that wait at the same time turns of their own", async () => {
  const timing = fakeTiming();
  const waits: number[] = [];
  const pacer = createPacer("platform", { ...timing, sleep: async (ms) => waits.push(ms) });
  await Promise.all([1, 2, 3].map(() => pacer.admit("C1", never)));
  expect(waits).toEqual([1050, 2100]);
});

test("stops waiting when it is told to", async () => {
  const pacer = createPacer("platform", fakeTiming());
  await pacer.admit("C1", never);
  await expect(pacer.admit("C1", AbortSignal.abort())).rejects.toThrow();
});

test("holds nothing back when it is off", async () => {
  const timing = fakeTiming();
  const pacer = createPacer("off", timing);
  await pacer.admit("C1", never);
  await pacer.admit("C1", never);
  expect(timing.waits).toEqual([]);
});
