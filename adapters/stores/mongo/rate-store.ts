import type { DayRates } from "../../../domain/exchange-rate.ts";
import type { RateStore } from "../../../domain/ports.ts";
import type { Access } from "./access.ts";
import { isWritten } from "./insert-once.ts";
import { milliseconds } from "./instant.ts";
import type { Models } from "./models.ts";

/** Exchange rates by day and base. */
export function createRateStore({ models, read, write }: Access): RateStore {
  return {
    keep: (rates, at) => write(() => keep(models, rates, milliseconds(at))),
    around: (base, day, knownBy) => read(() => around(models, base, day, milliseconds(knownBy))),
    lastSeen: (base) => read(() => lastSeen(models, base)),
  };
}

/** Two processes that keep the same day at once both try to insert it: the later one finds it kept. */
async function keep({ rates: kept }: Models, { day, base, rates }: DayRates, ms: number): Promise<void> {
  const once = () =>
    kept.updateOne({ base, day }, { $max: { seen_ms: ms }, $setOnInsert: { rates, known_ms: ms } }, { upsert: true });
  if (!(await isWritten(once()))) await once();
}

async function around({ rates: kept }: Models, base: string, day: string, knownMs: number): Promise<DayRates[]> {
  const known = { base, known_ms: { $lte: knownMs } };
  const [before, after] = await Promise.all([
    kept
      .findOne({ ...known, day: { $lte: day } })
      .sort({ day: -1 })
      .lean(),
    kept
      .findOne({ ...known, day: { $gt: day } })
      .sort({ day: 1 })
      .lean(),
  ]);
  return [before, after].flatMap((found) => (found ? [{ day: found.day, base: found.base, rates: found.rates }] : []));
}

async function lastSeen({ rates: kept }: Models, base: string): Promise<string | null> {
  const found = await kept.findOne({ base }, { seen_ms: 1 }).sort({ seen_ms: -1 }).lean();
  return found && Temporal.Instant.fromEpochMilliseconds(found.seen_ms).toString();
}
