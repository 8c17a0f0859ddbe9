import { Agent, request } from "node:http";
import type { SentText } from "../../tests/support/fake-bot-api.ts";

/** People who write to a bot, each waiting for an answer before they write again. */
export interface Crowd {
  /**
   * Lets everybody write until so many messages were answered.
   *
   * @param text what the chat of that index says
   * @returns milliseconds from each message to its answer, the webhook's acknowledgement included
   */
  write(count: number, text: (chat: number) => string): Promise<number[]>;
  /** To be called for each message that the bot sent. */
  hear(sent: SentText): void;
  leave(): void;
}

/** Milliseconds after which an answer counts as lost. */
const PATIENCE = 20_000;

/** The chat of the first of them; the others follow. */
const FIRST_CHAT = 1001;

/** @param url the bot's webhook @param secret what Telegram shows with each update */
export function createCrowd(url: string, secret: string, chats: number): Crowd {
  const agent = new Agent({ keepAlive: true });
  const waiting = new Map<number, () => void>();
  let updates = 0;

  async function turn(chat: number, text: string): Promise<number> {
    const start = performance.now();
    const heard = Promise.withResolvers<void>();
    const lost = setTimeout(() => heard.reject(new Error(`No answer to “${text}” in chat ${chat}.`)), PATIENCE);
    waiting.set(chat, heard.resolve);
    try {
      await Promise.all([post(update(chat, text)), heard.promise]);
      return performance.now() - start;
    } finally {
      clearTimeout(lost);
    }
  }

  function update(chat: number, text: string): string {
    updates += 1;
    const from = { id: chat, is_bot: false, first_name: "Ann", language_code: "en" };
    const date = Math.floor(Date.now() / 1000);
    const message = { message_id: updates, date, from, chat: { id: chat, type: "private", first_name: "Ann" }, text };
    return JSON.stringify({ update_id: updates, message });
  }

  function post(body: string): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const headers = {
      "content-type": "application/json",
      "content-length": Buffer.byteLength(body),
      "x-telegram-bot-api-secret-token": secret,
    };
    const posting = request(url, { method: "POST", agent, headers }, (response) => {
      response.resume();
      response.on("end", () => {
        if (response.statusCode === 200) resolve();
        else reject(new Error(`The webhook answered ${response.statusCode}.`));
      });
    });
    posting.on("error", reject);
    posting.end(body);
    return promise;
  }

  return {
    async write(count, text) {
      const latencies: number[] = [];
      let written = 0;
      await Promise.all(
        Array.from({ length: chats }, async (_, chat) => {
          while (written < count) {
            written += 1;
            latencies.push(await turn(FIRST_CHAT + chat, text(chat)));
          }
        }),
      );
      return latencies;
    },
    hear({ chat }) {
      waiting.get(chat)?.();
      waiting.delete(chat);
    },
    leave: () => agent.destroy(),
  };
}
