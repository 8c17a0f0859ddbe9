import type { ChannelName } from "../../../dialogs/channel.ts";
import type { ClaimedTurn } from "../../../dialogs/ports.ts";
import type { DialogState } from "../../../dialogs/state.ts";
import type { Database } from "./database.ts";
import { toTurn } from "./inbox.ts";
import { leaseOf, setLease } from "./lanes.ts";
import { json, text } from "./row.ts";

/** Claims a lane's oldest turn that is to be run or delivered; null when there is none or someone else holds the lane. */
export function claimLane(db: Database, lane: string, owner: string, now: number, until: number): ClaimedTurn | null {
  const oldest = db.get("SELECT * FROM inbox WHERE lane = ? AND is_waiting = 1 ORDER BY lane_order LIMIT 1", lane);
  const lease = leaseOf(db, lane);
  if (!oldest || !lease) return null;
  const isOurs = lease.owner === owner;
  if (!isOurs && lease.owner !== null && lease.until > now) return null;

  const claim = { lane, owner, until, fence: isOurs ? lease.fence : lease.fence + 1 };
  const turn = toTurn(oldest);
  setLease(db, claim);
  db.run("UPDATE inbox SET fence = ? WHERE key = ?", claim.fence, turn.event.key);
  return { claim, turn, stateBefore: stateBefore(db, lane, turn.order) };
}

/** Lanes with something to run or deliver that nobody holds, the one with the oldest event first. */
export function waitingLanes(db: Database, channels: readonly ChannelName[], now: number, limit: number): string[] {
  const rows = db.all(
    `SELECT inbox.lane AS lane FROM inbox JOIN lanes ON lanes.lane = inbox.lane
     WHERE inbox.is_waiting = 1 AND inbox.channel IN (SELECT value FROM json_each(?))
       AND (lanes.owner IS NULL OR lanes.until <= ?)
     GROUP BY inbox.lane ORDER BY min(inbox.rowid) LIMIT ?`,
    JSON.stringify(channels),
    now,
    limit,
  );
  return rows.map((row) => text(row, "lane"));
}

/** What a lane remembers from the latest turn that came before a position in it, and is over. */
export function stateBefore(db: Database, lane: string, order: number): DialogState | null {
  const row = db.get(
    `SELECT state_after FROM inbox WHERE lane = ? AND lane_order < ? AND state_after IS NOT NULL
     ORDER BY lane_order DESC LIMIT 1`,
    lane,
    order,
  );
  return row ? json<DialogState>(row, "state_after") : null;
}
