import { type FormFields, readForm } from "./form.ts";
import { verifyTwilioRequest, type WebhookHeaders } from "./verify.ts";

/** Largest body that is read, bytes; real ones stay far below. */
export const WEBHOOK_BODY_LIMIT = 65_536;

/** What to answer to the platform. */
export interface WebhookAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/**
 * Answers one webhook request, given its headers (names in lower case), its body as it came, and its target (path and
 * query) as it came, of which only the query counts.
 */
export type WebhookHandler = (headers: WebhookHeaders, rawBody: Buffer, target?: string) => Promise<WebhookAnswer>;

/** What recognises Twilio. */
export interface Recognition {
  readonly authToken: string;
  /** The webhook's address as it was given to Twilio, without a query. */
  readonly url: string;
}

/** Answers 413 to what is too long, 403 to what Twilio did not sign, and else what `handle` makes of its fields and query. */
export function guard(
  { authToken, url }: Recognition,
  handle: (form: FormFields, query: URLSearchParams) => Promise<WebhookAnswer>,
): WebhookHandler {
  return async (headers, rawBody, target = "") => {
    if (rawBody.length > WEBHOOK_BODY_LIMIT) return { status: 413 };
    const fields = readForm(rawBody);
    const query = queryOf(target);
    if (!verifyTwilioRequest(headers, { authToken, url: url + query, fields })) return { status: 403 };
    return handle(fields, new URLSearchParams(query));
  };
}

/** An answer that tells Twilio what to do. */
export function twiml(body: string): WebhookAnswer {
  return { status: 200, headers: { "content-type": "text/xml; charset=utf-8" }, body };
}

function queryOf(target: string): string {
  const start = target.indexOf("?");
  return start === -1 ? "" : target.slice(start);
}
