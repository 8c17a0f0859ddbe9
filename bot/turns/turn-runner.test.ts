import { describe, expect, onTestFinished, test, vi } from "vitest";
import type { TurnStore } from "../../dialogs/ports.ts";
import { Unavailable } from "../../domain/errors.ts";
import { aDecision, anEvent } from "../../tests/contracts/samples.ts";
import { eventually } from "../../tests/support/eventually.ts";
import { type Lanes, openLanes, openMemoryStores, saidIn, says, settleWith } from "../../tests/support/lanes.ts";
import { QUICK_TIMING } from "../../tests/support/quick-timing.ts";
import { recordingChannel } from "../../tests/support/recording-channel.ts";
import type { TurnWork } from "./turn-work.ts";

const textsOf = ({ sent }: ReturnType<typeof recordingChannel>) => sent.map(({ text }) => text);

describe("a lane", () => {
  test("runs each of its events once, in the order in which they were accepted", async () => {
    const telegram = recordingChannel("telegram");
    const ran: string[] = [];
    const { inbox } = openLanes({
      channels: [telegram],
      async attempt(work) {
        ran.push(work.claimed.turn.event.key);
        await settleWith(work, saidIn(work.claimed.turn.event));
      },
    });
    const said = Array.from({ length: 12 }, (_, index) => `message ${index}`);
    for (const [index, text] of said.entries()) await inbox.take(says(text, index));
    await eventually(() => expect(textsOf(telegram)).toEqual(said));
    expect(ran).toHaveLength(12);
  });

  test("starts with what the turn before it left", async () => {
    const telegram = recordingChannel("telegram");
    const seen: unknown[] = [];
    const { inbox } = openLanes({
      channels: [telegram],
      async attempt(work) {
        const { stateBefore, turn } = work.claimed;
        seen.push(stateBefore?.shown.map(({ description }) => description) ?? null);
        const shown = [{ description: saidIn(turn.event), amount: "1" }];
        await settleWith(work, "ok", { stateAfter: { shown, facts: [], pending: null } });
      },
    });
    for (const [index, text] of ["coffee", "tea", "cake"].entries()) await inbox.take(says(text, index));
    await eventually(() => expect(seen).toEqual([null, ["coffee"], ["tea"]]));
  });

  test("does not wait for another lane", async () => {
    const telegram = recordingChannel("telegram");
    const held = Promise.withResolvers<void>();
    const { inbox } = openLanes({
      channels: [telegram],
      async attempt(work) {
        const text = saidIn(work.claimed.turn.event);
        if (text === "slow") await held.promise;
        await settleWith(work, text);
      },
    });
    await inbox.take(says("slow", 1, 1));
    await inbox.take(says("after slow", 2, 1));
    await inbox.take(says("quick", 3, 2));
    await eventually(() => expect(textsOf(telegram)).toEqual(["quick"]));
    held.resolve();
    await eventually(() => expect(textsOf(telegram)).toEqual(["quick", "slow", "after slow"]));
  });

  test("gets its turn however many there are, and no more run at once than are allowed", async () => {
    const telegram = recordingChannel("telegram");
    let running = 0;
    let most = 0;
    const { inbox } = openLanes({
      channels: [telegram],
      timing: { concurrency: 3 },
      async attempt(work) {
        most = Math.max(most, ++running);
        await settleWith(work, saidIn(work.claimed.turn.event));
        running -= 1;
      },
    });
    await Promise.all(Array.from({ length: 40 }, (_, chat) => inbox.take(says(`chat ${chat}`, chat, chat))));
    await eventually(() => expect(telegram.sent).toHaveLength(40));
    expect(most).toBe(3);
  });
});

