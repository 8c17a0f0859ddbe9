import type { SQLInputValue } from "node:sqlite";
import type { Entry } from "../../../domain/entry.ts";
import { asksForNothing, beginningWith, wordsOf } from "../../../domain/entry-query.ts";
import type { EntryQuery } from "../../../domain/ports.ts";
import type { Database } from "./database.ts";
import { json } from "./row.ts";

/** The entries that meet all of a query's conditions, in its order. */
export function findEntries(db: Database, query: EntryQuery): Entry[] {
  if (asksForNothing(query)) return [];
  const { sql, values } = searchSql(query);
  return db.all(sql, ...values).map((row) => json<Entry>(row, "body"));
}

/** A query as the database is asked it. */
export function searchSql(query: EntryQuery): { readonly sql: string; readonly values: readonly SQLInputValue[] } {
  const conditions = conditionsOf(query);
  const where = conditions.map(([sql]) => sql).join(" AND ");
  return {
    sql: `SELECT body FROM entries WHERE removed = 0 AND ${where} ORDER BY ${orderOf(query)} LIMIT ?`,
    values: [...conditions.flatMap(([, ...its]) => its), query.limit],
  };
}

/**
 * Few rows are better sorted than all of them walked in their order: the sign keeps the walk over ids from being taken for
 * the shorter way.
 */
function orderOf({ order, kinds, from, recurring, goals }: EntryQuery): string {
  // Nearly all entries are expenses.
  const isRare = kinds !== undefined && !kinds.includes("expense");
  const isNarrow = from !== undefined || recurring !== undefined || goals !== undefined || isRare;
  return order === "made" && isNarrow ? "+id DESC" : ORDERS[order];
}

/** Values: ledger and id after which to go on, how many. */
export const UNCOUNTED_SQL = `SELECT body FROM entries
  WHERE counts IS NULL AND removed = 0 AND kind IN ('expense', 'refund', 'adjustment') AND (ledger, id) > (?, ?)
  ORDER BY ledger, id LIMIT ?`;

/** What was spent in foreign money and counts nowhere yet, of all ledgers. */
export function findUncounted(db: Database, after: Pick<Entry, "ledger" | "id"> | null, limit: number): Entry[] {
  return db.all(UNCOUNTED_SQL, after?.ledger ?? "", after?.id ?? "", limit).map((row) => json<Entry>(row, "body"));
}

/** Later ids break ties, so that every order is total. */
const ORDERS: Readonly<Record<EntryQuery["order"], string>> = {
  made: "id DESC",
  newest: "date DESC, id DESC",
  largest: "amount DESC, id DESC",
};

type Condition = readonly [sql: string, ...values: SQLInputValue[]];

function conditionsOf(query: EntryQuery): Condition[] {
  const {
    ledger,
    kinds,
    from,
    to,
    category,
    description,
    firstWord,
    tag,
    actor,
    channel,
    event,
    least,
    most,
    recurring,
    goals,
  } = query;
  const wanted: (Condition | null)[] = [
    ["ledger = ?", ledger],
    kinds === undefined ? null : ["kind IN (SELECT value FROM json_each(?))", JSON.stringify(kinds)],
    from === undefined ? null : ["date >= ?", from],
    to === undefined ? null : ["date <= ?", to],
    category === undefined ? null : ["category = ?", category],
    ...wordsOf(query).map((word): Condition => ["instr(normalised, ?) > 0", word]),
    description === undefined ? null : ["normalised = ?", description],
    firstWord === undefined ? null : begins(beginningWith(firstWord)),
    tag === undefined ? null : [TAGGED, tag],
    actor === undefined ? null : ["actor = ?", actor],
    channel === undefined ? null : ["channel = ?", channel],
    event === undefined ? null : ["event = ?", event],
    least === undefined ? null : ["counts IS NOT NULL AND amount >= ?", least],
    most === undefined ? null : ["counts IS NOT NULL AND amount <= ?", most],
    recurring === undefined ? null : [`${RECURRING} IN (SELECT value FROM json_each(?))`, JSON.stringify(recurring)],
    goals === undefined ? null : [`${GOAL} IN (SELECT value FROM json_each(?))`, JSON.stringify(goals)],
  ];
  return wanted.filter((condition) => condition !== null);
}

/** Found in the descriptions' own index alone, so that no row is read only to be sorted. */
const BEGINS = `id IN (SELECT alike.id FROM entries AS alike
  WHERE alike.ledger = entries.ledger AND alike.normalised >= ? AND alike.normalised < ?)`;

function begins({ from, before }: ReturnType<typeof beginningWith>): Condition {
  return [BEGINS, from, before];
}

/** The ledger is named once more by its column, so that the tag's own index is walked. */
const TAGGED = "id IN (SELECT entry FROM entry_tags WHERE entry_tags.ledger = entries.ledger AND tag = ?)";

/** As the indexes over them have them. */
const RECURRING = "json_extract(body, '$.recurring.id')";
const GOAL = "json_extract(body, '$.goal')";
