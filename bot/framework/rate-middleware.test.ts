import { TestAdapter, TurnContext } from "botbuilder-core";
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { showing } from "../../adapters/channels/pairing.ts";
import type { ClaimedTurn } from "../../dialogs/ports.ts";
import { recordingChannel } from "../../tests/support/recording-channel.ts";
import { happening, openBot } from "../../tests/support/running-bot.ts";
import { until } from "../../tests/support/until.ts";
import { pause } from "../turns/timing.ts";
import { activityOf } from "./activity.ts";
import { rateMiddleware } from "./rate-middleware.ts";
import { TURN_WORK } from "./turn-storage.ts";

describe("over the rate", () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance", "Date"] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test("a sender's lane waits until its share has grown again", async () => {
    const turn = turnsAt(30);
    for (let sent = 0; sent < 30; sent++) expect(await turn("42").waited()).toBe(0);
    expect(await turn("42").waited()).toBe(2_000);
    expect(await turn("42").waited()).toBe(2_000);
  });

  test("others are not held up", async () => {
    const turn = turnsAt(1);
    expect(await turn("42").waited()).toBe(0);
    const held = turn("42").waited();
    expect(await turn("43").waited()).toBe(0);
    expect(await held).toBe(60_000);
  });

  test("a rest of a minute gives the whole share back", async () => {
    const turn = turnsAt(3);
    for (let sent = 0; sent < 3; sent++) await turn("42").waited();
    await vi.advanceTimersByTimeAsync(60_000);
    for (let sent = 0; sent < 3; sent++) expect(await turn("42").waited()).toBe(0);
    expect(await turn("42").waited()).toBe(20_000);
  });

  test("the wait ends when the lane is lost or the process stops", async () => {
    const turn = turnsAt(1);
    await turn("42").waited();
    const { waited, lane } = turn("42");
    lane.abort();
    expect(await waited()).toBe(0);
  });
});

test("what goes over the rate waits, and is carried out in its order", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  onTestFinished(() => void vi.useRealTimers());
  const telegram = recordingChannel("telegram");
  const bot = await openBot({ channels: [telegram], rate: 3 });
  await bot.happens(happening(showing(await bot.code()), { id: "pair" }));
  for (const amount of [1, 2, 3, 4]) {
    await bot.inbox.take(happening({ kind: "message", text: `coffee ${amount}` }, { id: `${amount}` }));
  }
  const { ledger } = bot.owner;
  const logged = async () => {
    const made = await bot.stores.ledgers.entries({ ledger, order: "made", limit: 9 });
    return made.map(({ amount }) => amount.minor).toReversed();
  };
  await until(async () => (await bot.stores.turns.backlog()) === 2 && vi.getTimerCount() === 1);
  expect(await logged()).toEqual([100, 200]);
  await vi.advanceTimersByTimeAsync(20_000);
  await until(async () => (await bot.stores.turns.backlog()) === 1 && vi.getTimerCount() === 1);
  expect(await logged()).toEqual([100, 200, 300]);
  await vi.advanceTimersByTimeAsync(40_000);
  await until(async () => (await bot.stores.turns.backlog()) === 0);
  expect(await logged()).toEqual([100, 200, 300, 400]);
});

test("without a limit nobody waits", async () => {
  const bot = await openBot({ rate: "off" });
  for (let line = 0; line < 70; line++) expect(await bot.say("thanks")).toBe("You're welcome.");
});

test("strangers are refused at once, however many they send, and hold up nobody", async () => {
  const bot = await openBot({ channels: [recordingChannel("telegram")], rate: 1, timing: { backlog: 3 } });
  await bot.happens(happening(showing(await bot.code()), { id: "pair" }));
  const hello = { kind: "message", text: "hello" } as const;
  for (let sent = 0; sent < 9; sent++) {
    const about = { id: `stranger-${sent}`, chat: "66", sender: { id: "66" } };
    await bot.happens(happening(hello, about));
  }
  expect(await bot.stores.turns.backlog()).toBe(0);
  await expect(bot.inbox.take(happening({ kind: "message", text: "coffee 5" }, { id: "own" }))).resolves.toMatchObject({
    kind: "accepted",
  });
});

/** Turns under a rate; each tells how many milliseconds it was made to wait. */
function turnsAt(perMinute: number) {
  const middleware = rateMiddleware({ perMinute, now: () => Date.now(), isRefused: () => false });
  const adapter = new TestAdapter(async () => {});
  return (sender: string) => {
    const lane = new AbortController();
    const event = happening({ kind: "message", text: "hi" }, { id: "1", sender: { id: sender } });
    const context = new TurnContext(adapter, activityOf(event));
    context.turnState.set(TURN_WORK, { claimed: claimedTurn(event), wait: (ms: number) => pause(ms, lane.signal) });
    return {
      lane,
      async waited(): Promise<number> {
        const from = Date.now();
        let ended: number | null = null;
        const turn = middleware.onTurn(context, async () => {
          ended = Date.now();
        });
        while (ended === null) await vi.advanceTimersToNextTimerAsync();
        await turn;
        return ended - from;
      },
    };
  };
}

function claimedTurn(event: ClaimedTurn["turn"]["event"]): ClaimedTurn {
  const claim = { lane: event.lane, owner: "process-1", fence: 1, until: 0 };
  const { at: acceptedAt } = event;
  const turn = {
    event,
    order: 1,
    state: "open",
    failures: 0,
    rounds: [],
    decision: null,
    reply: null,
    acceptedAt,
  } as const;
  return { claim, turn, stateBefore: null };
}
