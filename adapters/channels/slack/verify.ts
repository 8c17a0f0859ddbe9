import { isValidSlackRequest } from "@slack/bolt";

/** Header names in lower case, as Node gives them. */
export type WebhookHeaders = Readonly<Record<string, string | readonly string[] | undefined>>;

/** How far Slack's clock and ours may differ, either way, in seconds. */
const MOST_SKEW = 300;

/** What a request is checked against. */
export interface Credentials {
  readonly signingSecret: string;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/**
 * Whether Slack signed this body (`v0:<timestamp>:<body>`) within the last five minutes.
 *
 * Bolt compares in constant time, but takes any timestamp of the future: that would let a signature that leaked be
 * replayed for as long as its maker liked, so it is refused here.
 */
export function verifySlackRequest(
  headers: WebhookHeaders,
  rawBody: Buffer,
  { signingSecret, now }: Credentials,
): boolean {
  const signature = headers["x-slack-signature"];
  const timestamp = headers["x-slack-request-timestamp"];
  if (typeof signature !== "string" || typeof timestamp !== "string" || !/^\d{1,12}$/.test(timestamp)) return false;
  const seconds = Number(timestamp);
  if (seconds - Math.floor(now / 1000) > MOST_SKEW) return false;
  return isValidSlackRequest({
    signingSecret,
    body: rawBody.toString("utf8"),
    headers: { "x-slack-signature": signature, "x-slack-request-timestamp": seconds },
    nowMilliseconds: now,
  });
}
