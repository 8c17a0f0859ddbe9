import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fakeTiming } from "../../../tests/support/fake-timing.ts";
import { createPacer } from "./pace.ts";

const never = new AbortController().signal;

async function departures(chats: readonly number[], pace: "platform" | "off" = "platform") {
  const timing = fakeTiming();
  const pacer = createPacer(pace, timing);
  const start = timing.now();
  const left: { chat: number; at: number }[] = [];
  for (const chat of chats) {
    await pacer.admit(chat, never);
    left.push({ chat, at: timing.now() - start });
  }
  return left;
}

function most(times: readonly number[], window: number): number {
  return Math.max(0, ...times.map((from) => times.filter((at) => at >= from && at < from + window).length));
}

describe("at the platform's pace", () => {
  test("no window ever holds more than the platform allows", async () => {
    const chats = fc.array(fc.constantFrom(-2, -1, ...Array.from({ length: 40 }, (_, index) => index + 1)), {
      maxLength: 150,
    });
    await fc.assert(
      fc.asyncProperty(chats, async (given) => {
        const left = await departures(given);
        expect(
          most(
            left.map(({ at }) => at),
            1000,
          ),
        ).toBeLessThanOrEqual(30);
        for (const chat of new Set(given)) {
          const times = left.filter((message) => message.chat === chat).map(({ at }) => at);
          expect(most(times, 1000)).toBeLessThanOrEqual(1);
          if (chat < 0) expect(most(times, 60_000)).toBeLessThanOrEqual(20);
        }
      }),
      { numRuns: 50 },
    );
  });

  test("a group gets twenty messages a minute", async () => {
    const times = (await departures(Array(45).fill(-1))).map(({ at }) => at);
    expect(most(times, 60_000)).toBe(20);
  });

  test("messages for one chat leave in the order in which they came, however their timers wake", async () => {
    let now = 0;
    const sleepers: (() => void)[] = [];
    const sleep = () => new Promise<void>((wake) => sleepers.push(wake));
    const pacer = createPacer("platform", { now: () => now, random: () => 0, sleep });
    const left: number[] = [];
    const leaving = [1, 2, 3, 4].map((message) => pacer.admit(7, never).then(() => left.push(message)));
    while (left.length < 4) {
      now += 1050;
      for (const wake of sleepers.splice(0).reverse()) wake();
      await new Promise(setImmediate);
    }
    await Promise.all(leaving);
    expect(left).toEqual([1, 2, 3, 4]);
  });

  test("a first message never waits", async () => {
    expect(await departures([1, 2, 3])).toEqual([1, 2, 3].map((chat) => ({ chat, at: 0 })));
  });

  test("a chat that waits does not hold up another", async () => {
    const timing = fakeTiming();
    const pacer = createPacer("platform", { ...timing, sleep: () => new Promise(() => {}) });
    await pacer.admit(1, never);
    void pacer.admit(1, never);
    await expect(pacer.admit(2, never)).resolves.toBeUndefined();
  });

  test("waiting ends when the signal aborts", async () => {
    const pacer = createPacer("platform", fakeTiming());
    await pacer.admit(1, never);
    await expect(pacer.admit(1, AbortSignal.abort())).rejects.toThrow();
  });
});

test("without a pace nothing waits", async () => {
  const left = await departures(Array(100).fill(-1), "off");
  expect(left.every(({ at }) => at === 0)).toBe(true);
});
