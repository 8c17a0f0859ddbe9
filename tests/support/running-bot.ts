import { onTestFinished } from "vitest";
import type { SqliteStores } from "../../adapters/stores/sqlite/index.ts";
import { openMemoryStores } from "./lanes.ts";
import { type BotOptions, type RunningBot, startBot } from "./start-bot.ts";

export { happening, type RunningBot } from "./start-bot.ts";

/** Starts the whole bot for a test, over a store in memory unless one is given; it is stopped when the test is over. */
export async function openBot(options: BotOptions & { readonly stores?: SqliteStores } = {}): Promise<RunningBot> {
  const bot = await startBot({ ...options, stores: options.stores ?? openMemoryStores() });
  onTestFinished(bot.stop);
  return bot;
}
