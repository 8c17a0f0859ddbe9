import { describe, expect, onTestFinished, test, vi } from "vitest";
import { Unavailable } from "../../domain/errors.ts";
import { anEvent } from "../../tests/contracts/samples.ts";
import { eventually } from "../../tests/support/eventually.ts";
import { openLanes, openMemoryStores, saidIn, says, settleWith } from "../../tests/support/lanes.ts";
import { recordingChannel } from "../../tests/support/recording-channel.ts";

/** Longer than any answer of these tests takes, in milliseconds. */
const PATIENCE = 10_000;

describe("an event that is delivered again", () => {
  test("is stored once, run once, and answered with the same reply", async () => {
    const web = recordingChannel("web", { delivery: "inline" });
    let runs = 0;
    const { inbox } = openLanes({
      channels: [web],
      async attempt(work) {
        runs += 1;
        await settleWith(work, `run ${runs}`);
      },
    });
    const event = anEvent({ key: "web:1", channel: "web", lane: "web:a" });
    const acceptances = await Promise.all([inbox.take(event), inbox.take(event), inbox.take(event)]);
    expect(acceptances.map(({ kind }) => kind).toSorted()).toEqual(["accepted", "duplicate", "duplicate"]);
    const answers = await Promise.all([inbox.answer("web:1", PATIENCE), inbox.answer("web:1", PATIENCE)]);
    expect(answers[0]?.reply.blocks).toEqual([{ kind: "text", text: "run 1" }]);
    expect(answers[1]).toEqual(answers[0]);

    expect(await inbox.take(event)).toEqual({ kind: "duplicate" });
    const later = await inbox.answer("web:1", PATIENCE);
    expect(later?.reply).toEqual(answers[0]?.reply);
    expect(runs).toBe(1);
  });
});

describe("waiting for an answer", () => {
  test("ends with nothing at its deadline, and the answer can be had later", async () => {
    const held = Promise.withResolvers<void>();
    const { inbox } = openLanes({
      channels: [recordingChannel("telegram")],
      async attempt(work) {
        await held.promise;
        await settleWith(work, "late");
      },
    });
    await inbox.take(says("coffee 4.50", 1));
    expect(await inbox.answer("telegram:7:1", 1)).toBeNull();
    held.resolve();
    expect((await inbox.answer("telegram:7:1", PATIENCE))?.reply.blocks).toEqual([{ kind: "text", text: "late" }]);
  });

  test("ends as soon as the turn is over, without looking again and again", async () => {
    vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
    onTestFinished(() => void vi.useRealTimers());
    const held = Promise.withResolvers<void>();
    const { inbox } = openLanes({
      channels: [recordingChannel("telegram")],
      async attempt(work) {
        await held.promise;
        await settleWith(work, "at once");
      },
    });
    await inbox.take(says("coffee 4.50", 1));
    const answer = inbox.answer("telegram:7:1", PATIENCE);
    held.resolve();
    expect((await answer)?.reply.blocks).toEqual([{ kind: "text", text: "at once" }]);
  });

  test("ends with nothing when nobody waits any more", async () => {
    const held = Promise.withResolvers<void>();
    const { inbox } = openLanes({
      channels: [recordingChannel("telegram")],
      async attempt(work) {
        await held.promise;
        await settleWith(work, "late");
      },
    });
    await inbox.take(says("coffee 4.50", 1));
    const leaving = new AbortController();
    const answer = inbox.answer("telegram:7:1", PATIENCE, leaving.signal);
    leaving.abort();
    expect(await answer).toBeNull();
    expect(await inbox.answer("telegram:7:1", PATIENCE, leaving.signal)).toBeNull();
    held.resolve();
  });

  test("sees the answer that another process gave", async () => {
    const { turns } = openMemoryStores();
    const held = Promise.withResolvers<void>();
    const other = openLanes({
      channels: [recordingChannel("web", { delivery: "inline" })],
      turns,
      owner: "process-2",
      async attempt(work) {
        await held.promise;
        await settleWith(work, saidIn(work.claimed.turn.event));
      },
    });
    const here = openLanes({ channels: [], turns });
    await other.inbox.take(anEvent({ key: "web:1", channel: "web", lane: "web:a" }));
    const answer = here.inbox.answer("web:1", PATIENCE);
    held.resolve();
    expect((await answer)?.reply.blocks).toEqual([{ kind: "text", text: "coffee 4.50" }]);
  });

  test("hears the apology of an event that was given up", async () => {
    const { inbox } = openLanes({
      channels: [recordingChannel("web", { delivery: "inline" })],
      attempt: () => Promise.reject(new TypeError("a defect")),
    });
    await inbox.take(anEvent({ key: "web:1", channel: "web", lane: "web:a" }));
    expect((await inbox.answer("web:1", PATIENCE))?.reply.blocks).toEqual([{ kind: "text", text: "Sorry." }]);
  });
});

describe("a full backlog", () => {
  test("refuses only where the platform comes again, and takes all once there is room", async () => {
    const telegram = recordingChannel("telegram");
    const sms = recordingChannel("sms", { redelivers: false });
    const held = Promise.withResolvers<void>();
    const { inbox, turns } = openLanes({
      channels: [telegram, sms],
      timing: { backlog: 2 },
      async attempt(work) {
        await held.promise;
        await settleWith(work, saidIn(work.claimed.turn.event));
      },
    });
    await inbox.take(says("one", 1));
    await inbox.take(says("two", 2));
    const refused = says("three", 3);
    const refusal = await inbox.take(refused).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(Unavailable);
    expect(refusal).toMatchObject({ retryAfter: 5_000 });
    expect(await turns.turn(refused.key)).toBeNull();

    const text = anEvent({ key: "sms:1", channel: "sms", lane: "sms:+15550100" });
    expect(await inbox.take(text)).toMatchObject({ kind: "accepted" });

    held.resolve();
    await eventually(async () => expect(await turns.backlog()).toBe(0));
    expect(await inbox.take(refused)).toMatchObject({ kind: "accepted" });
    await eventually(() => expect(telegram.sent.map((sent) => sent.text)).toEqual(["one", "two", "three"]));
  });
});

test("a sender whose lane is full is told to come again, and the others are not", async () => {
  const held = Promise.withResolvers<void>();
  const { inbox, turns } = openLanes({
    channels: [recordingChannel("telegram")],
    timing: { laneBacklog: 2 },
    async attempt(work) {
      await held.promise;
      await settleWith(work, "heard");
    },
  });
  for (const id of [1, 2]) await inbox.take(says("hello", id));
  await expect(inbox.take(says("hello", 3))).rejects.toThrow(Unavailable);
  expect(await inbox.take(says("hello", 4, 2))).toMatchObject({ kind: "accepted" });
  held.resolve();
  await eventually(async () => expect(await turns.backlog()).toBe(0));
  expect(await inbox.take(says("hello", 3))).toMatchObject({ kind: "accepted" });
});

test("an event that the store can't take is refused whole, and can come again", async () => {
  const { turns } = openMemoryStores();
  let isFull = true;
  const telegram = recordingChannel("telegram");
  const { inbox } = openLanes({
    channels: [telegram],
    turns: {
      ...turns,
      accept: (...event) =>
        isFull ? Promise.reject(new Unavailable("The disk is full; nothing was saved.")) : turns.accept(...event),
    },
  });
  await expect(inbox.take(says("coffee 4.50", 1))).rejects.toThrow("nothing was saved");
  expect(await turns.turn("telegram:7:1")).toBeNull();
  isFull = false;
  await inbox.take(says("coffee 4.50", 1));
  await eventually(() => expect(telegram.sent).toHaveLength(1));
});
