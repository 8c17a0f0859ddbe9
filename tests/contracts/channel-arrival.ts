import { describe, expect, onTestFinished, test } from "vitest";
import type { Channel, InboundEvent } from "../../dialogs/channel.ts";
import { createInbox } from "../support/channel-inbox.ts";
import { fakeTiming } from "../support/fake-timing.ts";
import { recordingLog } from "../support/recording-log.ts";
import type { ChannelHarness, PushChannel } from "./channel.ts";

/** How what happens comes in: proven, whole, once, and kept before it is acknowledged. */
export function arrivalContract<C extends PushChannel>(harness: ChannelHarness<C>): void {
  const { open, arrivals, press } = harness;

  /** The channel, started with what takes its events. */
  async function start(take: Parameters<C["start"]>[0]): Promise<C> {
    const channel = open({ timing: fakeTiming(), log: recordingLog() });
    await channel.start(take);
    onTestFinished(() => channel.stop());
    return channel;
  }

  describe.each(arrivals)("$what", ({ genuine, forged, post, content, isPrivate, unkept }) => {
    test("is refused when somebody else made it up, and nothing is taken", async () => {
      const inbox = createInbox();
      const channel = await start(inbox.take);
      const requests = forged();
      expect(requests.length).toBeGreaterThan(0);
      for (const request of requests) expect([401, 403]).toContain((await post(channel, request)).status);
      expect(inbox.events).toEqual([]);
    });

    test("is taken as an event that can be kept, and told from others", async () => {
      const inbox = createInbox();
      const channel = await start(inbox.take);
      for (const nth of [1, 2]) expect((await post(channel, genuine(nth))).status).toBe(200);
      expect(inbox.events).toMatchObject([
        { content, isPrivate },
        { content, isPrivate },
      ]);
      for (const event of inbox.events) expectToBeKeepable(event, channel);
      const [one, other] = inbox.events;
      expect(other?.key).not.toBe(one?.key);
      expect(other?.lane).toBe(one?.lane);
    });

    test("has the same key when it is delivered again", async () => {
      const keys: string[] = [];
      const channel = await start(async ({ key }) => {
        keys.push(key);
        return { kind: "duplicate" };
      });
      for (const nth of [1, 1]) expect((await post(channel, genuine(nth))).status).toBe(200);
      expect(keys).toHaveLength(2);
      expect(new Set(keys).size).toBe(1);
    });

    test("is not acknowledged before it is kept", async () => {
      const inbox = createInbox();
      const kept = Promise.withResolvers<void>();
      const arrived = Promise.withResolvers<void>();
      const channel = await start(async (event) => {
        arrived.resolve();
        await kept.promise;
        return inbox.take(event);
      });
      let isAnswered = false;
      const answering = post(channel, genuine(1)).then(() => {
        isAnswered = true;
      });
      await arrived.promise;
      await new Promise(setImmediate);
      expect(isAnswered).toBe(false);
      kept.resolve();
      await answering;
      expect(inbox.events).toHaveLength(1);
    });

    test("that can't be kept comes again, or its sender is told", async () => {
      const inbox = createInbox();
      inbox.refuseNext(1);
      const channel = await start(inbox.take);
      const answer = await post(channel, genuine(1));
      if (unkept === "comes again") {
        expect(answer.status).toBe(503);
        expect(Number(answer.headers?.["retry-after"])).toBeGreaterThan(0);
      } else {
        expect(answer.status).toBe(200);
        expect(unkept(answer)).toMatch(/not saved|nothing was saved/);
      }
      expect(inbox.events).toEqual([]);
    });

    test("does not hide a mistake of ours", async () => {
      const channel = await start(async () => {
        throw new TypeError("a mistake");
      });
      await expect(post(channel, genuine(1))).rejects.toThrow("a mistake");
    });
  });

  if (press === undefined) return;
  test("a button that is pressed comes back as the choice that was offered", async () => {
    const inbox = createInbox();
    const channel = await start(inbox.take);
    const choices = ["Undo", "Change", "More"].map((label, index) => ({
      id: `${channel.capabilities.channel}:${"k".repeat(48)}`.slice(0, 56).concat(`#${index}`),
      label,
    }));
    const messages = harness.rendering.render({ privacy: "private", blocks: [{ kind: "choices", choices }] });
    const buttons = messages.flatMap((message) => message.buttons);
    const arrival = arrivals.find((one) => one.content.kind === "choice");
    for (const [nth, { value }] of buttons.entries()) {
      await arrival?.post(channel, press(value, nth));
    }
    expect(inbox.events.map(({ content }) => content)).toEqual(
      choices.map(({ id }) => ({ kind: "choice", choice: id })),
    );
  });
}

/** Bytes that a key may have, because the ids of buttons are made of it and of a number. */
const LONGEST_KEY = 56;

/** Sees that an event is plain JSON, whose key, lane and address are what the store and the runner rely on. */
export function expectToBeKeepable(event: InboundEvent, { capabilities }: Channel): void {
  const { key, channel, lane, address, sender, at } = event;
  expect(channel).toBe(capabilities.channel);
  expect(key.startsWith(`${channel}:`)).toBe(true);
  expect(Buffer.byteLength(key)).toBeLessThanOrEqual(LONGEST_KEY);
  expect(lane.startsWith(`${channel}:`)).toBe(true);
  for (const named of [lane, address, sender.id]) expect(named.trim()).not.toBe("");
  expect(() => Temporal.Instant.from(at)).not.toThrow();
  expect(JSON.parse(JSON.stringify(event))).toEqual(event);
}
