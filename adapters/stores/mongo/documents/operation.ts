import { Schema } from "mongoose";
import type { Operation } from "../../../../domain/operation.ts";
import { STRICT } from "./strict.ts";

/** An operation as it stands in a ledger's log. */
export interface OperationDocument extends Omit<Operation, "facts" | "undoes"> {
  /** `ledger:seq`. */
  readonly _id: string;
  /** JSON text: an index over a list could not answer alone. */
  readonly undoes: string | null;
  /** JSON text: no key of a tool's result may mean anything to the database. */
  readonly facts: string;
  /** `at` in milliseconds since the epoch. */
  readonly at_ms: number;
}

/** The fields of {@link OperationDocument} that undo reads as it walks back, without the changes. */
export const HEADER_FIELDS = ["seq", "turn", "step", "kind", "last", "undoes", "channel", "at"] as const;

export const operationSchema = new Schema<OperationDocument>(
  {
    _id: String,
    ledger: String,
    seq: Number,
    turn: String,
    step: String,
    last: Boolean,
    actor: String,
    channel: String,
    kind: String,
    tool: String,
    undoes: String,
    changes: [Schema.Types.Mixed],
    facts: String,
    at: String,
    at_ms: Number,
  },
  STRICT,
)
  .index({ ledger: 1, seq: 1 }, { unique: true })
  .index({ turn: 1, step: 1 }, { unique: true })
  // Everything that a page of history asks for and answers with, so that the index alone is read.
  .index({
    ledger: 1,
    actor: 1,
    seq: -1,
    turn: 1,
    step: 1,
    kind: 1,
    undoes: 1,
    last: 1,
    channel: 1,
    at: 1,
    at_ms: 1,
  });
