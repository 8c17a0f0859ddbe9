import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { Forbidden, Unavailable } from "../../domain/errors.ts";
import { eventually } from "../../tests/support/eventually.ts";
import { openLanes, openMemoryStores, says } from "../../tests/support/lanes.ts";
import { recordingChannel } from "../../tests/support/recording-channel.ts";
import { until } from "../../tests/support/until.ts";

const delivery = async (turns: ReturnType<typeof openMemoryStores>["turns"], id: number) =>
  (await turns.turn(`telegram:7:${id}`))?.reply?.delivery;

describe("a reply that can't leave now", () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test("is tried again when the platform said, not before", async () => {
    const telegram = recordingChannel("telegram", {
      before(_, attempt) {
        if (attempt === 1) throw new Unavailable("Too many messages.", { retryAfter: 30_000 });
      },
    });
    const { inbox, turns } = openLanes({ channels: [telegram] });
    await inbox.take(says("coffee 4.50", 1));
    await until(() => telegram.tries() === 1);
    await vi.advanceTimersByTimeAsync(29_999);
    expect(telegram.tries()).toBe(1);
    await vi.advanceTimersByTimeAsync(1);
    await until(async () => (await delivery(turns, 1)) === "sent");
    expect(telegram.sent.map(({ text }) => text)).toEqual(["Heard: coffee 4.50"]);
  });

  test("waits longer each time where the platform did not say, up to a bound", async () => {
    const telegram = recordingChannel("telegram", { before: () => Promise.reject(new Unavailable("Down.")) });
    const { inbox } = openLanes({ channels: [telegram], timing: { retryFrom: 100, retryUpTo: 400 } });
    await inbox.take(says("coffee 4.50", 1));
    const waits: number[] = [];
    for (let tries = 1; tries <= 5; tries++) {
      await until(() => telegram.tries() === tries);
      const asked = vi.getMockedSystemTime();
      await vi.advanceTimersToNextTimerAsync();
      waits.push(Number(vi.getMockedSystemTime()) - Number(asked));
    }
    for (const [index, base] of [100, 200, 400, 400, 400].entries()) {
      expect(waits[index]).toBeGreaterThanOrEqual(base * 0.8);
      expect(waits[index]).toBeLessThanOrEqual(base * 1.2);
    }
  });
});

describe("replies of a lane", () => {
  test("leave in its order, also when one of them has to wait", async () => {
    const telegram = recordingChannel("telegram", {
      before({ text }, attempt) {
        if (text === "Heard: one" && attempt < 6) throw new Unavailable("Too many messages.");
      },
    });
    const { inbox } = openLanes({ channels: [telegram] });
    for (const [index, text] of ["one", "two", "three"].entries()) await inbox.take(says(text, index));
    await eventually(() => expect(telegram.sent).toHaveLength(3));
    expect(telegram.sent.map(({ text }) => text)).toEqual(["Heard: one", "Heard: two", "Heard: three"]);
  });

  test("go on after one whose person can't be reached", async () => {
    const telegram = recordingChannel("telegram", {
      before({ text }) {
        if (text === "Heard: one") throw new Forbidden("The person has blocked the bot.");
      },
    });
    const { inbox, turns } = openLanes({ channels: [telegram] });
    await inbox.take(says("one", 1));
    await inbox.take(says("two", 2));
    await eventually(async () => expect(await delivery(turns, 2)).toBe("sent"));
    expect(await delivery(turns, 1)).toBe("undeliverable");
    expect(telegram.tries()).toBe(2);
  });

  test("go on after one that the channel fails on by a defect", async () => {
    const telegram = recordingChannel("telegram", {
      before({ text }) {
        if (text === "Heard: one") throw new TypeError("can't be rendered");
      },
    });
    const { inbox, turns, log } = openLanes({ channels: [telegram] });
    await inbox.take(says("one", 1));
    await inbox.take(says("two", 2));
    await eventually(async () => expect(await delivery(turns, 2)).toBe("sent"));
    expect(await delivery(turns, 1)).toBe("undeliverable");
    expect(log.lines().some(({ msg }) => msg === "a reply was given up")).toBe(true);
  });

  test("answer the message they belong to where others read along, and stand alone elsewhere", async () => {
    const telegram = recordingChannel("telegram");
    const { inbox } = openLanes({ channels: [telegram] });
    await inbox.take({ ...says("in a group", 1, -5), isPrivate: false });
    await inbox.take(says("in private", 2, 5));
    await eventually(() => expect(telegram.sent).toHaveLength(2));
    const replies = new Map(telegram.sent.map(({ text, replyTo }) => [text, replyTo]));
    expect(replies.get("Heard: in a group")).toBe("1");
    expect(replies.get("Heard: in private")).toBeUndefined();
  });
});

test("a reply that has left does not leave again because the store could not mark it", async () => {
  const { turns } = openMemoryStores();
  let refusals = 0;
  const full: typeof turns = {
    ...turns,
    async delivered(...marking) {
      refusals += 1;
      if (refusals <= 5) throw new Unavailable("The disk is full; nothing was saved.");
      return turns.delivered(...marking);
    },
  };
  const telegram = recordingChannel("telegram");
  const { inbox } = openLanes({ channels: [telegram], turns: full });
  await inbox.take(says("coffee 4.50", 1));
  await eventually(async () => expect(await delivery(turns, 1)).toBe("sent"));
  expect(telegram.sent).toHaveLength(1);
});
