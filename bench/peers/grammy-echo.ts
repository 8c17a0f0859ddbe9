import { Bot, webhookCallback } from "grammy";
import type { Contender, Match } from "./contender.ts";
import { listening } from "./listening.ts";

/** grammY alone: it keeps nothing, and answers the webhook when its handler is done. */
export async function createGrammyEcho({ apiRoot, token, secret }: Match): Promise<Contender> {
  const bot = new Bot(token, { client: { apiRoot } });
  await bot.init();
  bot.on("message:text", (context) => context.reply(`You said: ${context.message.text}`));
  const handle = webhookCallback(bot, "http", { secretToken: secret });
  const server = await listening((request, response) => {
    handle(request, response).catch(() => response.destroy());
  });
  return { ...server, introductions: [] };
}