describe("a lane that waits", () => {
  const inWeb = (id: number) => anEvent({ key: `web:${id}`, channel: "web", lane: `web:${id}` });

  test("for its platform holds up no other", async () => {
    const down = recordingChannel("telegram", {
      before: () => Promise.reject(new Unavailable("Telegram is down.", { retryAfter: 60_000 })),
    });
    const web = recordingChannel("web", { delivery: "inline" });
    const { inbox } = openLanes({ channels: [down, web], timing: { concurrency: 2, drain: 1 } });
    for (const chat of [1, 2, 3, 4, 5]) await inbox.take(says("coffee 4.50", chat, chat));
    await eventually(() => expect(down.tries()).toBe(5));
    await inbox.take(inWeb(1));
    expect(await inbox.answer("web:1", 10_000)).not.toBeNull();
  });

  test("because its sender is too fast holds up no other", async () => {
    const telegram = recordingChannel("telegram");
    const web = recordingChannel("web", { delivery: "inline" });
    let waits = 0;
    const { inbox } = openLanes({
      channels: [telegram, web],
      timing: { concurrency: 2, drain: 1 },
      async attempt(work) {
        waits += 1;
        if (work.claimed.turn.event.channel === "telegram") await work.wait(60_000);
        await settleWith(work, "ok");
      },
    });
    for (const chat of [1, 2, 3, 4, 5]) await inbox.take(says("coffee 4.50", chat, chat));
    await eventually(() => expect(waits).toBe(5));
    await inbox.take(inWeb(1));
    expect(await inbox.answer("web:1", 10_000)).not.toBeNull();
  });
});

describe("a turn that fails", () => {
  test("is tried again until it succeeds, and answered once", async () => {
    const telegram = recordingChannel("telegram");
    const { inbox, turns } = openLanes({
      channels: [telegram],
      async attempt(work) {
        if (work.claimed.turn.failures < 7) throw new TypeError("not yet");
        await settleWith(work, "at last");
      },
    });
    await inbox.take(says("hard", 1));
    await eventually(() => expect(textsOf(telegram)).toEqual(["at last"]));
    expect(await turns.turn("telegram:7:1")).toMatchObject({ state: "done", failures: 7 });
  });

  test("is given up after eight failures of its own: the person is told, and the lane goes on", async () => {
    const telegram = recordingChannel("telegram");
    let attempts = 0;
    const { inbox, turns, log } = openLanes({
      channels: [telegram],
      async attempt(work) {
        const text = saidIn(work.claimed.turn.event);
        if (text === "poison") {
          attempts += 1;
          throw new TypeError("a defect");
        }
        await settleWith(work, text);
      },
    });
    for (const [index, text] of ["before", "poison", "after"].entries()) await inbox.take(says(text, index));
    await eventually(() => expect(textsOf(telegram)).toEqual(["before", "Sorry.", "after"]));
    expect(attempts).toBe(8);
    expect(await turns.turn("telegram:7:1")).toMatchObject({ state: "dead", failures: 8 });
    const failures = log.lines().filter(({ msg }) => msg === "a turn failed");
    expect(failures.map(({ dead }) => dead)).toEqual([...Array<boolean>(7).fill(false), true]);
  });

  test("leaves the lane's memory to the next one as the turn before it left it", async () => {
    const telegram = recordingChannel("telegram");
    const shown = [{ description: "coffee", amount: "4.50" }];
    let remembered: unknown;
    const { inbox } = openLanes({
      channels: [telegram],
      async attempt(work) {
        const text = saidIn(work.claimed.turn.event);
        if (text === "poison") throw new TypeError("a defect");
        if (text === "after") remembered = work.claimed.stateBefore?.shown;
        await settleWith(work, text, { stateAfter: { shown, facts: [], pending: null } });
      },
    });
    for (const [index, text] of ["before", "poison", "after"].entries()) await inbox.take(says(text, index));
    await eventually(() => expect(remembered).toEqual(shown));
  });
});

