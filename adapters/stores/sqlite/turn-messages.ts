import type { Database } from "./database.ts";
import { text } from "./row.ts";

/** Makes a turn findable by the platform's ids of its own and its reply's messages. */
export function indexMessages(db: Database, key: string, messages: readonly string[]): void {
  for (const message of messages) {
    db.run(
      `INSERT INTO turn_messages (lane, message, lane_order, key)
       SELECT lane, ?, lane_order, key FROM inbox WHERE key = ? ON CONFLICT DO NOTHING`,
      message,
      key,
    );
  }
}

/** The key of the latest turn that is over and has that message: an edit bears the id of the message that it changes. */
export function keyOfMessage(db: Database, lane: string, message: string): string | null {
  const row = db.get(
    `SELECT turn_messages.key AS key FROM turn_messages JOIN inbox ON inbox.key = turn_messages.key
     WHERE turn_messages.lane = ? AND turn_messages.message = ? AND inbox.state <> 'open'
     ORDER BY turn_messages.lane_order DESC LIMIT 1`,
    lane,
    message,
  );
  return row ? text(row, "key") : null;
}
