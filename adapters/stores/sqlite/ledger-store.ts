import { NotFound } from "../../../domain/errors.ts";
import type { Ledger } from "../../../domain/ledger.ts";
import type { LedgerStore } from "../../../domain/ports.ts";
import type { Connection } from "./connection.ts";
import type { Database } from "./database.ts";
import { findEntries, findUncounted } from "./entry-search.ts";
import { append, appendAll, headOf, historyOf, operationOfStep, operationsAfter, operationsOfTurn } from "./log.ts";
import { ledgersWith, recordOf, recordsOf, spentOf } from "./projection.ts";
import { json } from "./row.ts";

/** Ledgers whose log and projection are always written as one. */
export function createLedgerStore({ db, read, write }: Connection): LedgerStore {
  return {
    createLedger: (ledger) => write("durable", () => insertLedger(db, ledger)),
    saveLedger: (ledger) => write("durable", () => saveLedger(db, ledger)),
    ledger: (id) => read(() => ledgerOf(db, id)),
    ledgersWith: (what) => read(() => ledgersWith(db, what)),
    head: (ledger) => read(() => headOf(db, ledger)),
    commit: (operation) => write("durable", () => append(db, operation)),
    commitAll: (operations) => write("durable", () => appendAll(db, operations)),
    operation: (turn, step) => read(() => operationOfStep(db, turn, step)),
    operationsAfter: (ledger, after, limit) => read(() => operationsAfter(db, ledger, after, limit)),
    operationsOfTurn: (ledger, turn) => read(() => operationsOfTurn(db, ledger, turn)),
    history: (ledger, actor, page) => read(() => historyOf(db, ledger, actor, page)),
    entries: (query) => read(() => findEntries(db, query)),
    spent: (ledger, from, to) => read(() => spentOf(db, ledger, from, to)),
    record: (ledger, what, id) => read(() => recordOf(db, ledger, what, id)),
    records: (ledger, what) => read(() => recordsOf(db, ledger, what)),
    uncounted: (after, limit) => read(() => findUncounted(db, after, limit)),
  };
}

/** Stores a ledger; one that stands already is left alone. */
export function insertLedger(db: Database, ledger: Ledger): void {
  db.run("INSERT INTO ledgers (id, body) VALUES (?, ?) ON CONFLICT DO NOTHING", ledger.id, JSON.stringify(ledger));
}

function saveLedger(db: Database, ledger: Ledger): void {
  const saved = db.run("UPDATE ledgers SET body = ? WHERE id = ?", JSON.stringify(ledger), ledger.id);
  if (saved === 0) throw new NotFound(`There is no ledger ${ledger.id}; create it first.`);
}

function ledgerOf(db: Database, id: string): Ledger | null {
  const row = db.get("SELECT body FROM ledgers WHERE id = ?", id);
  return row ? json<Ledger>(row, "body") : null;
}
