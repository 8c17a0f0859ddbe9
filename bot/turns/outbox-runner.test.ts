import { describe, expect, onTestFinished, test } from "vitest";
import type { SqliteStores } from "../../adapters/stores/sqlite/index.ts";
import type { Channel } from "../../dialogs/channel.ts";
import type { OutboxMessage, TurnStore } from "../../dialogs/ports.ts";
import { Forbidden, Unavailable } from "../../domain/errors.ts";
import { anIdentity, anOutboxMessage, aReply, START } from "../../tests/contracts/samples.ts";
import { eventually } from "../../tests/support/eventually.ts";
import { type FakeClock, fakeClock } from "../../tests/support/fake-clock.ts";
import { openMemoryStores } from "../../tests/support/lanes.ts";
import { memoryLog } from "../../tests/support/memory-log.ts";
import { QUICK_TIMING } from "../../tests/support/quick-timing.ts";
import { recordingChannel } from "../../tests/support/recording-channel.ts";
import { startOutbox } from "./outbox-runner.ts";
import type { TurnTiming } from "./timing.ts";

describe("a message without a turn", () => {
  test("is sent once, in the order in which it was queued", async () => {
    const telegram = recordingChannel("telegram");
    const { queue } = openOutbox([telegram]);
    await queue("alert:1", "first");
    await queue("alert:2", "second");
    await queue("alert:1", "first");
    await eventually(() => expect(telegram.sent.map(({ text }) => text)).toEqual(["first", "second"]));
  });

  test("that can't leave now comes up again when its claim has run out", async () => {
    const telegram = recordingChannel("telegram", {
      before(_, attempt) {
        if (attempt === 1) throw new Unavailable("Down.");
      },
    });
    const { queue, clock } = openOutbox([telegram]);
    await queue("alert:1", "later");
    await eventually(() => expect(telegram.tries()).toBe(1));
    clock.advance({ milliseconds: QUICK_TIMING.lease });
    await eventually(() => expect(telegram.sent.map(({ text }) => text)).toEqual(["later"]));
  });

  test("to somebody who can't be reached is given up and holds up nobody", async () => {
    const telegram = recordingChannel("telegram", {
      before({ text }) {
        if (text === "to one who left") throw new Forbidden("The person has blocked the bot.");
      },
    });
    const { queue, clock } = openOutbox([telegram]);
    await queue("alert:1", "to one who left");
    await queue("alert:2", "to one who stayed");
    await eventually(() => expect(telegram.sent.map(({ text }) => text)).toEqual(["to one who stayed"]));
    clock.advance({ milliseconds: QUICK_TIMING.lease });
    await queue("alert:3", "another");
    await eventually(() => expect(telegram.sent).toHaveLength(2));
    expect(telegram.tries()).toBe(3);
  });

  test("waits for a store that can't be written just now", async () => {
    const telegram = recordingChannel("telegram");
    const { turns, people } = openMemoryStores();
    let refusals = 0;
    const claimOutbox: TurnStore["claimOutbox"] = async (...claim) => {
      refusals += 1;
      if (refusals < 5) throw new Unavailable("The disk is full; nothing was saved.");
      return turns.claimOutbox(...claim);
    };
    const { queue } = openOutbox([telegram], { turns: { ...turns, claimOutbox }, people });
    await queue("alert:1", "at last");
    await eventually(() => expect(telegram.sent.map(({ text }) => text)).toEqual(["at last"]));
  });
});

describe("several messages", () => {
  test("are sent once by two processes although all of them together take longer than a claim", async () => {
    const clock = fakeClock();
    const telegram = recordingChannel("telegram", {
      before: () => clock.advance({ milliseconds: QUICK_TIMING.lease * 0.4 }),
    });
    const stores = openMemoryStores();
    const { turns } = stores;
    const texts = ["1", "2", "3", "4", "5", "6"];
    const messages = texts.map((text) => anOutboxMessage({ key: text, channel: "telegram", reply: aReply(text) }));
    await turns.queue(messages, clock.now().toString());
    openOutbox([telegram], stores, { clock });
    openOutbox([telegram], stores, { clock });
    await eventually(() => expect(telegram.sent.length).toBeGreaterThanOrEqual(texts.length));
    clock.advance({ milliseconds: QUICK_TIMING.lease });
    await eventually(async () => expect(await turns.claimOutbox(["telegram"], clock.ms(), 0, 9)).toEqual([]));
    expect(telegram.sent.map(({ text }) => text).toSorted()).toEqual(texts);
  });

  test("do not wait for a channel that is stuck", async () => {
    const stuck = recordingChannel("slack", { before: (_, _attempt, signal) => untilEnded(signal) });
    const telegram = recordingChannel("telegram");
    const { turns, clock } = openOutbox([stuck, telegram]);
    const messages = (["slack", "telegram"] as const).map((channel) => anOutboxMessage({ key: channel, channel }));
    await turns.queue(messages, clock.now().toString());
    await eventually(() => expect(stuck.tries()).toBe(1));
    await eventually(() => expect(telegram.sent).toHaveLength(1));
  });

  test("end before their claim does", async () => {
    const telegram = recordingChannel("telegram", {
      before: (_, attempt, signal) => (attempt === 1 ? untilEnded(signal) : undefined),
    });
    const { queue, clock } = openOutbox([telegram], openMemoryStores(), { timing: { lease: 20 } });
    await queue("alert:1", "stuck at first");
    await queue("alert:2", "next");
    await eventually(() => expect(telegram.sent.map(({ text }) => text)).toEqual(["next"]));
    clock.advance({ milliseconds: 20 });
    await eventually(() => expect(telegram.sent.map(({ text }) => text)).toEqual(["next", "stuck at first"]));
  });
});

