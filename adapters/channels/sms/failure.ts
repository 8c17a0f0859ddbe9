import twilio from "twilio";

/** Why a message did not leave, by what can be done about it. */
export type Failure = {
  /**
   * `passing`: too fast, or Twilio is away; whether the message left is unknown · `settings`: only the operator can mend
   * it · `refused`: not to this number, however often it is tried.
   */
  readonly kind: "passing" | "settings" | "refused";
  /** What happened, fit for logs: no number, no text, no token. */
  readonly detail: string;
};

/**
 * Tells what an error of the client means; null for one that did not come from a call.
 *
 * The client's errors quote phone numbers, and those of the connection hold the request with text and credentials:
 * neither they nor their messages may travel on as a `cause`. What is needed of them is in `detail`.
 */
export function describeFailure(error: unknown): Failure | null {
  if (!(error instanceof twilio.RestException)) return describeConnection(error);
  const { status, code } = error;
  const detail = `sending answered ${status}${Number.isInteger(code) ? ` with error ${code}` : ""}`;
  if (status === 429 || status >= 500) return { kind: "passing", detail };
  if (status === 401 || status === 403 || status === 404 || SETTINGS_CODES.has(code ?? 0)) {
    return { kind: "settings", detail };
  }
  return { kind: "refused", detail };
}

/** What an operator looks at when Twilio refuses our side of a message. */
export const SETTINGS_FIX =
  "Twilio refused the account or the sender: check TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN, TWILIO_PHONE_NUMBER and PUBLIC_URL against its console.";

/** Faults of the sender's number (21212, 21603, 21606, 21659, 21660) and of the status callback's address (21609). */
const SETTINGS_CODES: ReadonlySet<number> = new Set([21212, 21603, 21606, 21609, 21659, 21660]);

/** Of a broken connection only the system's code; an answer that can't be read came from a proxy or a portal. */
function describeConnection(error: unknown): Failure | null {
  if (error instanceof SyntaxError) return { kind: "passing", detail: NO_ANSWER };
  if (!(error instanceof Error) || !("isAxiosError" in error)) return null;
  return { kind: "passing", detail: "code" in error && typeof error.code === "string" ? error.code : NO_ANSWER };
}

const NO_ANSWER = "no answer of Twilio's API";
