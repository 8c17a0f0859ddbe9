import { said } from "../../adapters/channels/teams/testing/activities.ts";
import { startConnector } from "../../adapters/channels/teams/testing/connector.ts";
import { APP } from "../../adapters/channels/teams/testing/signed.ts";
import { type RunningApp, runApp } from "../support/run-app.ts";
import type { Door } from "./door.ts";
import { nextOf } from "./next-of.ts";

/** Teams' endpoint, against a stand-in for the Bot Framework's emulator. */
export const teamsDoor: Door = {
  name: "teams",
  missing: null,
  async open(publicUrl) {
    const connector = await startConnector(`${publicUrl}/api/messages`);
    const enter = (user: { id: string; name: string }) => {
      const chat = connector.open(user);
      const heard = async () => chat.shown.map(({ text }) => text);
      return { say: (text: string) => nextOf(heard, () => chat.say(text)), heard };
    };
    return {
      settings: { BOT_FRAMEWORK_EMULATOR: "true" },
      async enter(running, code) {
        const ann = enter({ id: "ann", name: "Ann" });
        await ann.say(`link ${code ?? (await running.code())}`);
        return ann;
      },
      knock: (_running, text) => enter({ id: "ben", name: "Ben" }).say(text),
      async forge(running) {
        const { serviceUrl } = connector;
        // A page in the owner's browser reaches the emulator's endpoint, but may not pass for the emulator.
        const byPage = await post(running, { serviceUrl }, { origin: "https://evil.example" });
        return byPage === 403 ? forgeWithRegistration() : byPage;
      },
      violations: async () => connector.violations,
      close: () => connector.stop(),
    };
  },
};

/** The status of an activity without a token where the bot is registered with Microsoft; 200 when it was kept. */
async function forgeWithRegistration(): Promise<number> {
  const settings = { MICROSOFT_APP_ID: APP.appId, MICROSOFT_APP_PASSWORD: APP.password };
  const running = await runApp(() => settings);
  try {
    const status = await post(running, {});
    return (await running.stores.turns.backlog()) === 0 ? status : 200;
  } finally {
    await running.stop();
  }
}

async function post(running: RunningApp, more: object, headers: Record<string, string> = {}): Promise<number> {
  const response = await fetch(`${running.url}/api/messages`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(said("coffee 4", more)),
  });
  return response.status;
}
