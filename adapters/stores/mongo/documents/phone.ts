import { Schema } from "mongoose";
import type { Call, PinHash } from "../../../../domain/phone.ts";
import { STRICT } from "./strict.ts";

export interface PinDocument extends PinHash {
  /** The person's id. */
  readonly _id: string;
}

export const pinSchema = new Schema<PinDocument>({ _id: String, salt: String, hash: String }, STRICT);

/** The tries at one PIN, in one document so that counting is one write. */
export interface PinTriesDocument {
  /** Whose PIN. */
  readonly _id: string;
  /** Milliseconds, oldest first. */
  readonly times: readonly number[];
  readonly last_ms: number;
}

export const pinTriesSchema = new Schema<PinTriesDocument>(
  { _id: String, times: [Number], last_ms: Number },
  STRICT,
).index({ last_ms: 1 });

export interface CallDocument extends Omit<Call, "id" | "wrongPins" | "activeAt" | "isOver"> {
  readonly _id: string;
  readonly wrong_pins: number;
  readonly active_at: string;
  readonly active_ms: number;
  readonly over: boolean;
}

export const callSchema = new Schema<CallDocument>(
  {
    _id: String,
    person: String,
    wrong_pins: Number,
    turn: Number,
    unanswered: String,
    active_at: String,
    active_ms: Number,
    over: Boolean,
    revision: Number,
  },
  STRICT,
).index({ active_ms: 1 });
