import { createHmac } from "node:crypto";

/** The secret that the tests share with "Slack". */
export const SIGNING_SECRET = "8f742231b10e8888abcd99yyyzzz85a5";

/** A request as Slack would post it. */
export interface SignedRequest {
  readonly headers: Record<string, string>;
  readonly body: Buffer;
}

/** How to sign; each can be wrong. */
export interface Signing {
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly secret?: string;
}

/** Signs any body the way that Slack documents it. */
export function sign(body: string | Buffer, { at, secret = SIGNING_SECRET }: Signing): SignedRequest {
  const bytes = Buffer.from(body);
  const timestamp = Math.floor(at / 1000);
  const digest = createHmac("sha256", secret).update(`v0:${timestamp}:`).update(bytes).digest("hex");
  return {
    headers: { "x-slack-request-timestamp": String(timestamp), "x-slack-signature": `v0=${digest}` },
    body: bytes,
  };
}

/** A body of the Events API. */
export function json(payload: unknown): string {
  return JSON.stringify(payload);
}

/** A body of a slash command. */
export function form(fields: Readonly<Record<string, string>>): string {
  return new URLSearchParams(fields).toString();
}

/** A body of interactivity. */
export function interactive(payload: unknown): string {
  return form({ payload: JSON.stringify(payload) });
}
