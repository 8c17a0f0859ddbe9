import type { LedgerId } from "../../../domain/ledger.ts";
import type { Operation, OperationHeader } from "../../../domain/operation.ts";
import type { PersonId } from "../../../domain/person.ts";
import type { CommitOutcome, HistoryPage } from "../../../domain/ports.ts";
import { HEADER_FIELDS, type OperationDocument } from "./documents/operation.ts";
import { insertOnce } from "./insert-once.ts";
import { milliseconds } from "./instant.ts";
import type { Models } from "./models.ts";

/**
 * Appends an operation to its ledger's log: one insert, or nothing. Its changes are projected afterwards.
 *
 * @param knownHead a seq that the log is known to have reached; saves looking
 */
export async function append(models: Models, operation: Operation, knownHead: number): Promise<CommitOutcome> {
  const { ledger, seq, turn, step } = operation;
  const leavesNoGap = seq <= knownHead + 1 || seq <= (await headOf(models, ledger)) + 1;
  if (leavesNoGap && (await insertOnce(models.operations, toDocument(operation)))) return { kind: "committed" };
  const already = await operationOfStep(models, turn, step);
  return already ? { kind: "already", operation: already } : { kind: "behind", head: await headOf(models, ledger) };
}

/** Seq of the latest operation of a ledger; 0 when there is none. */
export async function headOf({ operations }: Models, ledger: LedgerId): Promise<number> {
  const last = await operations.findOne({ ledger }, { _id: 0, seq: 1 }).sort({ seq: -1 }).lean();
  return last?.seq ?? 0;
}

/** What a step of a turn committed, if it did. */
export async function operationOfStep({ operations }: Models, turn: string, step: string): Promise<Operation | null> {
  const found = await operations.findOne({ turn, step }).lean();
  return found && toOperation(found);
}

/** All that a turn committed to a ledger, in order. */
export async function operationsOfTurn({ operations }: Models, ledger: LedgerId, turn: string): Promise<Operation[]> {
  return (await operations.find({ turn, ledger }).sort({ seq: 1 }).lean()).map(toOperation);
}

/** Operations that follow `after`, in order. */
export async function operationsAfter(
  { operations }: Models,
  ledger: LedgerId,
  after: number,
  limit: number,
): Promise<Operation[]> {
  const found = await operations
    .find({ ledger, seq: { $gt: after } })
    .sort({ seq: 1 })
    .limit(limit)
    .lean();
  return found.map(toOperation);
}

/** An actor's operations without their bulk, newest first; from the index alone. */
export async function historyOf(
  { operations }: Models,
  ledger: LedgerId,
  actor: PersonId,
  { before = Number.MAX_SAFE_INTEGER, since, limit }: HistoryPage,
): Promise<OperationHeader[]> {
  const found = await operations
    .find({ ledger, actor, seq: { $lt: before }, at_ms: { $gte: milliseconds(since) } })
    .select<HeaderDocument>(["-_id", ...HEADER_FIELDS])
    .sort({ seq: -1 })
    .limit(limit)
    .lean();
  return found.map(toHeader);
}

type HeaderDocument = Pick<OperationDocument, (typeof HEADER_FIELDS)[number]>;

function toDocument(operation: Operation): OperationDocument {
  const { ledger, seq, undoes, facts, at } = operation;
  return {
    ...operation,
    _id: `${ledger}:${seq}`,
    undoes: undoes === undefined ? null : JSON.stringify(undoes),
    facts: JSON.stringify(facts ?? null),
    at_ms: milliseconds(at),
  };
}

function toOperation(document: OperationDocument): Operation {
  const { ledger, actor, tool, changes, facts } = document;
  return { ledger, ...toHeader(document), actor, tool, changes, facts: JSON.parse(facts) };
}

function toHeader({ seq, turn, step, kind, last, channel, at, undoes }: HeaderDocument): OperationHeader {
  return { seq, turn, step, kind, last, channel, at, ...(undoes === null ? {} : { undoes: JSON.parse(undoes) }) };
}
