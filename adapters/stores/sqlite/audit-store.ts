import { type AuditEvent, type AuditQuery, type AuditStore, auditKinds } from "../../../domain/audit.ts";
import type { PersonId } from "../../../domain/person.ts";
import type { Connection } from "./connection.ts";
import type { Database, Row } from "./database.ts";
import { milliseconds } from "./instant.ts";
import { oneOf, text, textOrNull } from "./row.ts";

/** The trail of what matters to security. */
export function createAuditStore({ db, read, write }: Connection): AuditStore {
  return {
    note: (event) => write("durable", () => insert(db, event)),
    events: (query) => read(() => eventsOf(db, query)),
    forget: (before) => write("relaxed", () => void db.run("DELETE FROM audit WHERE at_ms < ?", milliseconds(before))),
  };
}

/** Makes one person's trail another's. */
export function absorbAudit(db: Database, from: PersonId, into: PersonId): void {
  db.run("UPDATE audit SET person = ? WHERE person = ?", into, from);
}

function insert(db: Database, { id, kind, person, channel, at }: AuditEvent): void {
  db.run(
    "INSERT INTO audit (id, kind, person, channel, at, at_ms) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
    ...[id, kind, person, channel, at],
    milliseconds(at),
  );
}

function eventsOf(db: Database, { person, limit }: AuditQuery): AuditEvent[] {
  const order = "ORDER BY at_ms DESC, rowid DESC LIMIT ?";
  const rows =
    person === undefined
      ? db.all(`SELECT * FROM audit ${order}`, limit)
      : db.all(`SELECT * FROM audit WHERE person = ? ${order}`, person, limit);
  return rows.map(toEvent);
}

function toEvent(row: Row): AuditEvent {
  return {
    id: text(row, "id"),
    kind: oneOf(row, "kind", auditKinds),
    person: textOrNull(row, "person"),
    channel: textOrNull(row, "channel"),
    at: text(row, "at"),
  };
}
