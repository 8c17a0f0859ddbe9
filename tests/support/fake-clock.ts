/** A clock that stands still until it is moved. */
export interface FakeClock {
  now(): Temporal.Instant;
  /** Milliseconds since the epoch. */
  ms(): number;
  advance(duration: Temporal.DurationLike): void;
}

/** Starts at noon of 23 November 2026, unless it is said otherwise. `at`: ISO instant. */
export function fakeClock(at = "2026-11-23T12:00:00Z"): FakeClock {
  let now = Temporal.Instant.from(at);
  return {
    now: () => now,
    ms: () => now.epochMilliseconds,
    advance(duration) {
      now = now.add(duration);
    },
  };
}
