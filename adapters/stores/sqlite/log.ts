import type { LedgerId } from "../../../domain/ledger.ts";
import type { Operation, OperationHeader } from "../../../domain/operation.ts";
import type { PersonId } from "../../../domain/person.ts";
import type { CommitOutcome, HistoryPage } from "../../../domain/ports.ts";
import type { Database, Row } from "./database.ts";
import { milliseconds } from "./instant.ts";
import { project } from "./projection.ts";
import { integer, json, jsonOrNull, oneOf, text } from "./row.ts";

/** Appends an operation to its ledger's log and projects its changes; for use within a transaction. */
export function append(db: Database, operation: Operation): CommitOutcome {
  const head = headOf(db, operation.ledger);
  if (appendAfter(db, head, operation)) return { kind: "committed" };
  const already = operationOfStep(db, operation.turn, operation.step);
  return already ? { kind: "already", operation: already } : { kind: "behind", head };
}

/** Appends operations of one ledger that follow each other. @returns how many: those up to the first that the log refused */
export function appendAll(db: Database, operations: readonly Operation[]): number {
  const [first] = operations;
  if (!first) return 0;
  const head = headOf(db, first.ledger);
  const refused = operations.findIndex((operation, index) => !appendAfter(db, head + index, operation));
  return refused === -1 ? operations.length : refused;
}

/** @returns false where it leaves a gap, or where its seq or its step is taken */
function appendAfter(db: Database, head: number, operation: Operation): boolean {
  if (operation.seq > head + 1 || !insert(db, operation)) return false;
  project(db, operation);
  return true;
}

/** Seq of the latest operation of a ledger; 0 when there is none. */
export function headOf(db: Database, ledger: LedgerId): number {
  return integer(db.get("SELECT coalesce(max(seq), 0) AS head FROM operations WHERE ledger = ?", ledger) ?? {}, "head");
}

/** What a step of a turn committed, if it did. */
export function operationOfStep(db: Database, turn: string, step: string): Operation | null {
  const row = db.get("SELECT * FROM operations WHERE turn = ? AND step = ?", turn, step);
  return row ? toOperation(row) : null;
}

/** All that a turn committed to a ledger, in order. */
export function operationsOfTurn(db: Database, ledger: LedgerId, turn: string): Operation[] {
  return db.all("SELECT * FROM operations WHERE turn = ? AND ledger = ? ORDER BY seq", turn, ledger).map(toOperation);
}

/** Operations that follow `after`, in order. */
export function operationsAfter(db: Database, ledger: LedgerId, after: number, limit: number): Operation[] {
  const sql = "SELECT * FROM operations WHERE ledger = ? AND seq > ? ORDER BY seq LIMIT ?";
  return db.all(sql, ledger, after, limit).map(toOperation);
}

/** Reads a page of an actor's headers from the index alone. Values: ledger, actor, seq, milliseconds, limit. */
export const HISTORY_SQL = `SELECT seq, turn, step, kind, last, undoes, channel, at FROM operations
  WHERE ledger = ? AND actor = ? AND seq < ? AND at_ms >= ? ORDER BY seq DESC LIMIT ?`;

/** An actor's operations without their bulk, newest first. */
export function historyOf(db: Database, ledger: LedgerId, actor: PersonId, page: HistoryPage): OperationHeader[] {
  const before = page.before ?? Number.MAX_SAFE_INTEGER;
  return db.all(HISTORY_SQL, ledger, actor, before, milliseconds(page.since), page.limit).map(toHeader);
}

function insert(db: Database, operation: Operation): boolean {
  const { ledger, seq, turn, step, last, actor, channel, kind, tool, undoes, at, changes, facts } = operation;
  const inserted = db.run(
    `INSERT INTO operations
       (ledger, seq, turn, step, last, actor, channel, kind, tool, undoes, at, at_ms, changes, facts)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
    ledger,
    seq,
    turn,
    step,
    last ? 1 : 0,
    actor,
    channel,
    kind,
    tool,
    undoes === undefined ? null : JSON.stringify(undoes),
    at,
    milliseconds(at),
    JSON.stringify(changes),
    JSON.stringify(facts ?? null),
  );
  return inserted === 1;
}

function toOperation(row: Row): Operation {
  return {
    ledger: text(row, "ledger"),
    ...toHeader(row),
    actor: text(row, "actor"),
    tool: text(row, "tool"),
    changes: json<Operation["changes"]>(row, "changes"),
    facts: json<unknown>(row, "facts"),
  };
}

function toHeader(row: Row): OperationHeader {
  const undoes = jsonOrNull<readonly string[]>(row, "undoes");
  return {
    seq: integer(row, "seq"),
    turn: text(row, "turn"),
    step: text(row, "step"),
    kind: oneOf(row, "kind", ["change", "undo", "redo", "note"]),
    last: integer(row, "last") === 1,
    channel: text(row, "channel"),
    at: text(row, "at"),
    ...(undoes === null ? {} : { undoes }),
  };
}
