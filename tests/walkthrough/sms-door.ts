import { EMULATED, HAS_EMULATE, startEmulate } from "../../adapters/channels/sms/testing/peers.ts";
import type { Door } from "./door.ts";
import { nextOf } from "./next-of.ts";

/** Whose number becomes the owner's, and whose does not. */
export const ANN = "+15557654321";
export const BOB = "+15550001111";

/** Text messages, against a stand-in for Twilio. */
export const smsDoor: Door = {
  name: "sms",
  missing: HAS_EMULATE ? null : "shared/peers/twilio-emulate.sh",
  async open(publicUrl) {
    const peer = await startEmulate(`${publicUrl}/webhooks`);
    const heard = async (number: string) => (await peer.sentTo(number)).map(({ body }) => body);
    const say = (number: string, text: string) =>
      nextOf(
        () => heard(number),
        () => peer.text(number, text),
      );
    return {
      settings: {
        TWILIO_ACCOUNT_SID: EMULATED.accountSid,
        TWILIO_AUTH_TOKEN: EMULATED.authToken,
        TWILIO_PHONE_NUMBER: EMULATED.phoneNumber,
        TWILIO_API_ROOT: peer.url,
        PUBLIC_URL: publicUrl,
      },
      async enter(running, code) {
        await say(ANN, `link ${code ?? (await running.code())}`);
        return { say: (text) => say(ANN, text), heard: () => heard(ANN) };
      },
      knock: (_running, text) => say(BOB, text),
      async forge(running) {
        const response = await fetch(`${running.url}/webhooks/twilio/sms`, {
          method: "POST",
          headers: { "x-twilio-signature": "bWFkZSB1cA==" },
          body: new URLSearchParams({ MessageSid: "SM1", From: ANN, To: EMULATED.phoneNumber, Body: "coffee 4" }),
        });
        return response.status;
      },
      violations: async () => [],
      close: async () => {
        peer.stop();
      },
    };
  },
};
