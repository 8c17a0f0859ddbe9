import { webApi } from "@slack/bolt";

/** Why a call to Slack failed, by what can be done about it. */
export type Failure = {
  /** What happened, fit for logs: no token, no text, no name, no response URL. */
  readonly detail: string;
} & (
  | {
      /** The connection broke, timed out or brought no answer of the Web API; whether the call took effect is unknown. */
      readonly kind: "unreachable";
    }
  | {
      readonly kind: "limited";
      /** Milliseconds. */
      readonly retryAfter: number;
    }
  | {
      /** The bot token is not valid, or was given too few scopes. */
      readonly kind: "token";
    }
  | {
      /** Slack understood and will not do it, however often it is asked. */
      readonly kind: "refused";
      /** Slack's own word for it: `channel_not_found`. */
      readonly code: string;
    }
);

/**
 * Tells what an error of a call means; null for an error that did not come from one.
 *
 * Slack's errors may hold what was sent: neither they nor their messages travel on. What is needed is in `detail`.
 */
export function describeFailure(error: unknown): Failure | null {
  if (error instanceof webApi.WebAPIRateLimitedError) {
    return { kind: "limited", detail: "too many requests", retryAfter: error.retryAfter * 1000 };
  }
  if (error instanceof webApi.WebAPIPlatformError) return describeCode(error.data.error);
  if (error instanceof webApi.WebAPIHTTPError) return { kind: "unreachable", detail: `status ${error.statusCode}` };
  if (error instanceof webApi.WebAPIRequestError) return { kind: "unreachable", detail: networkDetail(error.original) };
  return null;
}

/** What an operator does about a token that Slack refuses. */
export const TOKEN_FIX =
  "Slack refused the bot token: install the app with the scopes chat:write, commands, im:history and app_mentions:read, and copy its Bot User OAuth Token into SLACK_BOT_TOKEN (and see that SLACK_API_URL, if set, is a Web API).";

function describeCode(code: string): Failure {
  // What is no error code is the body of some other server, which may say anything.
  if (!/^[a-z0-9_]{1,80}$/.test(code)) return { kind: "unreachable", detail: NO_ANSWER };
  if (PASSING.has(code)) return { kind: "unreachable", detail: code };
  if (TOKEN.has(code)) return { kind: "token", detail: code };
  return { kind: "refused", detail: code, code };
}

/** Troubles of Slack's own. */
const PASSING: ReadonlySet<string> = new Set([
  "fatal_error",
  "internal_error",
  "ratelimited",
  "rate_limited",
  "request_timeout",
  "service_unavailable",
  "team_added_to_org",
]);

/** Troubles that an operator can mend. */
const TOKEN: ReadonlySet<string> = new Set([
  "invalid_auth",
  "missing_scope",
  "not_allowed_token_type",
  "not_authed",
  "token_expired",
  "token_revoked",
]);

/** The system's code only: the message of a network error names the URL. */
function networkDetail(error: Error): string {
  const { cause } = error;
  for (const one of [cause, error]) {
    if (typeof one === "object" && one !== null && "code" in one && typeof one.code === "string") return one.code;
  }
  return NO_ANSWER;
}

const NO_ANSWER = "no answer of the Web API";
