import type { InboundEvent } from "../../../dialogs/channel.ts";
import type { Round } from "../../../dialogs/language-model.ts";
import type { Acceptance, Claim, Decision, QueueSizes, StoredReply, Turn } from "../../../dialogs/ports.ts";
import { NotFound } from "../../../domain/errors.ts";
import type { Database, Row } from "./database.ts";
import { milliseconds } from "./instant.ts";
import { holdsLane, nextOrder, setLastOrder } from "./lanes.ts";
import { integer, json, jsonOrNull, oneOf, text } from "./row.ts";
import { indexMessages, keyOfMessage } from "./turn-messages.ts";

/** Stores an event at the end of its lane, unless its key stands there already. */
export function acceptEvent(db: Database, event: InboundEvent, at: string): Acceptance {
  const { key, lane, channel, message } = event;
  const order = nextOrder(db, lane);
  const inserted = db.run(
    `INSERT INTO inbox (key, lane, lane_order, channel, event, state, accepted_at, accepted_ms)
     VALUES (?, ?, ?, ?, ?, 'open', ?, ?) ON CONFLICT DO NOTHING`,
    key,
    lane,
    order,
    channel,
    JSON.stringify(event),
    at,
    milliseconds(at),
  );
  if (inserted === 0) return { kind: "duplicate" };
  setLastOrder(db, lane, order);
  if (message !== undefined) indexMessages(db, key, [message]);
  return { kind: "accepted", order };
}

/** How many turns are still to be run, over all lanes or in one. */
export function backlog(db: Database, lane?: string): number {
  const all = "SELECT count(*) AS turns FROM inbox WHERE state = 'open'";
  const row = lane === undefined ? db.get(all) : db.get(`${all} AND is_waiting = 1 AND lane = ?`, lane);
  return integer(row ?? {}, "turns");
}

/** What waits, and what was given up. */
export function queueSizes(db: Database): QueueSizes {
  const row = db.get(
    `SELECT (SELECT count(*) FROM inbox WHERE state = 'open') AS open,
            (SELECT count(*) FROM inbox WHERE state = 'dead') AS dead,
            (SELECT count(*) FROM outbox WHERE state = 'waiting') AS outbox`,
  );
  const sizes = row ?? {};
  return { open: integer(sizes, "open"), dead: integer(sizes, "dead"), outbox: integer(sizes, "outbox") };
}

/** The turn of an event key. */
export function findTurn(db: Database, key: string): Turn | null {
  const row = db.get("SELECT * FROM inbox WHERE key = ?", key);
  return row ? toTurn(row) : null;
}

/** The turn that a platform's message belongs to. */
export function findTurnByMessage(db: Database, lane: string, message: string): Turn | null {
  const key = keyOfMessage(db, lane, message);
  return key === null ? null : findTurn(db, key);
}

/** Marks a reply as sent or undeliverable. @returns false when fenced */
export function markDelivered(
  db: Database,
  claim: Claim,
  key: string,
  delivery: "sent" | "undeliverable",
  sentAs: readonly string[],
): boolean {
  if (!holdsLane(db, claim)) return false;
  const sql = "UPDATE inbox SET delivery = ?, sent_as = ? WHERE key = ? AND lane = ?";
  assertKnown(db.run(sql, delivery, JSON.stringify(sentAs), key, claim.lane), key);
  indexMessages(db, key, sentAs);
  return true;
}

/** Counts a failure; with `dead` the turn is given up with that reply. @returns failures so far, null when fenced */
export function failTurn(db: Database, claim: Claim, key: string, dead: StoredReply | null): number | null {
  if (!holdsLane(db, claim)) return null;
  assertKnown(db.run("UPDATE inbox SET failures = failures + 1 WHERE key = ? AND lane = ?", key, claim.lane), key);
  if (dead) {
    db.run("UPDATE inbox SET state = 'dead' WHERE key = ?", key);
    setReply(db, key, dead);
  }
  return integer(db.get("SELECT failures FROM inbox WHERE key = ?", key) ?? {}, "failures");
}

/** Writes a turn's reply; null: it has none. */
export function setReply(db: Database, key: string, stored: StoredReply | null): void {
  const { delivery = "none", sentAs = [], ...kept } = stored ?? {};
  db.run(
    "UPDATE inbox SET reply = ?, delivery = ?, sent_as = ? WHERE key = ?",
    stored ? JSON.stringify(kept) : null,
    delivery,
    JSON.stringify(sentAs),
    key,
  );
  indexMessages(db, key, sentAs);
}

/** What is left of an event when its texts are gone; the rest is kept, so that a late redelivery is still known. */
export const BLANKED_EVENT = `json_remove(json_set(event, '$.content', json('{"kind":"message","text":""}')), '$.sender.name')`;

/** Reads a row of the inbox. */
export function toTurn(row: Row): Turn {
  return {
    event: json<InboundEvent>(row, "event"),
    order: integer(row, "lane_order"),
    state: oneOf(row, "state", ["open", "done", "dead"]),
    failures: integer(row, "failures"),
    rounds: json<Round[]>(row, "rounds"),
    decision: jsonOrNull<Decision>(row, "decision"),
    reply: toReply(row),
    acceptedAt: text(row, "accepted_at"),
  };
}

function toReply(row: Row): StoredReply | null {
  const kept = jsonOrNull<Pick<StoredReply, "reply" | "choices">>(row, "reply");
  if (!kept) return null;
  return {
    ...kept,
    delivery: oneOf(row, "delivery", ["none", "waiting", "sent", "undeliverable"]),
    sentAs: json<string[]>(row, "sent_as"),
  };
}

function assertKnown(changed: number, key: string): void {
  if (changed === 0) throw new NotFound(`The lane has no turn ${key}.`);
}
