import { Unavailable } from "../../domain/errors.ts";
import type { Timing } from "./timing.ts";

/** Why something did not work this time, when it may be tried again. */
export interface Setback {
  /** Fit for logs. */
  readonly detail: string;
  /** Milliseconds to wait as the other side asks; without it the wait grows from try to try. */
  readonly retryAfter?: number | undefined;
}

/** How long and how patiently to try. */
export interface Persistence {
  /** The platform's name, for the error. */
  readonly platform: string;
  readonly timing: Timing;
  /** Ends all trying. */
  readonly signal: AbortSignal;
  /** Says whether an error may pass; null gives up and lets it through. */
  readonly judge: (error: unknown) => Setback | null;
  /** Told of every setback, with the milliseconds until the next try. */
  readonly onSetback?: (setback: Setback, wait: number) => void;
  /** Longest wait between tries, milliseconds; 30 seconds when left out. */
  readonly longestWait?: number;
}

/**
 * Does something again and again, with growing and jittered pauses, until it works.
 *
 * @throws Unavailable when the signal aborts first, with the wait that was still due; any error that `judge` gives up on
 */
export async function persist<T>(attempt: () => Promise<T>, persistence: Persistence): Promise<T> {
  const { platform, signal, timing, judge, onSetback } = persistence;
  for (let tries = 0; ; tries += 1) {
    let setback: Setback | null;
    try {
      return await attempt();
    } catch (error) {
      setback = judge(error);
      if (signal.aborted) throw cutShort(platform, setback);
      if (setback === null) throw error;
    }
    const wait = setback.retryAfter ?? backOff(tries, timing.random(), persistence.longestWait ?? 30_000);
    onSetback?.(setback, wait);
    try {
      await timing.sleep(wait, signal);
    } catch {
      throw cutShort(platform, setback, wait);
    }
  }
}

/** Doubles from a quarter of a second; the jitter takes off up to half, so that many clients spread out. */
function backOff(tries: number, random: number, longest: number): number {
  return Math.min(longest, 250 * 2 ** Math.min(tries, 20)) * (1 - random / 2);
}

function cutShort(platform: string, setback: Setback | null, wait?: number): Unavailable {
  const why = setback === null ? "" : `: ${setback.detail}`;
  const retryAfter = wait ?? setback?.retryAfter;
  return new Unavailable(`${platform} could not be reached in time${why}. Try again.`, {
    ...(retryAfter !== undefined && { retryAfter }),
  });
}
