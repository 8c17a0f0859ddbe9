import { NotFound } from "../../../domain/errors.ts";
import type { Ledger, LedgerId } from "../../../domain/ledger.ts";
import type { Operation } from "../../../domain/operation.ts";
import type { CommitOutcome, LedgerStore } from "../../../domain/ports.ts";
import type { Access } from "./access.ts";
import { findEntries, findUncounted } from "./entry-search.ts";
import { insertOnce } from "./insert-once.ts";
import { append, historyOf, operationOfStep, operationsAfter, operationsOfTurn } from "./log.ts";
import type { Models } from "./models.ts";
import { ledgersWith, recordOf, recordsOf, spentOf } from "./records.ts";

/** Ledgers whose projection follows their log: whoever asks it something brings it up first. */
export function createLedgerStore({ models, projection, read, write }: Access): LedgerStore {
  return {
    createLedger: (ledger) => write(() => insertLedger(models, ledger)),
    saveLedger: (ledger) => write(() => saveLedger(models, ledger)),
    ledger: (id) => read(() => ledgerOf(models, id)),
    ledgersWith: (what) => read(() => ledgersWith(models, what)),
    head: (ledger) => read(() => projection.catchUp(ledger)),
    commit: (operation) => write(() => commit(operation)),
    commitAll: (operations) => write(() => commitAll(operations)),
    operation: (turn, step) => read(() => operationOfStep(models, turn, step)),
    operationsAfter: (ledger, after, limit) => read(() => operationsAfter(models, ledger, after, limit)),
    operationsOfTurn: (ledger, turn) => read(() => operationsOfTurn(models, ledger, turn)),
    history: (ledger, actor, page) => read(() => historyOf(models, ledger, actor, page)),
    entries: (query) => readProjected(query.ledger, () => findEntries(models, query)),
    spent: (ledger, from, to) => readProjected(ledger, () => spentOf(models, ledger, from, to)),
    record: (ledger, what, id) => readProjected(ledger, () => recordOf(models, ledger, what, id)),
    records: (ledger, what) => readProjected(ledger, () => recordsOf(models, ledger, what)),
    uncounted: (after, limit) => read(() => findUncounted(models, after, limit)),
  };

  async function commit(operation: Operation): Promise<CommitOutcome> {
    const outcome = await append(models, operation, projection.knownHead(operation.ledger));
    if (outcome.kind === "committed") await projection.catchUp(operation.ledger);
    return outcome;
  }

  async function commitAll(operations: readonly Operation[]): Promise<number> {
    for (const [index, operation] of operations.entries()) {
      if ((await commit(operation)).kind !== "committed") return index;
    }
    return operations.length;
  }

  function readProjected<T>(ledger: LedgerId, ask: () => Promise<T>): Promise<T> {
    return read(async () => {
      await projection.catchUp(ledger);
      return ask();
    });
  }
}

/** Stores a ledger; one that stands already is left alone. */
export async function insertLedger({ ledgers }: Models, { id, ...ledger }: Ledger): Promise<void> {
  await insertOnce(ledgers, { _id: id, ...ledger, projection_head: 0 });
}

async function saveLedger({ ledgers }: Models, { id, ...ledger }: Ledger): Promise<void> {
  const { matchedCount } = await ledgers.updateOne({ _id: id }, { $set: ledger });
  if (matchedCount === 0) throw new NotFound(`There is no ledger ${id}; create it first.`);
}

async function ledgerOf({ ledgers }: Models, id: LedgerId): Promise<Ledger | null> {
  const found = await ledgers.findById(id).lean();
  if (!found) return null;
  const { name, currency, zone, paydays, members, mergedInto } = found;
  return { id, name, currency, zone, paydays, members, ...(mergedInto && { mergedInto }) };
}
