/** Waits for a service's first sign of an answer. */
export interface Patience {
  /** Ends with the caller's signal, or when nothing was heard in time. */
  readonly signal: AbortSignal;
  /** The answer has begun: from now on only the caller's signal counts. */
  heard(): void;
  /** Lets go of the timer. */
  end(): void;
}

/** @param ms how long silence is borne, milliseconds */
export function createPatience(caller: AbortSignal, ms: number): Patience {
  const silence = new AbortController();
  const timer = setTimeout(() => silence.abort(), ms);
  const stop = (): void => clearTimeout(timer);
  return { signal: AbortSignal.any([caller, silence.signal]), heard: stop, end: stop };
}
