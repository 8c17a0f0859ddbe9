import { EMULATED, HAS_EMULATE } from "../../adapters/channels/sms/testing/peers.ts";
import { signed } from "../../adapters/channels/sms/testing/signed.ts";
import { PATHS } from "../../adapters/channels/voice/index.ts";
import { callIn, type PhoneCall, type Post } from "../../adapters/channels/voice/testing/phone.ts";
import type { RunningApp } from "../support/run-app.ts";
import type { Door, Person } from "./door.ts";
import { ANN, BOB, smsDoor } from "./sms-door.ts";

const PIN = "830516";

/** The phone: a scripted caller, with Twilio's part in between. Its number is paired, and its PIN chosen, by text. */
export const phoneDoor: Door = {
  name: "phone",
  missing: HAS_EMULATE ? null : "shared/peers/twilio-emulate.sh",
  async open(publicUrl) {
    const sms = await smsDoor.open(publicUrl);
    return {
      ...sms,
      async enter(running, code) {
        return enterByPhone(running, await sms.enter(running, code));
      },
      async knock(running) {
        const stranger = await call(running, BOB);
        for (let tries = 0; tries < 3; tries += 1) await stranger.key(PIN);
        return stranger.heard.listening === null ? null : stranger.heard.said;
      },
      async forge(running) {
        const fields = { CallSid: "CA1", From: ANN, To: EMULATED.phoneNumber, SpeechResult: "coffee 4" };
        const target = `${PATHS.turn}?n=0&ask=talk`;
        const { status } = await postTo(running)(target, signed(running.url + target, fields, "made up"));
        return status;
      },
    };
  },
};

/** Sets a PIN by the link that is given in a chat, calls, and shows it. */
export async function enterByPhone(running: RunningApp, chat: Person): Promise<Person> {
  const link = /https?:\S+\/pin\?code=[\w-]+/.exec(await chat.say("set my pin"))?.[0] ?? "";
  const code = new URL(link).searchParams.get("code");
  const chosen = await fetch(`${running.url}/v1/auth/pin`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: running.url },
    body: JSON.stringify({ code, pin: PIN }),
  });
  if (chosen.status !== 204) throw new Error(`The PIN was answered with ${chosen.status}.`);
  const caller = await call(running, ANN);
  await caller.key(PIN);
  return { ...chat, say: (text) => confirmed(caller, text) };
}

/** What is read back is agreed to, as a caller would. */
async function confirmed(caller: PhoneCall, text: string): Promise<string> {
  const { said } = await caller.say(text);
  return said.endsWith("Right?") ? (await caller.say("Yes.")).said : said;
}

function call(running: RunningApp, from: string): Promise<PhoneCall> {
  return callIn({
    publicUrl: running.url,
    post: postTo(running),
    from,
    token: EMULATED.authToken,
    sid: `CA${from.replace(/\D/g, "").padStart(32, "0")}`,
  });
}

function postTo({ url }: RunningApp): Post {
  return async (target, { headers, body }) => {
    const signature = String(headers["x-twilio-signature"]);
    const response = await fetch(url + target, {
      method: "POST",
      headers: { "content-type": "application/x-www-form-urlencoded", "x-twilio-signature": signature },
      body: new Uint8Array(body),
    });
    return { status: response.status, body: await response.text() };
  };
}
