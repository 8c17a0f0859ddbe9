import { ConnectorError } from "./http.ts";

/** Why a message did not leave, by what can be done about it. */
export type Failure = {
  /** What happened, fit for logs: no text, no name, no token. */
  readonly detail: string;
} & (
  | {
      /** Too fast, or Microsoft is away; whether the message left is unknown. */
      readonly kind: "passing";
      /** Milliseconds, where it was told. */
      readonly retryAfter: number | undefined;
    }
  /** The registration is not, or no longer, valid: only the operator can mend it. */
  | { readonly kind: "registration" }
  /** Understood, and will not be done, however often it is asked. */
  | { readonly kind: "refused" }
);

/**
 * Tells what an error of a call means; null for one that did not come from a call.
 *
 * Errors of the token's library quote our id and Microsoft's trace of the request: what is needed is in `detail`.
 */
export function describeFailure(error: unknown): Failure | null {
  if (error instanceof ConnectorError) return describeStatus(error);
  const code = tokenErrorCode(error);
  if (code === null) return null;
  const detail = `no token: ${code}`;
  return PASSING_TOKEN_ERRORS.has(code)
    ? { kind: "passing", detail, retryAfter: undefined }
    : { kind: "registration", detail };
}

/** What an operator does when Microsoft refuses our registration. */
export const REGISTRATION_FIX =
  "Microsoft refused the bot's registration: check MICROSOFT_APP_ID, MICROSOFT_APP_PASSWORD (a client secret that has not expired) and, for a registration in one tenant, MICROSOFT_APP_TENANT_ID.";

function describeStatus({ status, retryAfter, message: detail }: ConnectorError): Failure {
  if (status === null || status >= 500 || PASSING_STATUSES.has(status)) return { kind: "passing", detail, retryAfter };
  return { kind: status === 401 ? "registration" : "refused", detail };
}

/** Microsoft asks to try these again (learn.microsoft.com, "Optimize your bot with rate limiting in Teams"). */
const PASSING_STATUSES: ReadonlySet<number> = new Set([408, 412, 429]);

/** Codes of MSAL for a sign-in service that is away, or a portal in its place. */
const PASSING_TOKEN_ERRORS: ReadonlySet<string> = new Set([
  "endpoints_resolution_error",
  "network_error",
  "openid_config_error",
  "server_error",
  "temporarily_unavailable",
  "unknown_error",
]);

/** The code of an error of MSAL, or of the SDK's own about an answer that MSAL made nothing of; null for any other error. */
function tokenErrorCode(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  if (error.message.startsWith("Authentication: No ")) return "unknown_error";
  if (!("errorCode" in error) || typeof error.errorCode !== "string") return null;
  return /^\w{1,80}$/.test(error.errorCode) ? error.errorCode : "unknown_error";
}
