/** Keeps people from waiting for a service that has just failed somebody else. */
export interface Breaker {
  /** False while the service rests; after that one turn tries it, and the others wait for what becomes of it. */
  isOpenTo(): boolean;
  succeeded(): void;
  /** @param restFor milliseconds that the service asked for, where it did */
  failed(restFor?: number): void;
}

interface BreakerOptions {
  /** Milliseconds: the first rest, which doubles with each failure in a row, and the longest. */
  readonly restFrom: number;
  readonly restUpTo: number;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

/** One for each service and process: an outage costs the first person their patience, not everyone. */
export function createBreaker({ restFrom, restUpTo, now }: BreakerOptions): Breaker {
  let failures = 0;
  let restsUntil = 0;
  let triesUntil = 0;
  return {
    isOpenTo() {
      if (failures === 0) return true;
      const at = now();
      if (at < restsUntil || at < triesUntil) return false;
      triesUntil = at + restFrom;
      return true;
    },
    succeeded() {
      failures = 0;
      triesUntil = 0;
    },
    failed(restFor = 0) {
      const rest = Math.min(restFrom * 2 ** failures, restUpTo);
      failures += 1;
      triesUntil = 0;
      restsUntil = now() + Math.max(rest, Math.min(restFor, restUpTo));
    },
  };
}
