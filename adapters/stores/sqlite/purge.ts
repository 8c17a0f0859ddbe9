import type { Connection } from "./connection.ts";
import type { Database } from "./database.ts";
import { BLANKED_EVENT } from "./inbox.ts";
import { milliseconds } from "./instant.ts";
import { text } from "./row.ts";

/** Rows of one transaction, so that other writes never wait long. */
const CHUNK = 500;

/**
 * Forgets texts older than `textsBefore` and finished keys older than `keysBefore` (ISO instants).
 *
 * What is not over yet stays whole, and so do dead letters until somebody has looked at them.
 */
export async function purge({ db, write }: Connection, textsBefore: string, keysBefore: string): Promise<void> {
  const texts = milliseconds(textsBefore);
  const keys = milliseconds(keysBefore);
  const steps = [
    () => forgetTurns(db, keys),
    () => blankTurns(db, texts),
    () =>
      db.run(
        `DELETE FROM chat_messages WHERE rowid IN (SELECT rowid FROM chat_messages WHERE at_ms < ? LIMIT ${CHUNK})`,
        texts,
      ),
    () => db.run(`DELETE FROM outbox WHERE rowid IN (${finishedMessages("queued_ms < ?")})`, keys),
    () => blankMessages(db, texts),
    () =>
      db.run(`DELETE FROM codes WHERE rowid IN (SELECT rowid FROM codes WHERE expires_ms < ? LIMIT ${CHUNK})`, keys),
    () =>
      db.run(
        `DELETE FROM sessions WHERE rowid IN (SELECT rowid FROM sessions WHERE expires_ms < ? LIMIT ${CHUNK})`,
        keys,
      ),
    () => db.run(`DELETE FROM calls WHERE rowid IN (SELECT rowid FROM calls WHERE active_ms < ? LIMIT ${CHUNK})`, keys),
    () =>
      db.run(`DELETE FROM pin_tries WHERE rowid IN (SELECT rowid FROM pin_tries WHERE at_ms < ? LIMIT ${CHUNK})`, keys),
    () =>
      db.run(
        `DELETE FROM identities WHERE rowid IN (SELECT rowid FROM identities WHERE unlinked_ms < ? LIMIT ${CHUNK})`,
        keys,
      ),
  ];
  for (const step of steps) {
    while ((await write("relaxed", step)) === CHUNK);
  }
  await write("relaxed", () => db.run("DELETE FROM quotas WHERE until_ms < ?", keys));
}

const FINISHED = "state = 'done' AND is_waiting = 0";

function forgetTurns(db: Database, before: number): number {
  const sql = `SELECT key FROM inbox WHERE ${FINISHED} AND accepted_ms < ? LIMIT ${CHUNK}`;
  const keys = db.all(sql, before).map((row) => text(row, "key"));
  for (const key of keys) {
    db.run("DELETE FROM turn_messages WHERE key = ?", key);
    db.run("DELETE FROM inbox WHERE key = ?", key);
  }
  return keys.length;
}

function blankTurns(db: Database, before: number): number {
  return db.run(
    `UPDATE inbox SET decision = NULL, reply = NULL, state_after = NULL, forgotten = 1,
       event = ${BLANKED_EVENT}
     WHERE rowid IN
       (SELECT rowid FROM inbox WHERE ${FINISHED} AND accepted_ms < ? AND forgotten = 0 LIMIT ${CHUNK})`,
    before,
  );
}

function blankMessages(db: Database, before: number): number {
  return db.run(
    `UPDATE outbox SET forgotten = 1, body = json_set(body, '$.reply', json('{"blocks":[],"privacy":"private"}'))
     WHERE rowid IN (${finishedMessages("queued_ms < ? AND forgotten = 0")})`,
    before,
  );
}

function finishedMessages(condition: string): string {
  return `SELECT rowid FROM outbox WHERE state <> 'waiting' AND ${condition} LIMIT ${CHUNK}`;
}
