import { Schema, Types } from "mongoose";
import type { ChatMessage, OutboxMessage } from "../../../../dialogs/ports.ts";
import { STRICT } from "./strict.ts";

/** A line of a person's history. Its `_id` is time-ordered and tells apart what bears the same instant. */
export interface ChatMessageDocument {
  readonly _id: Types.ObjectId;
  readonly id: string;
  readonly person: string;
  readonly at_ms: number;
  readonly message: ChatMessage;
}

export const chatMessageSchema = new Schema<ChatMessageDocument>(
  { id: String, person: String, at_ms: Number, message: Schema.Types.Mixed },
  STRICT,
)
  .index({ id: 1 }, { unique: true })
  .index({ person: 1, at_ms: 1 })
  .index({ at_ms: 1 });

/** A message that belongs to no turn. */
export interface OutboxDocument {
  readonly _id: Types.ObjectId;
  readonly key: string;
  readonly channel: string;
  readonly state: "waiting" | "sent" | "undeliverable";
  readonly tries: number;
  /** Milliseconds since the epoch before which nobody takes it. */
  readonly not_before: number;
  readonly queued_ms: number;
  readonly message: OutboxMessage;
  /** Its text is gone. */
  readonly forgotten: boolean;
}

export const outboxSchema = new Schema<OutboxDocument>(
  {
    key: String,
    channel: String,
    state: String,
    tries: Number,
    not_before: Number,
    queued_ms: Number,
    message: Schema.Types.Mixed,
    forgotten: Boolean,
  },
  STRICT,
)
  .index({ key: 1 }, { unique: true })
  .index({ state: 1, not_before: 1 });

/** A new document's id: later than all that this process gave before. */
export function newDocumentId(): Types.ObjectId {
  return new Types.ObjectId();
}
