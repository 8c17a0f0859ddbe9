import type { Api } from "grammy";
import { Unavailable } from "../../../domain/errors.ts";
import type { Log } from "../log.ts";
import { persist } from "../persist.ts";
import type { Timing } from "../timing.ts";
import { describeFailure, type Failure } from "./failure.ts";
import { forGrammy } from "./signal.ts";

/** What acknowledging needs. */
export interface AcknowledgerOptions {
  readonly api: Api;
  readonly timing: Timing;
  readonly log: Log;
  /** Ends all trying. */
  readonly signal: AbortSignal;
}

/**
 * Tells Telegram that a pressed button was understood, so that it stops spinning.
 *
 * A courtesy: it is tried a few times, nobody waits for it, and a query too old to be answered is left alone.
 */
export async function acknowledgeCallback(callbackQuery: string, options: AcknowledgerOptions): Promise<void> {
  const { api, timing, log, signal } = options;
  let tries = 0;
  try {
    await persist(() => api.answerCallbackQuery(callbackQuery, {}, forGrammy(signal)), {
      platform: "Telegram",
      timing,
      signal,
      judge: (error) => {
        tries += 1;
        const failure = describeFailure(error);
        return failure !== null && tries < MOST_TRIES && isPassing(failure) ? failure : null;
      },
    });
  } catch (error) {
    if (error instanceof Unavailable) return;
    log.info({ detail: describeFailure(error)?.detail ?? String(error) }, "telegram: a button was not acknowledged");
  }
}

const MOST_TRIES = 5;

function isPassing(failure: Failure): boolean {
  return failure.kind === "flood" || failure.kind === "unreachable";
}
