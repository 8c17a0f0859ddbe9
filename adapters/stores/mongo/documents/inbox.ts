import { Schema } from "mongoose";
import type { InboundEvent } from "../../../../dialogs/channel.ts";
import type { StoredReply, TurnState } from "../../../../dialogs/ports.ts";
import type { ChatMessageDocument, OutboxDocument } from "./messages.ts";
import { STRICT } from "./strict.ts";

/**
 * An event and what became of it.
 *
 * Decision, reply and dialog state hold arguments that people and models chose; they are JSON text, so that no key of theirs
 * can mean anything to the database.
 */
export interface InboxDocument {
  /** Event key. */
  readonly _id: string;
  readonly lane: string;
  readonly order: number;
  readonly channel: string;
  /** The highest of the lane's claims that took this turn; 0 before the first. */
  readonly fence: number;
  readonly event: InboundEvent;
  readonly state: TurnState;
  /** Something is still to be run, written or delivered. */
  readonly waiting: boolean;
  readonly failures: number;
  /** The model's answers so far, each JSON text; absent in documents that are older than it. */
  readonly rounds?: readonly string[];
  readonly decision: string | null;
  readonly reply: string | null;
  readonly delivery: StoredReply["delivery"];
  readonly sent_as: readonly string[];
  readonly state_after: string | null;
  /** What the turn still owes to other collections; null once it stands there. */
  readonly aftermath: Aftermath | null;
  /** The platform's ids of the event's and the reply's messages. */
  readonly messages: readonly string[];
  readonly accepted_at: string;
  readonly accepted_ms: number;
  /** Its texts are gone. */
  readonly forgotten: boolean;
}

/** Documents that follow from a settled turn, with their ids, so that writing them again changes nothing. */
export interface Aftermath {
  readonly messages: readonly ChatMessageDocument[];
  readonly outbox: readonly OutboxDocument[];
}

export const inboxSchema = new Schema<InboxDocument>(
  {
    _id: String,
    lane: String,
    order: Number,
    channel: String,
    fence: Number,
    event: Schema.Types.Mixed,
    state: String,
    waiting: Boolean,
    failures: Number,
    rounds: { type: [String], default: undefined },
    decision: String,
    reply: String,
    delivery: String,
    sent_as: [String],
    state_after: String,
    aftermath: Schema.Types.Mixed,
    messages: [String],
    accepted_at: String,
    accepted_ms: Number,
    forgotten: Boolean,
  },
  STRICT,
)
  .index({ lane: 1, waiting: 1, order: 1 })
  .index({ lane: 1, order: -1 })
  .index({ lane: 1, messages: 1, order: -1 })
  .index({ waiting: 1, channel: 1, lane: 1, accepted_ms: 1 })
  .index({ state: 1, accepted_ms: 1 });
