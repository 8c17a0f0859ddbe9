import { expect, test } from "vitest";
import { createInbox } from "../../../tests/support/channel-inbox.ts";
import { START } from "../../../tests/support/fake-timing.ts";
import { recordingLog } from "../../../tests/support/recording-log.ts";
import { createSmsChannel, PATHS, type SmsConfig } from "./index.ts";
import { ACCOUNT, signed, textFields } from "./testing/signed.ts";

const CONFIG: SmsConfig = {
  accountSid: ACCOUNT.sid,
  authToken: ACCOUNT.token,
  phoneNumber: "+15551234567",
  publicUrl: "https://wise.example.org/money/",
  pace: "off",
  dailyLimit: 200,
  log: recordingLog(),
  now: () => START,
};

const ADDRESS = `https://wise.example.org/money${PATHS.sms}`;

test("takes messages at the public address from its start to its stop", async () => {
  const channel = createSmsChannel(CONFIG);
  const inbox = createInbox();
  async function text(body: string, MessageSid: string): Promise<string | undefined> {
    const request = signed(ADDRESS, textFields(body, { MessageSid }));
    return (await channel.handleSms(request.headers, request.body, PATHS.sms)).body;
  }
  await expect(text("early", "SM1")).resolves.toContain("not saved");
  await channel.start(inbox.take);
  await expect(text("in time", "SM2")).resolves.toBe("<Response/>");
  await channel.stop();
  await expect(text("late", "SM3")).resolves.toContain("not saved");
  expect(inbox.events).toMatchObject([{ content: { text: "in time" } }]);
});

test("its webhooks can't be taken for one another", async () => {
  const channel = createSmsChannel(CONFIG);
  const { headers, body } = signed(ADDRESS, { MessageSid: "SM1", MessageStatus: "failed" });
  await expect(channel.handleStatus(headers, body)).resolves.toEqual({ status: 403 });
});

test("media may come from the API server that was configured", async () => {
  const channel = createSmsChannel({ ...CONFIG, apiRoot: "http://127.0.0.1:4010/" });
  const inbox = createInbox();
  await channel.start(inbox.take);
  for (const [sid, MediaUrl0] of [
    ["SM1", "http://127.0.0.1:4010/media/1"],
    ["SM2", "https://api.twilio.com/media/2"],
    ["SM3", "http://127.0.0.1:4011/media/3"],
  ] as const) {
    const request = signed(ADDRESS, textFields("", { MessageSid: sid, NumMedia: "1", MediaUrl0 }));
    await channel.handleSms(request.headers, request.body);
  }
  const files = inbox.events.map(({ content }) => (content.kind === "photo" ? content.file : null));
  expect(files).toEqual(["http://127.0.0.1:4010/media/1", "https://api.twilio.com/media/2", ""]);
});

test.each([
  { name: "an account's SID", fault: { accountSid: "SK123" }, message: /TWILIO_ACCOUNT_SID/ },
  { name: "a phone number", fault: { phoneNumber: "call me" }, message: /TWILIO_PHONE_NUMBER/ },
  { name: "an API server", fault: { apiRoot: "example" }, message: /TWILIO_API_ROOT/ },
  { name: "an origin", fault: { publicUrl: "example.org" }, message: /PUBLIC_URL/ },
])("refuses what is not $name", ({ fault, message }) => {
  expect(() => createSmsChannel({ ...CONFIG, ...fault })).toThrow(message);
});
