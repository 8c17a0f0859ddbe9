import type { ChatMessage } from "../../../dialogs/ports.ts";
import type { PersonId } from "../../../domain/person.ts";
import type { Database } from "./database.ts";
import { milliseconds } from "./instant.ts";
import { integer, json } from "./row.ts";

/** Adds a line to a person's history; a known id is left alone. */
export function insertChatMessage(db: Database, message: ChatMessage): void {
  db.run(
    "INSERT INTO chat_messages (id, person, at_ms, body) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
    message.id,
    message.person,
    milliseconds(message.at),
    JSON.stringify(message),
  );
}

/** A person's latest messages before the one with id `before`, oldest first; none when that one is unknown. */
export function messagesOf(
  db: Database,
  person: PersonId,
  { before, limit }: { readonly before?: string; readonly limit: number },
): ChatMessage[] {
  const position = before === undefined ? END : positionOf(db, person, before);
  if (!position) return [];
  const rows = db.all(
    `SELECT body FROM chat_messages WHERE person = ? AND (at_ms, rowid) < (?, ?)
     ORDER BY at_ms DESC, rowid DESC LIMIT ?`,
    person,
    position.atMs,
    position.row,
    limit,
  );
  return rows.map((row) => json<ChatMessage>(row, "body")).reverse();
}

/** Times alone do not tell messages apart: a question and its answer may bear the same. */
interface Position {
  readonly atMs: number;
  readonly row: number;
}

const END: Position = { atMs: Number.MAX_SAFE_INTEGER, row: 0 };

function positionOf(db: Database, person: PersonId, id: string): Position | null {
  const row = db.get("SELECT at_ms, rowid AS position FROM chat_messages WHERE id = ? AND person = ?", id, person);
  return row ? { atMs: integer(row, "at_ms"), row: integer(row, "position") } : null;
}
