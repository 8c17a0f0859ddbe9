import type { Api } from "grammy";
import { Unavailable } from "../../../domain/errors.ts";
import type { Log } from "../log.ts";
import { persist, type Setback } from "../persist.ts";
import type { Timing } from "../timing.ts";
import { describeFailure, TOKEN_FIX } from "./failure.ts";
import type { Intake } from "./intake.ts";
import { forGrammy } from "./signal.ts";
import { readUpdate, UPDATE_KINDS } from "./update.ts";

/** Seconds that Telegram may hold a request open while there is nothing to tell. */
export const LONG_POLL_SECONDS = 30;

/** What polling needs. */
export interface PollingOptions {
  /** Its own time limit must be longer than {@link LONG_POLL_SECONDS}. */
  readonly api: Api;
  readonly intake: Intake;
  readonly timing: Timing;
  readonly log: Log;
  /** Ends the loop. */
  readonly signal: AbortSignal;
}

/**
 * Fetches updates until the signal aborts, and survives whatever happens meanwhile.
 *
 * Asking for the next updates confirms all before them, so every update of a batch is taken durably, in order, first.
 * What could not be taken yet is tried again and stays unconfirmed; what was taken but not confirmed when the loop ended
 * comes again and is recognised by its key.
 */
export async function pollUpdates(options: PollingOptions): Promise<void> {
  const { signal } = options;
  let offset: number | undefined;
  try {
    while (!signal.aborted) {
      for (const json of await fetchUpdates(options, offset)) {
        const update = readUpdate(json);
        if (update === null) continue;
        await takeUpdate(options, () => options.intake(update));
        offset = update.update_id + 1;
      }
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}

function fetchUpdates({ api, timing, log, signal }: PollingOptions, offset: number | undefined) {
  const query = {
    timeout: LONG_POLL_SECONDS,
    allowed_updates: UPDATE_KINDS,
    ...(offset !== undefined && { offset }),
  };
  return persist(() => api.getUpdates(query, forGrammy(signal)), {
    platform: "Telegram",
    timing,
    signal,
    judge: judgePolling,
    onSetback: ({ detail }, wait) => log.warn({ detail, wait }, "telegram: no updates for now, trying again"),
    longestWait: 10_000,
  });
}

function takeUpdate({ timing, log, signal }: PollingOptions, take: () => Promise<void>): Promise<void> {
  // A stop between two updates leaves the rest to the next start.
  signal.throwIfAborted();
  return persist(take, {
    platform: "Telegram",
    timing,
    signal,
    judge: judgeTaking,
    onSetback: ({ detail }, wait) => log.error({ detail, wait }, "telegram: an update could not be kept, trying again"),
    longestWait: 10_000,
  });
}

/** No failure ends the loop: a revoked token may be put right, another poller may stop. */
function judgePolling(error: unknown): Setback {
  const failure = describeFailure(error);
  if (failure === null) return { detail: error instanceof Error ? error.name : "unknown error" };
  if (failure.kind === "token") return { detail: TOKEN_FIX, retryAfter: 60_000 };
  if (failure.kind !== "conflict") return failure;
  return { detail: `${failure.detail} (does another process use this bot token, or did someone set a webhook?)` };
}

/** Whatever kept an update from becoming durable, it is not confirmed. */
function judgeTaking(error: unknown): Setback {
  if (error instanceof Unavailable) return { detail: error.message, retryAfter: error.retryAfter };
  return { detail: error instanceof Error ? `${error.name}: ${error.message}` : "unknown error" };
}
