import { Unavailable } from "../../../domain/errors.ts";
import type { Timing } from "./timing.ts";

/** How to go on when something does not work. */
export interface Persistence {
  readonly timing: Timing;
  /** Ends all trying. */
  readonly signal: AbortSignal;
  /** What went wrong, fit for logs, when it may pass; null gives up and lets the error through. */
  readonly judge: (error: unknown) => string | null;
  /** Told of every setback, with the milliseconds until the next try. */
  readonly onSetback: (detail: string, wait: number) => void;
}

/**
 * Does something up to five times, with pauses from 100 ms that double and vary by a tenth, until it works.
 *
 * @throws Unavailable after the last try or when the signal aborts; any error that `judge` gives up on
 */
export async function persist<T>(attempt: () => Promise<T>, persistence: Persistence): Promise<T> {
  const { timing, signal, judge, onSetback } = persistence;
  for (let tries = 1; ; tries += 1) {
    let detail: string | null = null;
    try {
      signal.throwIfAborted();
      return await attempt();
    } catch (error) {
      detail = judge(error);
      if (detail === null && !signal.aborted) throw error;
    }
    if (signal.aborted || tries === MOST_TRIES) throw givenUp(detail);
    const wait = pauseAfter(tries, timing.random());
    onSetback(detail ?? "", wait);
    await timing.sleep(wait, signal).catch(() => {});
  }
}

const MOST_TRIES = 5;

/** Milliseconds; whoever asked may begin again after them. */
const REST = 5000;

function pauseAfter(tries: number, random: number): number {
  return 100 * 2 ** (tries - 1) * (0.9 + random * 0.2);
}

function givenUp(detail: string | null): Unavailable {
  const why = detail === null ? "" : `: ${detail}`;
  return new Unavailable(`Twilio could not be reached in time${why}. Try again.`, { retryAfter: REST });
}