describe("a message of somebody's", () => {
  const theirs = { address: "chat-42", person: "person-1" };

  test("leaves while its address is an active channel of theirs, and not after that", async () => {
    const telegram = recordingChannel("telegram");
    const { people, queue } = openOutbox([telegram]);
    await people.link(anIdentity());
    await queue("a", "to a channel of theirs", theirs);
    await eventually(() => expect(telegram.sent).toHaveLength(1));
    await people.reach("identity-1", { state: "left", address: "chat-42" });
    await queue("b", "to one who left", theirs);
    await queue("c", "to another address", { ...theirs, address: "chat-43" });
    await queue("d", "to nobody here");
    await eventually(() => expect(telegram.sent).toHaveLength(2));
    await people.unlink(anIdentity(), "sms:1", START);
    await queue("e", "to a channel that was unlinked", theirs);
    await queue("f", "to nobody here");
    await eventually(() => expect(telegram.sent).toHaveLength(3));
    expect(telegram.sent.map(({ text }) => text)).toEqual([
      "to a channel of theirs",
      "to nobody here",
      "to nobody here",
    ]);
  });

  test("that can't reach them is the last one until they write again", async () => {
    const telegram = recordingChannel("telegram", {
      before: () => {
        throw new Forbidden("The person has blocked the bot.");
      },
    });
    const { people, queue } = openOutbox([telegram]);
    await people.link(anIdentity());
    await queue("a", "to one who blocked us", theirs);
    await eventually(async () => expect(await people.identity("telegram", "42")).toMatchObject({ state: "paused" }));
    await queue("b", "one more", theirs);
    await queue("c", "to nobody here");
    await eventually(() => expect(telegram.tries()).toBe(2));
  });
});

test("nothing is pushed to a channel whose answers only travel back", async () => {
  const web = recordingChannel("web", { delivery: "inline" });
  const telegram = recordingChannel("telegram");
  const { turns, clock } = openOutbox([web, telegram]);
  const messages = (["web", "telegram"] as const).map((channel) => anOutboxMessage({ key: channel, channel }));
  await turns.queue(messages, clock.now().toString());
  await eventually(() => expect(telegram.sent).toHaveLength(1));
  expect(web.tries()).toBe(0);
});

interface OutboxOptions {
  readonly clock?: FakeClock;
  readonly timing?: Partial<TurnTiming>;
}

function openOutbox(
  channels: readonly Channel[],
  stores: Pick<SqliteStores, "turns" | "people"> = openMemoryStores(),
  { clock = fakeClock(), timing }: OutboxOptions = {},
) {
  const { turns, people } = stores;
  const stop = startOutbox({
    turns,
    people,
    channels: new Map(channels.map((channel) => [channel.capabilities.channel, channel])),
    now: clock.ms,
    log: memoryLog().log,
    timing: { ...QUICK_TIMING, ...timing },
  });
  onTestFinished(stop);
  const queue = (key: string, text: string, to: Partial<OutboxMessage> = {}) =>
    turns.queue([anOutboxMessage({ key, channel: "telegram", reply: aReply(text), ...to })], clock.now().toString());
  return { turns, people, clock, queue };
}

/** Hangs until it is ended, and fails then, as a send does. */
async function untilEnded(signal: AbortSignal): Promise<void> {
  const { promise, reject } = Promise.withResolvers<void>();
  signal.addEventListener("abort", () => reject(new Unavailable("Ended.")));
  await promise;
}
