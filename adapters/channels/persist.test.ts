import { expect, test } from "vitest";
import { Unavailable } from "../../domain/errors.ts";
import { fakeTiming } from "../../tests/support/fake-timing.ts";
import { persist, type Setback } from "./persist.ts";

const never = new AbortController().signal;
const again = (): Setback => ({ detail: "broken" });

function failing(times: number, then = "done") {
  let left = times;
  return async () => {
    if (left === 0) return then;
    left -= 1;
    throw new Error("broken");
  };
}

test("waits longer from try to try, up to a limit", async () => {
  const timing = fakeTiming();
  await expect(
    persist(failing(6), { platform: "The post", timing, signal: never, judge: again, longestWait: 3000 }),
  ).resolves.toBe("done");
  expect(timing.waits).toEqual([250, 500, 1000, 2000, 3000, 3000]);
});

test("takes up to half off the wait, at random", async () => {
  const timing = { ...fakeTiming(), random: () => 0.5 };
  await persist(failing(3), { platform: "The post", timing, signal: never, judge: again });
  expect(timing.waits).toEqual([187.5, 375, 750]);
});

test("waits as long as it is asked to", async () => {
  const timing = fakeTiming();
  const told: number[] = [];
  const judge = () => ({ detail: "flood", retryAfter: 7000 });
  await persist(failing(1), {
    platform: "The post",
    timing,
    signal: never,
    judge,
    onSetback: (_, wait) => told.push(wait),
  });
  expect([timing.waits, told]).toEqual([[7000], [7000]]);
});

test("lets an error through that no waiting mends", async () => {
  await expect(
    persist(failing(1), { platform: "The post", timing: fakeTiming(), signal: never, judge: () => null }),
  ).rejects.toThrow("broken");
});

test("ends with Unavailable, and the wait still due, when its time is over", async () => {
  const timing = { ...fakeTiming(), sleep: () => Promise.reject(new Error("aborted")) };
  const judge = () => ({ detail: "flood", retryAfter: 7000 });
  const ending = persist(failing(1), { platform: "The post", timing, signal: never, judge });
  await expect(ending).rejects.toBeInstanceOf(Unavailable);
  await expect(ending).rejects.toMatchObject({ retryAfter: 7000 });
});

test("does not call a cancelled attempt anything but Unavailable", async () => {
  const over = AbortSignal.abort();
  const ending = persist(failing(1), { platform: "The post", timing: fakeTiming(), signal: over, judge: () => null });
  await expect(ending).rejects.toBeInstanceOf(Unavailable);
});
