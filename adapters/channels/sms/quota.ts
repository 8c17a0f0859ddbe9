/** So many a day for each key; days are those of UTC. Kept in memory: a restart begins anew. */
export interface DailyQuota {
  /** Takes one; null when all of today's are taken. */
  take(key: string): Taken | null;
  /** Milliseconds until the next day begins. */
  untilTomorrow(): number;
}

/** One that was taken. */
export interface Taken {
  /** It was not used after all. */
  giveBack(): void;
}

/**
 * @param limit how many a day for each key
 * @param now milliseconds since the epoch
 */
export function createDailyQuota(limit: number, now: () => number): DailyQuota {
  let today = NaN;
  let taken = new Map<string, number>();

  function counts(): Map<string, number> {
    const day = Math.floor(now() / DAY);
    if (day !== today) {
      today = day;
      taken = new Map();
    }
    return taken;
  }

  return {
    take(key) {
      const ofToday = counts();
      const before = ofToday.get(key) ?? 0;
      if (before >= limit) return null;
      ofToday.set(key, before + 1);
      // Of the day on which it was taken, also when that is over by then.
      return { giveBack: () => void ofToday.set(key, (ofToday.get(key) ?? 1) - 1) };
    },
    untilTomorrow: () => DAY - (now() % DAY),
  };
}

const DAY = 86_400_000;
