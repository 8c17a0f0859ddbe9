import { type Brain, type KillMessage, killMessage, nameOf, textUpdate, updateOf } from "./message.ts";

/** Sends messages as a platform does: a chat's next one only after this one was acknowledged, and again until it is. */
export interface Sender {
  /** What was acknowledged. */
  readonly acknowledged: readonly KillMessage[];
  /** The message that bears a name, whether it was acknowledged or not. */
  named(name: string): KillMessage | undefined;
  /** Sends no new messages; resolves when what is under way was acknowledged, or given up after so many milliseconds. */
  finish(within: number): Promise<void>;
}

interface SenderOptions {
  readonly ports: readonly number[];
  readonly secret: string;
  readonly chats: readonly number[];
  /** Part of the messages that are delivered once more after their acknowledgement. */
  readonly duplicates: number;
  readonly random: () => number;
  /** Pause between a chat's messages, milliseconds: short enough that the processes have work at any instant. */
  readonly pace: number;
  readonly brain: Brain;
}

/** Pause between tries, milliseconds. */
const TRY_AGAIN = 20;

/** Pairs the chats with their codes, then starts sending in all of them. */
export async function startSender(options: SenderOptions, codes: readonly string[]): Promise<Sender> {
  const { chats, duplicates, random, pace, brain } = options;
  let updates = 1_000;
  let isFinishing = false;
  const giveUp = new AbortController();
  const acknowledged: KillMessage[] = [];
  const byName = new Map<string, KillMessage>();
  for (const [index, chat] of chats.entries()) {
    await deliver(options, textUpdate(++updates, chat, `/start ${codes[index]}`), giveUp.signal);
  }
  const running = chats.map(async (chat) => {
    for (let index = 0; !isFinishing; index++) {
      const message = killMessage(chat, index, ++updates, brain);
      byName.set(nameOf(message), message);
      if (!(await deliver(options, updateOf(message), giveUp.signal))) return;
      acknowledged.push(message);
      if (random() < duplicates) await deliver(options, updateOf(message), giveUp.signal);
      await pause(pace);
    }
  });
  return {
    acknowledged,
    named: (name) => byName.get(name),
    async finish(within) {
      isFinishing = true;
      const patience = setTimeout(() => giveUp.abort(), within);
      await Promise.all(running);
      clearTimeout(patience);
    },
  };
}

/** @returns false when it was given up before anybody took it */
async function deliver(
  { ports, secret, random }: SenderOptions,
  update: object,
  givenUp: AbortSignal,
): Promise<boolean> {
  while (!givenUp.aborted) {
    const port = ports[Math.floor(random() * ports.length)];
    try {
      const response = await fetch(`http://127.0.0.1:${port}/webhooks/telegram`, {
        method: "POST",
        headers: { "content-type": "application/json", "x-telegram-bot-api-secret-token": secret },
        body: JSON.stringify(update),
        signal: AbortSignal.timeout(3_000),
      });
      if (response.status === 200) return true;
    } catch {
      // The process was killed or is frozen: the platform comes again, as below.
    }
    await pause(TRY_AGAIN);
  }
  return false;
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
