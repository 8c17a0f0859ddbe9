import { expect, test } from "vitest";
import { recordingLog } from "../../../tests/support/recording-log.ts";
import { createStatusWebhook } from "./status.ts";
import { ACCOUNT, signed } from "./testing/signed.ts";

const ADDRESS = "https://wise.example.org/webhooks/twilio/status";

function open() {
  const log = recordingLog();
  const handle = createStatusWebhook({ authToken: ACCOUNT.token, url: ADDRESS, log });
  async function report(MessageStatus: string, more: Record<string, string> = {}, token?: string) {
    const fields = { MessageSid: "SM1", To: "+15557654321", From: "+15551234567", MessageStatus, ...more };
    const { headers, body } = signed(ADDRESS, fields, token);
    return handle(headers, body);
  }
  return { log, report };
}

test("logs what did not arrive, once, without numbers", async () => {
  const { log, report } = open();
  await report("undelivered", { ErrorCode: "30005" });
  await report("undelivered", { ErrorCode: "30005" });
  expect(log.lines).toEqual(['sms: a message did not arrive {"message":"SM1","status":"undelivered","error":"30005"}']);
});

test("says nothing of what goes well, in whatever order it is told", async () => {
  const { log, report } = open();
  for (const status of ["delivered", "sent", "queued", "sent", "read"]) {
    await expect(report(status)).resolves.toEqual({ status: 204 });
  }
  expect(log.lines).toEqual([]);
});

test("tells messages apart", async () => {
  const { log, report } = open();
  await report("failed", { MessageSid: "SM1" });
  await report("failed", { MessageSid: "SM2" });
  expect(log.lines).toHaveLength(2);
});

test("believes Twilio alone, and reads nothing else", async () => {
  const { log, report } = open();
  await expect(report("failed", {}, "guessed")).resolves.toEqual({ status: 403 });
  await expect(report("")).resolves.toEqual({ status: 400 });
  expect(log.lines).toEqual([]);
});
