import { Unavailable } from "../../../domain/errors.ts";
import { describeFailure, type Failure } from "./failure.ts";
import type { Log } from "./log.ts";
import type { Timing } from "./timing.ts";

/** How to try again. */
export interface Persistence {
  readonly timing: Timing;
  readonly log: Log;
  /** Ends all trying. */
  readonly signal: AbortSignal;
  /** Longest wait between tries, milliseconds; 30 seconds when left out. */
  readonly longestWait?: number;
}

/**
 * Calls Slack again and again while the trouble is one that passes: as Slack asks, or with growing, jittered pauses.
 *
 * @throws Unavailable when the signal aborts first, with the wait that was still due; any other error of `attempt`
 */
export async function persist<T>(attempt: () => Promise<T>, persistence: Persistence): Promise<T> {
  const { timing, log, signal, longestWait = 30_000 } = persistence;
  for (let tries = 0; ; tries += 1) {
    let failure: Failure | null;
    try {
      return await attempt();
    } catch (error) {
      failure = describeFailure(error);
      if (signal.aborted) throw cutShort(failure);
      if (failure === null || !isPassing(failure)) throw error;
    }
    const wait = failure.kind === "limited" ? failure.retryAfter : backOff(tries, timing.random(), longestWait);
    log.warn({ detail: failure.detail, wait }, "slack: a call did not work, trying again");
    try {
      await timing.sleep(wait, signal);
    } catch {
      throw cutShort(failure, wait);
    }
  }
}

function isPassing({ kind }: Failure): boolean {
  return kind === "unreachable" || kind === "limited";
}

/** Doubles from a quarter of a second; the jitter takes off up to half, so that many clients spread out. */
function backOff(tries: number, random: number, longest: number): number {
  return Math.min(longest, 250 * 2 ** Math.min(tries, 20)) * (1 - random / 2);
}

function cutShort(failure: Failure | null, retryAfter?: number): Unavailable {
  const why = failure === null ? "" : `: ${failure.detail}`;
  return new Unavailable(`Slack could not be reached in time${why}. Try again.`, {
    ...(retryAfter !== undefined && { retryAfter }),
  });
}
