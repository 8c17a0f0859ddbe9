import { GrammyError, HttpError } from "grammy";

/** Why a call to the Bot API failed, by what can be done about it. */
export type Failure = {
  /** What happened, fit for logs: no token, no text, no name. */
  readonly detail: string;
} & (
  | {
      /** The connection broke, timed out or brought no answer of the Bot API; whether the call took effect is unknown. */
      readonly kind: "unreachable";
    }
  | {
      readonly kind: "flood";
      /** Milliseconds. */
      readonly retryAfter: number;
    }
  | {
      /** The bot token is not, or no longer, valid. */
      readonly kind: "token";
    }
  | {
      /** Another process reads the updates of this bot, or a webhook is set. */
      readonly kind: "conflict";
    }
  | {
      /** The group became a supergroup with that id. */
      readonly kind: "migrated";
      readonly chat: number;
    }
  | {
      /** Telegram understood and will not do it, however often it is asked. */
      readonly kind: "refused";
      readonly code: number;
    }
);

/**
 * Tells what an error of grammY means; null for an error that did not come from a call.
 *
 * grammY's errors hold the payload and, deep inside, the URL with the token: neither they nor their messages may travel
 * on as a `cause`. What is needed of them is in `detail`.
 */
export function describeFailure(error: unknown): Failure | null {
  if (error instanceof HttpError) return { kind: "unreachable", detail: networkDetail(error.error) };
  if (!(error instanceof GrammyError)) return null;
  const { error_code: code, parameters, method } = error;
  // Some JSON came back, but not from a Bot API server: a proxy, a portal.
  if (!Number.isInteger(code)) return { kind: "unreachable", detail: NO_ANSWER };
  const detail = `${method} answered ${code}: ${withoutQuotes(error.description)}`;
  if (code === 429) return { kind: "flood", detail, retryAfter: (parameters.retry_after ?? 1) * 1000 };
  if (code >= 500) return { kind: "unreachable", detail };
  // A token of the wrong form gets 404 instead of 401.
  if (code === 401 || code === 404) return { kind: "token", detail };
  if (code === 409) return { kind: "conflict", detail };
  if (parameters.migrate_to_chat_id !== undefined) {
    return { kind: "migrated", detail, chat: parameters.migrate_to_chat_id };
  }
  return { kind: "refused", detail, code };
}

/** What an operator does about a token that Telegram refuses. */
export const TOKEN_FIX =
  "Telegram refused the bot token: copy the current one from @BotFather into TELEGRAM_BOT_TOKEN (and see that TELEGRAM_API_ROOT, if set, is a Bot API server).";

/** Parse errors quote the message. */
function withoutQuotes(description: string): string {
  return description.replace(/"[^"]*"/g, '"…"');
}

/** The system's code only: the message of a network error names the URL. */
function networkDetail(cause: unknown): string {
  if (typeof cause === "object" && cause !== null && "code" in cause && typeof cause.code === "string") {
    return cause.code;
  }
  return NO_ANSWER;
}

const NO_ANSWER = "no answer of a Bot API server";
