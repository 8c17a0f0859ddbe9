import twilio from "twilio";
import type { FormFields } from "./form.ts";

/** Header names in lower case, as Node gives them. */
export type WebhookHeaders = Readonly<Record<string, string | readonly string[] | undefined>>;

/** What a genuine request was signed with. */
export interface Signed {
  readonly authToken: string;
  /** The address as it was given to Twilio, with the query that came. */
  readonly url: string;
  readonly fields: FormFields;
}

/**
 * Whether a webhook request was signed by Twilio: HMAC-SHA1 over our address and the fields, in constant time
 * (twilio.com/docs/usage/security).
 */
export function verifyTwilioRequest(headers: WebhookHeaders, { authToken, url, fields }: Signed): boolean {
  const shown = headers["x-twilio-signature"];
  if (typeof shown !== "string" || shown === "" || authToken === "") return false;
  return twilio.validateRequest(authToken, shown, url, fields);
}
