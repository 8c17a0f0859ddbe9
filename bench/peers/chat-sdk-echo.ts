import { existsSync } from "node:fs";
import { buffer } from "node:stream/consumers";
import { pathToFileURL } from "node:url";
import type { Contender, Match } from "./contender.ts";
import { listening } from "./listening.ts";
import { createMemoryState, type StateAdapter } from "./memory-state.ts";

const MODULES = `${process.env.PEER_MODULES ?? new URL("../../tests/peers", import.meta.url).pathname}/node_modules`;
const CHAT = `${MODULES}/chat/dist/index.js`;
const TELEGRAM = `${MODULES}/@chat-adapter/telegram/dist/index.js`;

/** Whether its packages are here. */
export function hasChatSdk(): boolean {
  return existsSync(CHAT) && existsSync(TELEGRAM);
}

/** As much of the packages' types as is used here; they are no packages of the product. */
interface ChatModule {
  readonly Chat: new (config: {
    readonly userName: string;
    readonly adapters: { readonly telegram: unknown };
    readonly state: StateAdapter;
    readonly logger: "silent";
    readonly concurrency: "queue";
  }) => ChatBot;
}

interface ChatBot {
  initialize(): Promise<void>;
  shutdown(): Promise<void>;
  onDirectMessage(
    handler: (thread: { post(text: string): Promise<unknown> }, message: { readonly text: string }) => Promise<void>,
  ): void;
  readonly webhooks: {
    telegram(request: Request, options: { waitUntil(task: Promise<unknown>): void }): Promise<Response>;
  };
}

interface TelegramModule {
  createTelegramAdapter(config: {
    readonly botToken: string;
    readonly secretToken: string;
    readonly apiUrl: string;
    readonly mode: "webhook";
    readonly logger: Logger;
  }): unknown;
}

interface Logger extends Readonly<Record<"debug" | "info" | "warn" | "error", () => void>> {
  child(prefix: string): Logger;
}

/** Lines on the terminal would count as its work. */
const SILENT: Logger = { debug() {}, info() {}, warn() {}, error() {}, child: () => SILENT };

/**
 * Chat SDK with its Telegram adapter, as its documentation has it: state in memory, messages of one chat one after the
 * other (its default would drop the one that comes while another is handled), the webhook answered at once.
 */
export async function createChatSdkEcho({ apiRoot, token, secret }: Match): Promise<Contender> {
  const { Chat }: ChatModule = await import(pathToFileURL(CHAT).href);
  const { createTelegramAdapter }: TelegramModule = await import(pathToFileURL(TELEGRAM).href);
  const telegram = createTelegramAdapter({
    botToken: token,
    secretToken: secret,
    apiUrl: apiRoot,
    mode: "webhook",
    logger: SILENT,
  });
  const state = createMemoryState();
  const bot = new Chat({ userName: "test_bot", adapters: { telegram }, state, logger: "silent", concurrency: "queue" });
  bot.onDirectMessage(async (thread, message) => {
    await thread.post(`You said: ${message.text}`);
  });
  await bot.initialize();

  const server = await listening((incoming, outgoing) => {
    const answer = async (): Promise<void> => {
      const headers = new Headers();
      for (const [name, value] of Object.entries(incoming.headers)) headers.set(name, String(value));
      const request = new Request(server.url, { method: "POST", headers, body: await buffer(incoming) });
      const response = await bot.webhooks.telegram(request, { waitUntil: () => {} });
      outgoing.writeHead(response.status).end(await response.text());
    };
    answer().catch(() => outgoing.destroy());
  });
  return {
    url: server.url,
    introductions: [],
    async stop() {
      await server.stop();
      await bot.shutdown();
    },
  };
}
