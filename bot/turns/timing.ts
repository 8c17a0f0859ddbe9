/** Milliseconds, counts and why they are what they are; one table, so that tests and benches can replace them. */
export interface TurnTiming {
  /** A lane's lease. Long against a turn, short against a person's patience after a crash. */
  readonly lease: number;
  /** How often a held lease is renewed. */
  readonly renewEvery: number;
  /** How often waiting lanes and the outbox are looked for besides being told. */
  readonly scanEvery: number;
  /** Lanes that run at the same time; those that wait for something do not count. */
  readonly concurrency: number;
  /** Open turns above which a platform that redelivers is told to come again. */
  readonly backlog: number;
  /** As `backlog`, for one lane, so that one sender can't fill it for all. */
  readonly laneBacklog: number;
  /** Failures that an event raises itself before it is given up. */
  readonly failures: number;
  /** First wait before another try; it doubles up to the longest. */
  readonly retryFrom: number;
  readonly retryUpTo: number;
  /** How long a stopping process lets running turns finish. */
  readonly drain: number;
}

export const TURN_TIMING: TurnTiming = {
  lease: 5_000,
  renewEvery: 1_500,
  scanEvery: 1_000,
  concurrency: 16,
  backlog: 10_000,
  laneBacklog: 200,
  failures: 8,
  retryFrom: 100,
  retryUpTo: 5_000,
  drain: 10_000,
};

/** The wait before try number `attempt` (from 1): exponential, ±20 % so that many do not come back at once. */
export function backoff(
  attempt: number,
  timing: Pick<TurnTiming, "retryFrom" | "retryUpTo">,
  random: () => number,
): number {
  const wait = Math.min(timing.retryFrom * 2 ** (attempt - 1), timing.retryUpTo);
  return Math.round(wait * (0.8 + 0.4 * random()));
}

/** Waits; resolves early when the signal ends. */
export async function pause(ms: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  const { promise, resolve } = Promise.withResolvers<void>();
  const end = (): void => resolve();
  const timer = setTimeout(end, ms);
  signal.addEventListener("abort", end);
  await promise;
  // A signal may outlive many waits.
  signal.removeEventListener("abort", end);
  clearTimeout(timer);
}
