import type { Round } from "../../../dialogs/language-model.ts";
import type { Claim } from "../../../dialogs/ports.ts";
import { Conflict, NotFound } from "../../../domain/errors.ts";
import type { Database } from "./database.ts";
import { findTurn } from "./inbox.ts";
import { holdsLane } from "./lanes.ts";

/**
 * Writes the model's answer of a round, within one transaction, unless one stands there.
 *
 * @returns the one that stands, or null when fenced
 * @throws NotFound when the lane has no such turn, Conflict when it is over
 */
export function decideRound(db: Database, claim: Claim, key: string, index: number, round: Round): Round | null {
  if (!holdsLane(db, claim)) return null;
  const turn = findTurn(db, key);
  if (turn?.event.lane !== claim.lane) throw new NotFound(`The lane has no turn ${key}.`);
  if (turn.state !== "open" || turn.decision) throw new Conflict(`The turn ${key} is over; nothing was saved.`);
  const first = turn.rounds[index];
  if (first) return first;
  if (index !== turn.rounds.length)
    throw new Conflict(`The turn ${key} has ${turn.rounds.length} rounds, no ${index}.`);
  db.run("UPDATE inbox SET rounds = ? WHERE key = ?", JSON.stringify([...turn.rounds, round]), key);
  return round;
}
