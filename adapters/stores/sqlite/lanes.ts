import type { Claim } from "../../../dialogs/ports.ts";
import type { Database } from "./database.ts";
import { integer, textOrNull } from "./row.ts";

/** A lane's lease as it stands. */
export interface Lease {
  /** Null when nobody holds the lane. */
  readonly owner: string | null;
  /** Milliseconds since the epoch. */
  readonly until: number;
  readonly fence: number;
}

/** The position that the next event of a lane gets. */
export function nextOrder(db: Database, lane: string): number {
  const row = db.get("SELECT last_order FROM lanes WHERE lane = ?", lane);
  return row ? integer(row, "last_order") + 1 : 1;
}

/** Remembers the position of a lane's latest event. */
export function setLastOrder(db: Database, lane: string, order: number): void {
  const sql = `INSERT INTO lanes (lane, last_order) VALUES (?, ?)
    ON CONFLICT (lane) DO UPDATE SET last_order = excluded.last_order`;
  db.run(sql, lane, order);
}

/** Who holds a lane; null when no event has come through it yet. */
export function leaseOf(db: Database, lane: string): Lease | null {
  const row = db.get("SELECT owner, coalesce(until, 0) AS until, fence FROM lanes WHERE lane = ?", lane);
  if (!row) return null;
  return { owner: textOrNull(row, "owner"), until: integer(row, "until"), fence: integer(row, "fence") };
}

/** Writes a lease. */
export function setLease(db: Database, { lane, owner, until, fence }: Claim): void {
  db.run("UPDATE lanes SET owner = ?, until = ?, fence = ? WHERE lane = ?", owner, until, fence, lane);
}

/** True while nobody else has claimed the lane and it was not given back; an expired lease still holds until then. */
export function holdsLane(db: Database, claim: Claim): boolean {
  const lease = leaseOf(db, claim.lane);
  return lease !== null && lease.fence === claim.fence && lease.owner === claim.owner;
}

/** Moves the lease's end. @returns false when the lane is no longer the claim's */
export function renewLane(db: Database, claim: Claim, until: number): boolean {
  if (!holdsLane(db, claim)) return false;
  setLease(db, { ...claim, until });
  return true;
}

/** Gives the lane back, if it is still the claim's. */
export function releaseLane(db: Database, claim: Claim): void {
  if (holdsLane(db, claim)) db.run("UPDATE lanes SET owner = NULL, until = NULL WHERE lane = ?", claim.lane);
}
