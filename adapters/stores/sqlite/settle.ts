import { isDeepStrictEqual } from "node:util";
import type { Claim, Decision, Settlement, SettleOutcome } from "../../../dialogs/ports.ts";
import { Conflict, NotFound } from "../../../domain/errors.ts";
import type { Operation } from "../../../domain/operation.ts";
import { insertChatMessage } from "./chat-messages.ts";
import type { Database } from "./database.ts";
import { BLANKED_EVENT, findTurn, setReply } from "./inbox.ts";
import { holdsLane } from "./lanes.ts";
import { append } from "./log.ts";
import { queueMessage } from "./outbox.ts";

/** A ledger's log has grown since its operations were decided; all of the settlement is to be taken back. */
export class LogGrew extends Error {}

/** Writes a turn's decision, unless it has one. @returns the one that stands; null when fenced */
export function keepDecision(db: Database, claim: Claim, key: string, decision: Decision): Decision | null {
  if (!holdsLane(db, claim)) return null;
  const turn = findTurn(db, key);
  if (turn?.event.lane !== claim.lane) throw new NotFound(`The lane has no turn ${key}.`);
  if (turn.decision) return turn.decision;
  db.run("UPDATE inbox SET decision = ? WHERE key = ?", JSON.stringify(decision), key);
  return decision;
}

/**
 * Writes what a turn came to, within one transaction.
 *
 * @throws LogGrew after the log of an operation was found longer; the caller takes the transaction back
 * @throws NotFound when the lane has no such turn, Conflict when it was given up
 */
export function settleTurn(db: Database, claim: Claim, key: string, settlement: Settlement): SettleOutcome {
  if (!holdsLane(db, claim)) return { kind: "fenced" };
  const turn = findTurn(db, key);
  if (turn?.event.lane !== claim.lane) throw new NotFound(`The lane has no turn ${key}.`);
  if (turn.decision && !isSameDecision(turn.decision, settlement.decision)) {
    return { kind: "decided", decision: turn.decision };
  }
  if (turn.state === "done") return { kind: "settled" };
  if (turn.state === "dead") throw new Conflict(`The turn ${key} was given up; nothing was saved.`);

  for (const operation of settlement.operations) appendOnce(db, operation);
  db.run(
    "UPDATE inbox SET state = 'done', decision = ?, state_after = ?, rounds = '[]' WHERE key = ?",
    JSON.stringify(settlement.decision),
    JSON.stringify(settlement.stateAfter),
    key,
  );
  if (settlement.forget) db.run(`UPDATE inbox SET event = ${BLANKED_EVENT} WHERE key = ?`, key);
  setReply(db, key, settlement.reply);
  for (const message of settlement.messages) insertChatMessage(db, message);
  for (const message of settlement.outbox) queueMessage(db, message, settlement.at);
  return { kind: "settled" };
}

function appendOnce(db: Database, operation: Operation): void {
  const outcome = append(db, operation);
  if (outcome.kind === "behind") throw new LogGrew(`The log has grown to ${outcome.head}.`);
}

/** As they would be stored, so that the order of keys and absent values make no difference. */
function isSameDecision(stored: Decision, decision: Decision): boolean {
  const fresh: unknown = JSON.parse(JSON.stringify(decision));
  return isDeepStrictEqual(stored, fresh);
}
