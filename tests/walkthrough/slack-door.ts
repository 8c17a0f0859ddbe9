import { z } from "zod";
import { HAS_EMULATOR, startEmulator } from "../../adapters/channels/slack/testing/peer.ts";
import { form, SIGNING_SECRET, sign } from "../../adapters/channels/slack/testing/signed.ts";
import type { RunningApp } from "../support/run-app.ts";
import type { Door } from "./door.ts";
import { nextOf } from "./next-of.ts";

const opened = z.object({ channel: z.object({ id: z.string() }) });
const users = z.object({ members: z.array(z.looseObject({ id: z.string(), name: z.string() })) });

/** Slack, in a direct message, against a stand-in for its Web API and events. */
export const slackDoor: Door = {
  name: "slack",
  missing: HAS_EMULATOR ? null : "shared/peers/slack-emulate.mjs",
  async open(publicUrl) {
    const peer = await startEmulator(`${publicUrl}/webhooks/slack/events`);
    const { members } = users.parse(await peer.asAlice("users.list"));
    const bot = members.find(({ name }) => name === "budgetwise")?.id ?? "";
    const direct = opened.parse(await peer.asAlice("conversations.open", { users: bot })).channel.id;
    // What she says herself stands there too; the bot's messages have blocks.
    const texts = async () =>
      (await peer.shown(direct)).filter((message) => "blocks" in message).map(({ text }) => text);
    const say = (text: string) => nextOf(texts, () => peer.asAlice("chat.postMessage", { channel: direct, text }));
    return {
      settings: {
        SLACK_SIGNING_SECRET: SIGNING_SECRET,
        SLACK_BOT_TOKEN: "xoxb-bot",
        SLACK_API_URL: peer.url,
      },
      async enter(running, code) {
        await say(`link ${code ?? (await running.code())}`);
        return { say, heard: texts };
      },
      knock: (_running, text) => say(text),
      forge: (running) => command(running, "wrong-secret", "coffee 4"),
      violations: async () => [],
      close: async () => {
        peer.stop();
      },
    };
  },
};

/** Sends a slash command. @returns the status */
async function command(running: RunningApp, secret: string, text: string): Promise<number> {
  const fields = { command: "/budget", text, team_id: "T1", user_id: "U1", channel_id: "C1", trigger_id: "1.2.3" };
  const { headers, body } = sign(form(fields), { at: Date.now(), secret });
  const response = await fetch(`${running.url}/webhooks/slack/commands`, {
    method: "POST",
    headers: { ...headers, "content-type": "application/x-www-form-urlencoded" },
    body: new Uint8Array(body),
  });
  return response.status;
}
