import type { DayRates } from "../../../domain/exchange-rate.ts";
import type { RateStore } from "../../../domain/ports.ts";
import type { Connection } from "./connection.ts";
import type { Database, Row } from "./database.ts";
import { milliseconds } from "./instant.ts";
import { integer, json, text } from "./row.ts";

/** Exchange rates by day and base. */
export function createRateStore({ db, read, write }: Connection): RateStore {
  return {
    keep: (rates, at) => write("durable", () => keep(db, rates, milliseconds(at))),
    around: (base, day, knownBy) => read(() => around(db, base, day, milliseconds(knownBy))),
    lastSeen: (base) => read(() => lastSeen(db, base)),
  };
}

function keep(db: Database, { day, base, rates }: DayRates, ms: number): void {
  db.run(
    `INSERT INTO rates (day, base, body, known_ms, seen_ms) VALUES (?1, ?2, ?3, ?4, ?4)
     ON CONFLICT (base, day) DO UPDATE SET seen_ms = max(seen_ms, excluded.seen_ms)`,
    day,
    base,
    JSON.stringify(rates),
    ms,
  );
}

function around(db: Database, base: string, day: string, knownMs: number): DayRates[] {
  const known = "SELECT day, base, body FROM rates WHERE base = ? AND known_ms <= ?";
  const before = db.get(`${known} AND day <= ? ORDER BY day DESC LIMIT 1`, base, knownMs, day);
  const after = db.get(`${known} AND day > ? ORDER BY day LIMIT 1`, base, knownMs, day);
  return [before, after].flatMap((row) => (row ? [ratesOf(row)] : []));
}

function ratesOf(row: Row): DayRates {
  return { day: text(row, "day"), base: text(row, "base"), rates: json<DayRates["rates"]>(row, "body") };
}

function lastSeen(db: Database, base: string): string | null {
  const row = db.get("SELECT max(seen_ms) AS ms FROM rates WHERE base = ? HAVING count(*) > 0", base);
  return row ? Temporal.Instant.fromEpochMilliseconds(integer(row, "ms")).toString() : null;
}
