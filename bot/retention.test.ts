import { afterEach, beforeEach, expect, onTestFinished, test, vi } from "vitest";
import type { TurnStore } from "../dialogs/ports.ts";
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

test("texts go after their days, and keys after a week, so that a late redelivery is still known", async () => {
  const { turns } = openMemoryStores();
  const clock = fakeClock();
  const event = anEvent();
  await turns.accept(event, clock.now().toString());
  const claimed = await turns.claim(event.lane, "process-1", clock.ms(), clock.ms() + 1_000);
  if (claimed) await turns.settle(claimed.claim, event.key, aSettlement({ reply: null }));
  const purged = vi.fn<() => void>();
  const purge: TurnStore["purge"] = (...before) => turns.purge(...before).then(purged);
  onTestFinished(startRetention({ turns: { ...turns, purge }, now: clock.now, days: 3, log: memoryLog().log }));
  await until(() => purged.mock.calls.length === 1);
  const textAfter = async (days: number) => {
    clock.advance({ hours: 24 * days });
    purged.mockClear();
    await vi.advanceTimersByTimeAsync(6 * 3_600_000);
    await until(() => purged.mock.calls.length === 1);
    const content = (await turns.turn(event.key))?.event.content;
    return content?.kind === "message" ? content.text : null;
  };

  expect(await textAfter(2)).toBe("coffee 4.50");
  expect(await textAfter(2)).toBe("");
  expect(await textAfter(4)).toBeNull();
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