describe("a store that can't be reached", () => {
  test("is no failure of the turn, however long it lasts", async () => {
    const telegram = recordingChannel("telegram");
    let refusals = 0;
    const { inbox, turns } = openLanes({
      channels: [telegram],
      async attempt(work) {
        refusals += 1;
        if (refusals <= 20) throw new Unavailable("The disk is full; nothing was saved.");
        await settleWith(work, "saved");
      },
    });
    await inbox.take(says("coffee 4.50", 1));
    await eventually(() => expect(textsOf(telegram)).toEqual(["saved"]));
    expect(await turns.turn("telegram:7:1")).toMatchObject({ state: "done", failures: 0 });
  });

  test("loses nothing, whichever call it refuses", async () => {
    const telegram = recordingChannel("telegram");
    const turns = faltering(openMemoryStores().turns);
    const { inbox, runner } = openLanes({ channels: [telegram], turns });
    runner.start();
    const said = Array.from({ length: 10 }, (_, index) => `message ${index}`);
    for (const [index, text] of said.entries()) await inbox.take(says(text, index));
    await eventually(() => expect(telegram.sent).toHaveLength(10));
    expect(textsOf(telegram)).toEqual(said.map((text) => `Heard: ${text}`));
    const states = await Promise.all(said.map((_, index) => turns.turn(`telegram:7:${index}`)));
    expect(states.map((turn) => turn?.failures)).toEqual(Array(10).fill(0));
  });
});

