import { createHmac } from "node:crypto";
import type { WebhookHeaders } from "../verify.ts";

/** What must never show up anywhere. */
export const ACCOUNT = { sid: `AC${"0".repeat(32)}`, token: "SECRET-AUTH-TOKEN" } as const;

/** A request as Twilio makes it. */
export interface SignedRequest {
  readonly headers: WebhookHeaders;
  readonly body: Buffer;
}

/**
 * Signs as Twilio documents it, without its library: the URL, then every field's name and value in the order of the
 * names, HMAC-SHA1 with the account's token, base64.
 */
export function signed(
  url: string,
  fields: Readonly<Record<string, string>>,
  token: string = ACCOUNT.token,
): SignedRequest {
  const names = Object.keys(fields).sort();
  const text = url + names.map((name) => name + fields[name]).join("");
  return {
    headers: {
      host: "whatever.the.proxy.says",
      "content-type": "application/x-www-form-urlencoded; charset=UTF-8",
      "x-twilio-signature": createHmac("sha1", token).update(Buffer.from(text, "utf8")).digest("base64"),
    },
    body: Buffer.from(new URLSearchParams(fields).toString()),
  };
}

/** A text message's fields; real ones have more. */
export function textFields(body: string, more: Readonly<Record<string, string>> = {}): Record<string, string> {
  return {
    ToCountry: "US",
    AccountSid: ACCOUNT.sid,
    MessageSid: `SM${"a".repeat(32)}`,
    SmsMessageSid: `SM${"a".repeat(32)}`,
    NumMedia: "0",
    NumSegments: "1",
    To: "+15551234567",
    From: "+15557654321",
    Body: body,
    ...more,
  };
}
