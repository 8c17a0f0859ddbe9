import { describe, expect, test } from "vitest";
import type { Reply } from "../../dialogs/channel.ts";
import { Forbidden, Unavailable } from "../../domain/errors.ts";
import { fakeTiming } from "../support/fake-timing.ts";
import { recordingLog } from "../support/recording-log.ts";
import type { ChannelHarness, PushChannel } from "./channel.ts";

const SAVED: Reply = { privacy: "private", blocks: [{ kind: "text", text: "Saved: Joe's secret shop" }] };

/** How messages leave: as patiently as the platform asks, no longer than there is time, and silent about what they say. */
export function sendingContract<C extends PushChannel>({ open, sending }: ChannelHarness<C>): void {
  const { address, expectMessage, pause } = sending;

  function setUp(timing = fakeTiming()) {
    const log = recordingLog();
    const channel = open({ timing, log });
    return {
      timing,
      log,
      send: (signal = new AbortController().signal) => channel.send(address, SAVED, { signal }),
      /** Sends, and sees that neither the error nor the log tells what was to be sent, to whom, or with which secret. */
      async fail(signal = new AbortController().signal): Promise<unknown> {
        const error: unknown = await channel.send(address, SAVED, { signal }).catch((thrown: unknown) => thrown);
        expect(error).toBeInstanceOf(Error);
        const told = `${JSON.stringify(error, Object.getOwnPropertyNames(error))} ${log.lines.join()}`;
        expect(told).not.toMatch(/secret shop|SECRET/);
        expect(told).not.toContain(address);
        expect(error).not.toHaveProperty("cause");
        return error;
      },
    };
  }

  describe("a message", () => {
    test("leaves, and its id is told", async () => {
      expectMessage("taken");
      const ids = await setUp().send();
      expect(ids).toHaveLength(1);
      expect(ids[0]).not.toBe("");
    });

    test("leaves in the end when the platform is too fast for it, out of order, or out of reach", async () => {
      for (const outcome of ["too fast", "connection broken", "out of order", "taken"] as const) expectMessage(outcome);
      const { send, timing, log } = setUp();
      await expect(send()).resolves.toHaveLength(1);
      expect(timing.waits).toHaveLength(3);
      expect(timing.waits[0]).toBeCloseTo(pause, 5);
      expect(log.lines.join()).not.toMatch(/secret shop|SECRET/);
    });

    test.each(["too fast", "out of order", "connection broken"] as const)(
      "that the platform does not take in time (%s) can be sent again later",
      async (outcome) => {
        expectMessage(outcome);
        const timing = fakeTiming();
        const lifetime = new AbortController();
        timing.sleep = async (_, signal) => {
          lifetime.abort();
          signal.throwIfAborted();
        };
        const error = await setUp(timing).fail(lifetime.signal);
        expect(error).toBeInstanceOf(Unavailable);
        expect(error).toHaveProperty("retryAfter", expect.any(Number));
      },
    );

    test("does not begin to leave when its time is over", async () => {
      expect(await setUp().fail(AbortSignal.abort())).toBeInstanceOf(Unavailable);
    });

    test("is not waited for when its time ends before the answer comes", { timeout: 3000 }, async () => {
      const lifetime = new AbortController();
      const begun = Promise.withResolvers<void>();
      const over = Promise.withResolvers<void>();
      expectMessage({ begun: begun.resolve, over: over.promise });
      const failing = setUp().fail(lifetime.signal);
      await begun.promise;
      lifetime.abort();
      expect(await failing).toBeInstanceOf(Unavailable);
      over.resolve();
    });

    test("to somebody who blocked the bot is forbidden, and not tried again", async () => {
      expectMessage("blocked by the person");
      const { fail, timing } = setUp();
      expect(await fail()).toBeInstanceOf(Forbidden);
      expect(timing.waits).toEqual([]);
    });

    test("waits for the operator when the platform refuses our credentials", async () => {
      expectMessage("credentials refused");
      const error = await setUp().fail();
      expect(error).toBeInstanceOf(Unavailable);
      expect(error).toHaveProperty("retryAfter", 60_000);
      // The name of the setting that has to be put right.
      expect(String(error)).toMatch(/\b[A-Z]+(?:_[A-Z]+)+\b/);
    });

    test("of which nothing can be seen is not sent", async () => {
      const channel = open({ timing: fakeTiming(), log: recordingLog() });
      const { signal } = new AbortController();
      await expect(channel.send(address, { privacy: "private", blocks: [] }, { signal })).resolves.toEqual([]);
    });
  });
}
