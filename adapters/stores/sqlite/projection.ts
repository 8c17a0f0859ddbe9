import type { Entry } from "../../../domain/entry.ts";
import type { LedgerId } from "../../../domain/ledger.ts";
import type { Change, Collection, Operation, Projected } from "../../../domain/operation.ts";
import type { CategorySum } from "../../../domain/ports.ts";
import type { Database } from "./database.ts";
import { integer, json, text, textOrNull } from "./row.ts";

/**
 * Brings the tables that answer questions up to an operation, in its own transaction.
 *
 * Each image is guarded by the seq that wrote it last, so that doing it again changes nothing; a removal is a mark.
 */
export function project(db: Database, { ledger, seq, changes }: Operation): void {
  for (const change of latestImages(changes)) {
    if (change.what === "entries") projectEntry(db, ledger, seq, change.id, change.after);
    else if (change.after === null) remove(db, ledger, seq, change.what, change.id);
    else put(db, ledger, seq, change.what, change.id, change.after);
  }
}

/** One projected thing; null when there is none or it was removed. */
export function recordOf<C extends Collection>(
  db: Database,
  ledger: LedgerId,
  what: C,
  id: string,
): Projected[C] | null {
  const row = db.get(`SELECT body FROM ${what} WHERE ledger = ? AND id = ? AND removed = 0`, ledger, id);
  return row ? json<Projected[C]>(row, "body") : null;
}

/** All of a collection that is not removed, by id. */
export function recordsOf<C extends Collection>(db: Database, ledger: LedgerId, what: C): Projected[C][] {
  const rows = db.all(`SELECT body FROM ${what} WHERE ledger = ? AND removed = 0 ORDER BY id`, ledger);
  return rows.map((row) => json<Projected[C]>(row, "body"));
}

/** The ledgers that have, or had, anything of a collection, by id. */
export function ledgersWith(db: Database, what: Collection): LedgerId[] {
  return db.all(`SELECT DISTINCT ledger FROM ${what} ORDER BY ledger`).map((row) => text(row, "ledger"));
}

/**
 * Sums from the index alone: any further predicate would read the rows. Days first, as the index has them, so that only a few
 * sums of days are sorted by category instead of all entries. Values: ledger, first date, last date.
 */
export const SPENT_SQL = `SELECT category, sum(minor) AS minor, sum(count) AS count FROM (
    SELECT category, sum(counts) AS minor, count(counts) AS count FROM entries
    WHERE ledger = ? AND date BETWEEN ? AND ? GROUP BY date, category
  ) GROUP BY category`;

/** What counts as spending, by category. */
export function spentOf(db: Database, ledger: LedgerId, from: string, to: string): CategorySum[] {
  return db.all(SPENT_SQL, ledger, from, to).flatMap((row) => {
    const category = textOrNull(row, "category");
    const count = integer(row, "count");
    // Removed entries count nothing, and neither do income and transfers: their groups are empty.
    return category === null || count === 0 ? [] : [{ category, minor: integer(row, "minor"), count }];
  });
}

/** An operation may change one thing twice; its guard would let only the first image through. */
function latestImages(changes: readonly Change[]): Iterable<Change> {
  return new Map(changes.map((change) => [`${change.what} ${change.id}`, change])).values();
}

function projectEntry(db: Database, ledger: LedgerId, seq: number, id: string, entry: Entry | null): void {
  if (entry === null) {
    const sql = `UPDATE entries SET removed = 1, counts = NULL, last_seq = ?3
      WHERE ledger = ?1 AND id = ?2 AND last_seq < ?3`;
    if (db.run(sql, ledger, id, seq) === 1) tag(db, ledger, id, []);
  } else if (putEntry(db, ledger, seq, id, entry)) tag(db, ledger, id, entry.tags);
}

function putEntry(db: Database, ledger: LedgerId, seq: number, id: string, entry: Entry): boolean {
  const written = db.run(
    `INSERT INTO entries
       (ledger, id, kind, date, category, counts, amount, normalised, actor, channel, event, body, last_seq, removed)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)
     ON CONFLICT (ledger, id) DO UPDATE SET
       kind = excluded.kind, date = excluded.date, category = excluded.category, counts = excluded.counts,
       amount = excluded.amount, normalised = excluded.normalised, actor = excluded.actor,
       channel = excluded.channel, event = excluded.event, body = excluded.body, last_seq = excluded.last_seq, removed = 0
     WHERE last_seq < excluded.last_seq`,
    ledger,
    id,
    entry.kind,
    entry.date,
    entry.category,
    entry.counts,
    entry.amount.minor,
    entry.normalised,
    entry.actor,
    entry.source.channel,
    entry.source.event,
    JSON.stringify(entry),
    seq,
  );
  return written === 1;
}

function tag(db: Database, ledger: LedgerId, entry: string, tags: readonly string[]): void {
  db.run("DELETE FROM entry_tags WHERE ledger = ? AND entry = ?", ledger, entry);
  for (const word of new Set(tags)) {
    db.run("INSERT INTO entry_tags (ledger, tag, entry) VALUES (?, ?, ?)", ledger, word, entry);
  }
}

type Plain = Exclude<Collection, "entries">;

function put(db: Database, ledger: LedgerId, seq: number, what: Plain, id: string, image: Projected[Plain]): void {
  const sql = `INSERT INTO ${what} (ledger, id, body, last_seq, removed) VALUES (?, ?, ?, ?, 0)
    ON CONFLICT (ledger, id) DO UPDATE SET body = excluded.body, last_seq = excluded.last_seq, removed = 0
    WHERE last_seq < excluded.last_seq`;
  db.run(sql, ledger, id, JSON.stringify(image), seq);
}

function remove(db: Database, ledger: LedgerId, seq: number, what: Plain, id: string): void {
  db.run(
    `UPDATE ${what} SET removed = 1, last_seq = ?3 WHERE ledger = ?1 AND id = ?2 AND last_seq < ?3`,
    ledger,
    id,
    seq,
  );
}
