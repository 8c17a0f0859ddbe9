import { Unavailable } from "../../../domain/errors.ts";
import type { Timing } from "../timing.ts";

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
  const { signal, judge } = persistence;
  let setback: string | null = null;
  for (let tries = 0; tries < MOST_TRIES && !signal.aborted; tries += 1) {
    try {
      if (setback !== null) await pause(setback, tries, persistence);
      return await attempt();
    } catch (error) {
      if (signal.aborted) break;
      setback = judge(error);
      if (setback === null) throw error;
    }
  }
  const why = setback === null ? "" : `: ${setback}`;
  throw new Unavailable(`Twilio could not be reached in time${why}. Try again.`, { retryAfter: REST });
}

const MOST_TRIES = 5;

/** Milliseconds; whoever asked may begin again after them. */
const REST = 5000;

async function pause(setback: string, tries: number, { timing, signal, onSetback }: Persistence): Promise<void> {
  const wait = 100 * 2 ** (tries - 1) * (0.9 + timing.random() * 0.2);
  onSetback(setback, wait);
  await timing.sleep(wait, signal);
}
