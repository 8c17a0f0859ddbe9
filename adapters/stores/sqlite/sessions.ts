import type { PersonId } from "../../../domain/person.ts";
import type { Session } from "../../../domain/ports.ts";
import type { Database, Row } from "./database.ts";
import { milliseconds } from "./instant.ts";
import { text } from "./row.ts";

/** Opens a session. */
export function insertSession(db: Database, { hash, person, createdAt, expires }: Session): void {
  db.run(
    "INSERT INTO sessions (hash, person, created_at, expires, expires_ms) VALUES (?, ?, ?, ?, ?)",
    hash,
    person,
    createdAt,
    expires,
    milliseconds(expires),
  );
}

/** The session with that hash while it lasts. */
export function sessionOf(db: Database, hash: string, now: string): Session | null {
  const row = db.get("SELECT * FROM sessions WHERE hash = ? AND expires_ms > ?", hash, milliseconds(now));
  return row ? toSession(row) : null;
}

/** A person's open sessions, the latest first. */
export function sessionsOf(db: Database, person: PersonId, now: string): Session[] {
  const sql = "SELECT * FROM sessions WHERE person = ? AND expires_ms > ? ORDER BY rowid DESC";
  return db.all(sql, person, milliseconds(now)).map(toSession);
}

/** Ends a session; one that is unknown is left alone. */
export function endSession(db: Database, hash: string): void {
  db.run("DELETE FROM sessions WHERE hash = ?", hash);
}

/** Ends all sessions of a person. */
export function endSessions(db: Database, person: PersonId): void {
  db.run("DELETE FROM sessions WHERE person = ?", person);
}

function toSession(row: Row): Session {
  return {
    hash: text(row, "hash"),
    person: text(row, "person"),
    createdAt: text(row, "created_at"),
    expires: text(row, "expires"),
  };
}
