import { existsSync } from "node:fs";
import { PEER_PATH, PEER_TOKEN, startPeer } from "../../adapters/channels/telegram/testing/peer.ts";
import type { Door } from "./door.ts";
import { nextOf } from "./next-of.ts";

/** Telegram, against a strict Bot API server. */
export const telegramDoor: Door = {
  name: "telegram",
  missing: existsSync(PEER_PATH) ? null : "shared/peers/telegram-server.mjs",
  async open(publicUrl) {
    const peer = await startPeer();
    await peer.configure({ hook_order: "queue" });
    const texts = async (chat: number) => (await peer.shown(chat)).map(({ text = "" }) => text);
    const say = (chat: number, text: string) =>
      nextOf(
        () => texts(chat),
        () => peer.say(chat, { text }),
      );
    return {
      settings: {
        TELEGRAM_BOT_TOKEN: PEER_TOKEN,
        TELEGRAM_API_ROOT: peer.url,
        TELEGRAM_MODE: "webhook",
        PUBLIC_URL: publicUrl,
      },
      async enter(running, code) {
        const chat = await peer.person({ language_code: "en" });
        await say(chat, `/start ${code ?? (await running.code())}`);
        return { say: (text) => say(chat, text), heard: () => texts(chat) };
      },
      async knock(_running, text) {
        return say(await peer.person(), text);
      },
      async forge(running) {
        const response = await fetch(`${running.url}/webhooks/telegram`, {
          method: "POST",
          headers: { "content-type": "application/json", "x-telegram-bot-api-secret-token": "made-up" },
          body: JSON.stringify({ update_id: 1 }),
        });
        return response.status;
      },
      violations: () => peer.faultsFound(),
      close: async () => {
        peer.stop();
      },
    };
  },
};
