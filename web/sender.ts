import type { Message } from "./api.ts";
import type { Outgoing, OutgoingBox } from "./outgoing.ts";
import type { SendOutcome } from "./send.ts";

/** How sending reaches the world, and what it tells. */
export interface SenderOptions {
  readonly box: OutgoingBox;
  readonly send: (outgoing: Outgoing, onAccepted: () => void) => Promise<SendOutcome>;
  /** Resolves after so many milliseconds, or sooner when the network comes back. */
  readonly pause: (ms: number) => Promise<void>;
  readonly onProgress: () => void;
  readonly onAnswer: (outgoing: Outgoing, answer: Message) => void;
  readonly onSignedOut: () => void;
}

/** Sends messages in the order in which they were written, each until it is answered. */
export interface Sender {
  /** Keeps the message and sends it. */
  submit(outgoing: Outgoing): void;
  /** Takes up what an earlier visit left unanswered. */
  resume(): void;
  /** Lets go of a message that was refused. */
  drop(key: string): void;
  readonly accepted: ReadonlySet<string>;
  readonly waiting: ReadonlySet<string>;
  readonly refused: ReadonlyMap<string, string>;
}

const FIRST_PAUSE = 1_000;
const LONGEST_PAUSE = 30_000;

/** The next message leaves when the one before it was accepted; answers may take their time. */
export function createSender({ box, send, pause, onProgress, onAnswer, onSignedOut }: SenderOptions): Sender {
  const accepted = new Set<string>();
  const waiting = new Set<string>();
  const refused = new Map<string, string>();
  let line: Promise<void> = Promise.resolve();

  async function runInTurn(outgoing: Outgoing): Promise<void> {
    const before = line;
    const passedOn = Promise.withResolvers<void>();
    line = passedOn.promise;
    await before;
    try {
      await deliver(outgoing, passedOn.resolve);
    } finally {
      passedOn.resolve();
    }
  }

  async function deliver(outgoing: Outgoing, onAccepted: () => void): Promise<void> {
    for (let wait = FIRST_PAUSE; ; wait = Math.min(2 * wait, LONGEST_PAUSE)) {
      const outcome = await send(outgoing, () => {
        waiting.delete(outgoing.key);
        accepted.add(outgoing.key);
        onAccepted();
        onProgress();
      });
      if (outcome.kind !== "again") return settle(outgoing, outcome);
      waiting.add(outgoing.key);
      onProgress();
      await pause(outcome.after ?? wait);
    }
  }

  function settle(outgoing: Outgoing, outcome: Exclude<SendOutcome, { kind: "again" }>): void {
    waiting.delete(outgoing.key);
    switch (outcome.kind) {
      case "answered":
        box.remove(outgoing.key);
        accepted.delete(outgoing.key);
        onAnswer(outgoing, outcome.message);
        return;
      case "refused":
        refused.set(outgoing.key, outcome.reason);
        onProgress();
        return;
      case "signed_out":
        // It stays in the box and leaves after the next sign-in.
        onSignedOut();
        return;
    }
  }

  return {
    accepted,
    waiting,
    refused,
    submit(outgoing) {
      box.put(outgoing);
      onProgress();
      void runInTurn(outgoing);
    },
    resume() {
      for (const outgoing of box.all()) void runInTurn(outgoing);
    },
    drop(key) {
      box.remove(key);
      refused.delete(key);
      onProgress();
    },
  };
}
