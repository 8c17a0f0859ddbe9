import { afterEach, beforeEach, expect, onTestFinished, test, vi } from "vitest";
import { Unavailable } from "../domain/errors.ts";
import { anEvent, aSettlement } from "../tests/contracts/samples.ts";
import { fakeClock } from "../tests/support/fake-clock.ts";
import { openMemoryStores } from "../tests/support/lanes.ts";
import { memoryLog } from "../tests/support/memory-log.ts";
import { until } from "../tests/support/until.ts";
import { startRetention } from "./retention.ts";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
});
afterEach(() => {
  vi.useRealTimers();
});

test("texts go after their days, and stay until then", async () => {
  const { turns } = openMemoryStores();
  const clock = fakeClock();
  const event = anEvent();
  await turns.accept(event, clock.now().toString());
  const claimed = await turns.claim(event.lane, "process-1", clock.ms(), clock.ms() + 1_000);
  if (claimed) await turns.settle(claimed.claim, event.key, aSettlement({ reply: null }));
  onTestFinished(startRetention({ turns, now: clock.now, days: 30, log: memoryLog().log }));
  const isKept = async () =>
    (await turns.turn(event.key))?.event.content.kind === "message" && (await turns.turn(event.key))?.decision !== null;

  clock.advance({ hours: 24 * 29 });
  await vi.advanceTimersByTimeAsync(6 * 3_600_000);
  expect(await isKept()).toBe(true);
  clock.advance({ hours: 24 * 2 });
  await vi.advanceTimersByTimeAsync(6 * 3_600_000);
  await until(async () => !(await isKept()));
});

test("a store that can't be written now is asked again later", async () => {
  const { turns } = openMemoryStores();
  const log = memoryLog();
  const purge = vi.fn(turns.purge).mockRejectedValueOnce(new Unavailable("The disk is full; nothing was saved."));
  const stop = startRetention({ turns: { ...turns, purge }, now: fakeClock().now, days: 30, log: log.log });
  await until(() => log.lines().length === 1);
  await vi.advanceTimersByTimeAsync(6 * 3_600_000);
  expect(purge).toHaveBeenCalledTimes(2);
  stop();
  await vi.advanceTimersByTimeAsync(24 * 3_600_000);
  expect(purge).toHaveBeenCalledTimes(2);
});