describe("two processes on one store", () => {
  test("never run the same turn while the lease holds", async () => {
    const telegram = recordingChannel("telegram");
    const { turns } = openMemoryStores();
    const ran: string[] = [];
    const attempt = async (work: TurnWork): Promise<void> => {
      ran.push(work.claimed.turn.event.key);
      await settleWith(work, saidIn(work.claimed.turn.event));
    };
    const one = openLanes({ channels: [telegram], turns, attempt });
    const other = openLanes({ channels: [telegram], turns, attempt, owner: "process-2" });
    one.runner.start();
    other.runner.start();
    const keys = Array.from({ length: 30 }, (_, index) => `telegram:7:${index}`);
    for (const index of keys.keys()) {
      const { inbox } = index % 2 === 0 ? one : other;
      await inbox.take(says(`message ${index}`, index));
    }
    await eventually(() => expect(telegram.sent).toHaveLength(30));
    expect(ran).toEqual(keys);
    expect(textsOf(telegram)).toEqual(keys.map((_, index) => `message ${index}`));
  });

  test("a frozen one that wakes up after its lease writes and sends nothing", async () => {
    const { turns } = openMemoryStores();
    const frozenChannel = recordingChannel("telegram");
    const thaw = Promise.withResolvers<void>();
    const outcomes: unknown[] = [];
    const frozen = openLanes({
      channels: [frozenChannel],
      turns,
      timing: NEVER_RENEWED,
      async attempt(work) {
        await thaw.promise;
        outcomes.push(await settleWith(work, "from the frozen one", { decision: aDecision({ confidence: 0.5 }) }));
      },
    });
    await frozen.inbox.take(says("coffee 4.50", 1));
    await claimed(turns, frozen);

    const channel = recordingChannel("telegram");
    const successor = openLanes({ channels: [channel], turns, owner: "process-2", clock: frozen.clock });
    frozen.clock.advance({ seconds: 16 });
    successor.runner.start();
    await eventually(() => expect(textsOf(channel)).toEqual(["Heard: coffee 4.50"]));

    thaw.resolve();
    await eventually(() => expect(outcomes).toEqual([{ kind: "fenced" }]));
    await frozen.runner.stop();
    expect(frozenChannel.sent).toEqual([]);
    expect(await turns.turn("telegram:7:1")).toMatchObject({ decision: { confidence: 1 } });
  });

  test("a successor sends the reply that was decided before, without deciding anew", async () => {
    const { turns } = openMemoryStores();
    const stuck = Promise.withResolvers<void>();
    onTestFinished(() => stuck.resolve());
    const stuckChannel = recordingChannel("telegram", { before: () => stuck.promise });
    const first = openLanes({ channels: [stuckChannel], turns, timing: NEVER_RENEWED });
    await first.inbox.take(says("coffee 4.50", 1));
    await eventually(() => expect(stuckChannel.tries()).toBe(1));

    const channel = recordingChannel("telegram");
    const attempt = vi.fn<(work: TurnWork) => Promise<void>>();
    const successor = openLanes({ channels: [channel], turns, attempt, owner: "process-2", clock: first.clock });
    first.clock.advance({ seconds: 16 });
    successor.runner.start();
    await eventually(() => expect(textsOf(channel)).toEqual(["Heard: coffee 4.50"]));
    expect(attempt).not.toHaveBeenCalled();
    await eventually(async () => expect((await turns.turn("telegram:7:1"))?.reply?.delivery).toBe("sent"));

    stuck.resolve();
    await first.runner.stop();
    expect((await turns.turn("telegram:7:1"))?.reply?.sentAs).toEqual(["telegram-message-1"]);
  });

  test("one that was cut off learns that its lane is lost, and stops waiting for it", async () => {
    const { turns } = openMemoryStores();
    const cut = cutOff(turns);
    const began = Promise.withResolvers<AbortSignal>();
    const first = openLanes({
      channels: [recordingChannel("telegram")],
      turns: cut.turns,
      async attempt(work) {
        began.resolve(work.signal);
        await work.wait(1_000_000);
      },
    });
    await first.inbox.take(says("coffee 4.50", 1));
    const signal = await began.promise;
    cut.off();
    await overtaken(turns, first);
    expect(signal.aborted).toBe(false);
    cut.on();
    await eventually(() => expect(signal.aborted).toBe(true));
    await first.runner.stop();
  });

  test("one that fails in a lane it has lost gives nothing up and apologises to nobody", async () => {
    const { turns } = openMemoryStores();
    const frozenChannel = recordingChannel("telegram");
    const thaw = Promise.withResolvers<void>();
    const frozen = openLanes({
      channels: [frozenChannel],
      turns,
      timing: { ...NEVER_RENEWED, failures: 1 },
      async attempt() {
        await thaw.promise;
        throw new TypeError("a defect");
      },
    });
    await frozen.inbox.take(says("coffee 4.50", 1));
    await claimed(turns, frozen);
    await overtaken(turns, frozen);
    thaw.resolve();
    await eventually(() => expect(frozen.log.lines().some(({ msg }) => msg === "a turn failed")).toBe(true));
    await frozen.runner.stop();
    expect(frozenChannel.sent).toEqual([]);
    expect(await turns.turn("telegram:7:1")).toMatchObject({ state: "open", failures: 0 });
  });

  test("a slow one keeps its lane by renewing the lease", async () => {
    const { turns } = openMemoryStores();
    const channel = recordingChannel("telegram");
    const slow = Promise.withResolvers<void>();
    const first = openLanes({
      channels: [channel],
      turns,
      async attempt(work) {
        await slow.promise;
        await settleWith(work, "slow but sure");
      },
    });
    await first.inbox.take(says("coffee 4.50", 1));
    await claimed(turns, first);
    for (let lease = 0; lease < 3; lease++) {
      first.clock.advance({ milliseconds: QUICK_TIMING.lease * 0.7 });
      await eventually(async () =>
        expect(await turns.waitingLanes(["telegram"], first.clock.ms() + QUICK_TIMING.lease - 1, 1)).toEqual([]),
      );
    }
    expect(await turns.claim("telegram:1", "process-2", first.clock.ms(), first.clock.ms() + 1)).toBeNull();
    slow.resolve();
    await eventually(() => expect(textsOf(channel)).toEqual(["slow but sure"]));
  });
});

