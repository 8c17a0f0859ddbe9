import type { Quota } from "../../../domain/ports.ts";
import type { Database } from "./database.ts";
import { milliseconds } from "./instant.ts";
import { integer } from "./row.ts";

/** Counts an event against a quota, unless that is full. @returns true when it is counted, now or before */
export function spend(db: Database, { bucket, limit, until }: Quota, event: string): boolean {
  if (db.get("SELECT 1 FROM quotas WHERE bucket = ? AND event = ?", bucket, event)) return true;
  const spent = db.get("SELECT count(*) AS events FROM quotas WHERE bucket = ?", bucket);
  if (integer(spent ?? {}, "events") >= limit) return false;
  db.run("INSERT INTO quotas (bucket, event, until_ms) VALUES (?, ?, ?)", bucket, event, milliseconds(until));
  return true;
}
