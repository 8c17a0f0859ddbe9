import { expect, test, vi } from "vitest";
import type { TurnStore } from "../dialogs/ports.ts";
import { Unavailable } from "../domain/errors.ts";
import { anEvent, aSettlement } from "../tests/contracts/samples.ts";
import { fakeClock } from "../tests/support/fake-clock.ts";
import { openMemoryStores } from "../tests/support/lanes.ts";
import { memoryLog } from "../tests/support/memory-log.ts";
import { createRetention } from "./retention.ts";

test("texts go after their days, and keys after a week, so that a late redelivery is still known", async () => {
  const { turns, access, audit } = openMemoryStores();
  const clock = fakeClock();
  const event = anEvent();
  await turns.accept(event, clock.now().toString());
  const claimed = await turns.claim(event.lane, "process-1", clock.ms(), clock.ms() + 1_000);
  if (claimed) await turns.settle(claimed.claim, event.key, aSettlement({ reply: null }));
  const forget = createRetention({ turns, access, audit, now: clock.now, days: 3, log: memoryLog().log });
  const textAfter = async (days: number) => {
    clock.advance({ hours: 24 * days });
    await forget();
    const content = (await turns.turn(event.key))?.event.content;
    return content?.kind === "message" ? content.text : null;
  };

  expect(await textAfter(0)).toBe("coffee 4.50");
  expect(await textAfter(2)).toBe("coffee 4.50");
  expect(await textAfter(2)).toBe("");
  expect(await textAfter(4)).toBeNull();
});

test("what is old is looked for every few hours, and again soon where the store could not be written", async () => {
  const { turns, access, audit } = openMemoryStores();
  const clock = fakeClock();
  const log = memoryLog();
  const purge = vi
    .fn<TurnStore["purge"]>(turns.purge)
    .mockRejectedValueOnce(new Unavailable("The disk is full; nothing was saved."));
  const forget = createRetention({ turns: { ...turns, purge }, access, audit, now: clock.now, days: 30, log: log.log });
  await forget();
  expect(log.lines()).toHaveLength(1);
  await forget();
  expect(purge).toHaveBeenCalledTimes(2);
  clock.advance({ hours: 5 });
  await forget();
  expect(purge).toHaveBeenCalledTimes(2);
  clock.advance({ hours: 1 });
  await forget();
  expect(purge).toHaveBeenCalledTimes(3);
});

test("what matters to security is kept for a year, and as long as texts where they are kept longer", async () => {
  const { turns, access, audit } = openMemoryStores();
  const clock = fakeClock();
  await audit.note({ id: "1", kind: "pin_set", person: "person-1", channel: null, at: clock.now().toString() });
  const kept = async (days: number) => {
    await createRetention({ turns, access, audit, now: clock.now, days, log: memoryLog().log })();
    return (await audit.events({ limit: 10 })).length;
  };
  clock.advance({ hours: 24 * 365 });
  expect(await kept(30)).toBe(1);
  clock.advance({ hours: 24 });
  expect(await kept(400)).toBe(1);
  expect(await kept(30)).toBe(0);
});
