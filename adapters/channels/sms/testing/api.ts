import nock from "nock";
import { createMessageClient } from "../client.ts";
import { ACCOUNT } from "./signed.ts";

/** The API server that nock plays. */
export const ROOT = "http://twilio.test";

/** A client of an API server that nock plays. */
export function testClient() {
  return createMessageClient({ accountSid: ACCOUNT.sid, authToken: ACCOUNT.token, apiRoot: `${ROOT}/` });
}

/** The SID of whatever was sent. */
export const SENT_SID = `SM${"b".repeat(32)}`;

/** The answer to a message that was taken. */
export const TAKEN = { status: 201, body: { sid: SENT_SID, status: "queued" } };

/** The answer to one that was not; as Twilio does, it quotes the number. */
export function refused(status: number, code: number) {
  return { status, body: { code, message: "The 'To' number +15557654321 is no good.", status } };
}

/** Expects one message; its fields are pushed to `seen`. Answers with a reply or breaks the connection. */
export function expectMessage(
  answer: { status: number; body: object | string } | "broken",
  seen: unknown[] = [],
): void {
  const call = nock(ROOT)
    .post(`/2010-04-01/Accounts/${ACCOUNT.sid}/Messages.json`, (fields) => {
      seen.push(fields);
      return true;
    })
    .basicAuth({ user: ACCOUNT.sid, pass: ACCOUNT.token });
  if (answer === "broken")
    call.replyWithError(Object.assign(new Error(`POST ${ACCOUNT.token}`), { code: "ECONNRESET" }));
  else call.reply(answer.status, answer.body);
}