describe("stopping", () => {
  test("finishes what runs, starts nothing more, and gives the lanes back", async () => {
    const telegram = recordingChannel("telegram");
    const held = Promise.withResolvers<void>();
    const { inbox, runner, turns, clock } = openLanes({
      channels: [telegram],
      async attempt(work) {
        await held.promise;
        await settleWith(work, saidIn(work.claimed.turn.event));
      },
    });
    await inbox.take(says("running", 1));
    await inbox.take(says("waiting", 2));
    await inbox.take(says("elsewhere", 3, 2));
    await eventually(async () => expect(await turns.waitingLanes(["telegram"], clock.ms(), 9)).toEqual([]));
    const stopped = runner.stop();
    held.resolve();
    await stopped;
    expect(textsOf(telegram).toSorted()).toEqual(["elsewhere", "running"]);

    runner.poke("telegram:1");
    const next = await turns.claim("telegram:1", "process-2", clock.ms(), clock.ms() + 1_000);
    expect(next?.turn.event.key).toBe("telegram:7:2");
  });

  test("gives a lane back whose reply could not leave in time", async () => {
    const { turns } = openMemoryStores();
    const down = recordingChannel("telegram", {
      before: () => Promise.reject(new Unavailable("Telegram is down.", { retryAfter: 60_000 })),
    });
    const { inbox, runner, clock } = openLanes({ channels: [down], turns, timing: { drain: 1 } });
    await inbox.take(says("coffee 4.50", 1));
    await eventually(() => expect(down.tries()).toBe(1));
    await runner.stop();
    expect(await turns.waitingLanes(["telegram"], clock.ms(), 1)).toEqual(["telegram:1"]);
  });

  test("loses nothing: the next start runs open turns and sends the replies that had not left", async () => {
    const { turns } = openMemoryStores();
    const down = recordingChannel("telegram", { before: () => Promise.reject(new Unavailable("Telegram is down.")) });
    const before = openLanes({ channels: [down], turns, timing: { drain: 1 } });
    for (const [index, text] of ["one", "two", "three"].entries()) await before.inbox.take(says(text, index));
    await eventually(() => expect(down.tries()).toBeGreaterThan(1));
    await before.runner.stop();
    expect(down.sent).toEqual([]);

    const telegram = recordingChannel("telegram");
    const { runner } = openLanes({ channels: [telegram], turns, owner: "process-2" });
    runner.start();
    await eventually(() => expect(textsOf(telegram)).toEqual(["Heard: one", "Heard: two", "Heard: three"]));
  });
});

/** A process that is frozen renews nothing. */
const NEVER_RENEWED = { renewEvery: 1_000_000 };

/** Waits until a process holds the lane. */
async function claimed(turns: TurnStore, { clock }: Lanes): Promise<void> {
  await eventually(async () => expect(await turns.waitingLanes(["telegram"], clock.ms(), 1)).toEqual([]));
}

/** Another process takes the lane over when the lease has run out. */
async function overtaken(turns: TurnStore, { clock }: Lanes): Promise<void> {
  clock.advance({ seconds: 16 });
  expect(await turns.claim("telegram:1", "process-2", clock.ms(), clock.ms() + 15_000)).not.toBeNull();
}

/** A process whose renewals don't reach the store while it is cut off. */
function cutOff(turns: TurnStore) {
  let isOff = false;
  const renew: TurnStore["renew"] = (...lease) =>
    isOff ? Promise.reject(new Unavailable("The store can't be reached.")) : turns.renew(...lease);
  return {
    turns: { ...turns, renew },
    off: () => {
      isOff = true;
    },
    on: () => {
      isOff = false;
    },
  };
}

/** The store, whose calls of the runner are refused every other time. */
function faltering(turns: TurnStore): TurnStore {
  const falters = <A extends unknown[], R>(call: (...given: A) => Promise<R>) => {
    let calls = 0;
    return async (...given: A): Promise<R> => {
      calls += 1;
      if (calls % 2 === 1) throw new Unavailable("The disk is full; nothing was saved.");
      return call(...given);
    };
  };
  return {
    ...turns,
    claim: falters(turns.claim),
    renew: falters(turns.renew),
    release: falters(turns.release),
    settle: falters(turns.settle),
    delivered: falters(turns.delivered),
    waitingLanes: falters(turns.waitingLanes),
  };
}
