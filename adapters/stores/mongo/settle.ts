import { isDeepStrictEqual } from "node:util";
import type { Claim, Decision, Settlement, SettleOutcome } from "../../../dialogs/ports.ts";
import { Conflict, NotFound } from "../../../domain/errors.ts";
import type { Operation } from "../../../domain/operation.ts";
import type { Access } from "./access.ts";
import { aftermathOf, finishAftermath } from "./aftermath.ts";
import { BLANKED_EVENT, replyFields, takenBy } from "./inbox.ts";
import { append } from "./log.ts";

/**
 * Writes what a turn came to, one command after the other; a crash between any two of them is made good by the next attempt:
 *
 * 1. the decision, which from then on is the turn's only one;
 * 2. each operation, which (turn, step) keeps from being committed twice;
 * 3. reply, dialog state, `done` and what is owed to other collections, as one;
 * 4. projection, history and outbox, which whoever reads the ledger or claims the lane would catch up with.
 *
 * @throws NotFound when the lane has no such turn, Conflict when it was given up
 */
export async function settleTurn(
  access: Access,
  claim: Claim,
  key: string,
  settlement: Settlement,
): Promise<SettleOutcome> {
  const kept = await writeDecision(access, claim, key, settlement.decision);
  if (kept) return kept;
  for (const operation of settlement.operations) {
    if (!(await stands(access, operation))) return { kind: "behind" };
  }
  return writeDone(access, claim, key, settlement);
}

/** Writes a turn's decision, unless it has one. @returns the one that stands; null when fenced */
export async function keepDecision(
  access: Access,
  claim: Claim,
  key: string,
  decision: Decision,
): Promise<Decision | null> {
  const kept = await writeDecision(access, claim, key, decision);
  if (kept?.kind === "fenced") return null;
  return kept?.kind === "decided" ? kept.decision : decision;
}

/** @returns null when the decision stands and is to be carried out */
async function writeDecision(
  { models }: Access,
  claim: Claim,
  key: string,
  decision: Decision,
): Promise<SettleOutcome | null> {
  const { matchedCount } = await models.inbox.updateOne(
    { ...takenBy(claim, key), state: "open", decision: null },
    { $set: { decision: JSON.stringify(decision) } },
  );
  return matchedCount === 1 ? null : outcomeOf({ models }, claim, key, decision);
}

/** Why a turn can't be written to as it was meant; null when it can. */
async function outcomeOf(
  { models }: Pick<Access, "models">,
  claim: Claim,
  key: string,
  decision: Decision,
): Promise<SettleOutcome | null> {
  const turn = await models.inbox.findById(key, { lane: 1, fence: 1, state: 1, decision: 1 }).lean();
  if (turn?.lane !== claim.lane) throw new NotFound(`The lane has no turn ${key}.`);
  if (turn.fence !== claim.fence) return { kind: "fenced" };
  if (turn.decision !== null) {
    const first: Decision = JSON.parse(turn.decision);
    if (!isSame(first, decision)) return { kind: "decided", decision: first };
  }
  if (turn.state === "dead") throw new Conflict(`The turn ${key} was given up; nothing was saved.`);
  return turn.state === "done" ? { kind: "settled" } : null;
}

/**
 * Commits an operation. One that an earlier attempt, or a frozen worker's successor, committed for the same step is as good
 * when it says the same; else the reply has to be made from what stands there.
 */
async function stands({ models, projection }: Access, operation: Operation): Promise<boolean> {
  const outcome = await append(models, operation, projection.knownHead(operation.ledger));
  if (outcome.kind !== "already") return outcome.kind === "committed";
  const { changes, facts } = outcome.operation;
  return isSame({ changes, facts }, { changes: operation.changes, facts: operation.facts ?? null });
}

async function writeDone(access: Access, claim: Claim, key: string, settlement: Settlement): Promise<SettleOutcome> {
  const { models, projection } = access;
  const { decision, operations, reply, stateAfter, forget } = settlement;
  const { fields, messages } = replyFields(reply);
  const aftermath = aftermathOf(settlement);
  const { matchedCount } = await models.inbox.updateOne(
    { ...takenBy(claim, key), state: "open" },
    {
      $set: {
        ...fields,
        state: "done",
        state_after: JSON.stringify(stateAfter),
        aftermath,
        waiting: aftermath !== null || fields.delivery === "waiting",
        ...(forget && BLANKED_EVENT.set),
      },
      $unset: { rounds: 1, ...(forget && BLANKED_EVENT.unset) },
      $addToSet: { messages: { $each: messages } },
    },
  );
  if (matchedCount === 0) return (await outcomeOf(access, claim, key, decision)) ?? { kind: "fenced" };
  const ledgers = new Set(operations.map(({ ledger }) => ledger));
  await Promise.all([
    ...[...ledgers].map((ledger) => projection.catchUp(ledger)),
    aftermath && finishAftermath(access, key, aftermath, fields.delivery),
  ]);
  return { kind: "settled" };
}

/** As they would be stored, so that the order of keys and absent values make no difference. */
function isSame(stored: object, fresh: object): boolean {
  const asStored: unknown = JSON.parse(JSON.stringify(fresh));
  return isDeepStrictEqual(stored, asStored);
}
