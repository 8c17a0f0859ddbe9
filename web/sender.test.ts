import { expect, it } from "vitest";
import type { Message } from "./api.ts";
import type { Outgoing, OutgoingBox } from "./outgoing.ts";
import type { SendOutcome } from "./send.ts";
import { createSender } from "./sender.ts";

const outgoing = (key: string): Outgoing => ({ key, body: { message: key }, text: key, at: "2026-11-23T12:00:00Z" });

const answer: Message = {
  id: "web:a",
  role: "assistant",
  content: "Noted.",
  timestamp: "2026-11-23T12:00:00Z",
  metadata: { turn: "web:a", channel: "web", blocks: [] },
};

/** A box that keeps nothing longer than the test. */
function memoryBox(): OutgoingBox {
  const kept = new Map<string, Outgoing>();
  return {
    all: () => [...kept.values()],
    put: (message) => void kept.set(message.key, message),
    remove: (key) => void kept.delete(key),
  };
}

type Try = (onAccepted: () => void) => Promise<SendOutcome> | SendOutcome;

/** A sender whose tries end as given, one after the other; `log` says what happened in order. */
function start(tries: readonly Try[]) {
  const log: string[] = [];
  const box = memoryBox();
  const rest = [...tries];
  const finished = Promise.withResolvers<void>();
  const end = (line: string) => {
    log.push(line);
    if (rest.length === 0) finished.resolve();
  };
  const sender = createSender({
    box,
    async send({ key }, onAccepted) {
      log.push(`send ${key}`);
      const next = rest.shift();
      return (await next?.(onAccepted)) ?? { kind: "signed_out" };
    },
    pause: async (ms) => void log.push(`pause ${ms}`),
    onProgress: () => {
      if (sender.refused.size > 0) end("refused");
    },
    onAnswer: ({ key }) => end(`answered ${key}`),
    onSignedOut: () => end("signed out"),
  });
  return { sender, box, log, finished: finished.promise };
}

const answered: Try = (onAccepted) => {
  onAccepted();
  return { kind: "answered", message: answer };
};

it("tries again under the same key, with growing pauses, until there is an answer", async () => {
  const lost: Try = () => ({ kind: "again", after: null });
  const { sender, box, log, finished } = start([lost, lost, () => ({ kind: "again", after: 7_000 }), lost, answered]);
  sender.submit(outgoing("a"));
  expect(box.all()).toHaveLength(1);
  await finished;
  expect(log.filter((line) => line.startsWith("send"))).toEqual(Array(5).fill("send a"));
  expect(log.filter((line) => line.startsWith("pause"))).toEqual([
    "pause 1000",
    "pause 2000",
    "pause 7000",
    "pause 8000",
  ]);
  expect(box.all()).toEqual([]);
});

it("sends the next message when the one before was accepted, not only when it was answered", async () => {
  const slow = Promise.withResolvers<SendOutcome>();
  const { sender, log, finished } = start([
    (onAccepted) => {
      onAccepted();
      return slow.promise;
    },
    (onAccepted) => {
      slow.resolve({ kind: "answered", message: answer });
      return answered(onAccepted);
    },
  ]);
  sender.submit(outgoing("a"));
  sender.submit(outgoing("b"));
  await finished;
  expect(log.filter((line) => line.startsWith("send"))).toEqual(["send a", "send b"]);
});

it("does not send a message before the one before it was accepted", async () => {
  const { sender, log, finished } = start([() => ({ kind: "again", after: null }), answered, answered]);
  sender.submit(outgoing("a"));
  sender.submit(outgoing("b"));
  await finished;
  expect(log.filter((line) => line.startsWith("send"))).toEqual(["send a", "send a", "send b"]);
});

it("keeps what was refused in sight until the person lets go of it", async () => {
  const { sender, box, finished } = start([() => ({ kind: "refused", reason: "Too long." })]);
  sender.submit(outgoing("a"));
  await finished;
  expect(sender.refused.get("a")).toBe("Too long.");
  expect(box.all()).toHaveLength(1);
  sender.drop("a");
  expect(box.all()).toEqual([]);
});

it("keeps what could not be sent without a session, and resumes with it", async () => {
  const { sender, box, finished } = start([]);
  box.put(outgoing("a"));
  sender.resume();
  await finished;
  expect(box.all()).toMatchObject([{ key: "a" }]);
});
