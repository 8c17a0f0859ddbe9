import type { ChannelName } from "../../../dialogs/channel.ts";
import type { OutboxMessage } from "../../../dialogs/ports.ts";
import type { Database } from "./database.ts";
import { milliseconds } from "./instant.ts";
import { json } from "./row.ts";

/** Queues a message unless its key is known. `at`: ISO instant. */
export function queueMessage(db: Database, message: OutboxMessage, at: string): void {
  db.run(
    `INSERT INTO outbox (key, channel, state, not_before, queued_ms, body) VALUES (?, ?, 'waiting', ?, ?, ?)
     ON CONFLICT DO NOTHING`,
    message.key,
    message.channel,
    message.notBefore === undefined ? 0 : milliseconds(message.notBefore),
    milliseconds(at),
    JSON.stringify(message),
  );
}

/** Takes messages that are due, the oldest first, and hides them until `until` (milliseconds). */
export function claimOutbox(
  db: Database,
  channels: readonly ChannelName[],
  now: number,
  until: number,
  limit: number,
): OutboxMessage[] {
  const rows = db.all(
    `SELECT body FROM outbox
     WHERE state = 'waiting' AND not_before <= ? AND channel IN (SELECT value FROM json_each(?))
     ORDER BY rowid LIMIT ?`,
    now,
    JSON.stringify(channels),
    limit,
  );
  const messages = rows.map((row) => json<OutboxMessage>(row, "body"));
  for (const { key } of messages) {
    db.run("UPDATE outbox SET not_before = ?, tries = tries + 1 WHERE key = ?", until, key);
  }
  return messages;
}

/** Marks a message as over. */
export function endOutboxMessage(db: Database, key: string, state: "sent" | "undeliverable"): void {
  db.run("UPDATE outbox SET state = ? WHERE key = ?", state, key);
}
