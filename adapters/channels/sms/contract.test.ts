import nock from "nock";
import { expect } from "vitest";
import { channelContract, type PlatformRequest } from "../../../tests/contracts/channel.ts";
import { after } from "../../../tests/contracts/silence.ts";
import { capabilities } from "./capabilities.ts";
import { createSmsChannel, PATHS, type SmsChannel } from "./index.ts";
import { renderReply } from "./render.ts";
import { expectMessage, ROOT, refused, TAKEN } from "./testing/api.ts";
import { ACCOUNT, signed, textFields } from "./testing/signed.ts";

const ADDRESS = `https://wise.example.org${PATHS.sms}`;
const ANN = "+15557654321";

const OUTCOMES = {
  taken: TAKEN,
  "too fast": refused(429, 20429),
  "out of order": refused(503, 20503),
  "connection broken": "broken",
  "blocked by the person": refused(400, 21610),
  "credentials refused": refused(401, 20003),
} as const;

channelContract<SmsChannel>("SMS", {
  open: ({ timing, log }) =>
    createSmsChannel({
      accountSid: ACCOUNT.sid,
      authToken: ACCOUNT.token,
      phoneNumber: "+15551234567",
      publicUrl: "https://wise.example.org",
      apiRoot: ROOT,
      pace: "off",
      dailyLimit: 200,
      log,
      ...timing,
      random: () => 0.5,
    }),

  arrivals: [
    {
      what: "a text",
      content: { kind: "message", text: "coffee 4.50" },
      isPrivate: true,
      unkept: ({ body = "" }) => /<Message>(.*)<\/Message>/.exec(body)?.[1] ?? "",
      genuine: (nth) => text(nth),
      forged: () => [
        text(1, "guess"),
        { ...text(1), headers: {} },
        { ...text(1), body: Buffer.from(String(new URLSearchParams(textFields("coffee 400")))) },
      ],
      post: (channel, { headers, body }) => channel.handleSms(headers, body, PATHS.sms),
    },
  ],

  rendering: {
    keepsAll: false,
    hasButtons: false,
    render(reply) {
      const message = renderReply(reply);
      expect(message.length).toBeLessThanOrEqual(capabilities.maxText);
      return message === "" ? [] : [{ text: message, buttons: [] }];
    },
  },

  sending: {
    address: ANN,
    pause: 100,
    expectMessage(outcome) {
      if (typeof outcome === "string") expectMessage(OUTCOMES[outcome]);
      else
        nock(ROOT)
          .post(/Messages/)
          .reply(201, after(outcome, TAKEN.body));
    },
  },
});

function text(nth: number, token: string = ACCOUNT.token): PlatformRequest {
  const { headers, body } = signed(ADDRESS, textFields("coffee 4.50", { MessageSid: `SM${nth}` }), token);
  return { headers: { "x-twilio-signature": String(headers["x-twilio-signature"]) }, body };
}
