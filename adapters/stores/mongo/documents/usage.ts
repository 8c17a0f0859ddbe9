import { Schema } from "mongoose";
import type { UsageKind } from "../../../../dialogs/usage.ts";
import { STRICT } from "./strict.ts";

/** What a person's calls of one kind took on a day. */
export interface UsageDocument {
  /** `person:day:kind`. */
  readonly _id: string;
  readonly person: string;
  /** `YYYY-MM-DD`, in UTC. */
  readonly day: string;
  readonly kind: UsageKind;
  readonly calls: number;
  readonly input: number;
  readonly cached: number;
  readonly output: number;
  readonly reasoning: number;
  readonly micro_dollars: number;
}

export const usageSchema = new Schema<UsageDocument>(
  {
    _id: String,
    person: String,
    day: String,
    kind: String,
    calls: Number,
    input: Number,
    cached: Number,
    output: Number,
    reasoning: Number,
    micro_dollars: Number,
  },
  STRICT,
).index({ day: 1 });

/** Who was told on a day that its budget is used up. */
export interface UsageNoticeDocument {
  /** `person:day`. */
  readonly _id: string;
  readonly person: string;
  readonly day: string;
  /** Key of the event in answer to which they were told. */
  readonly event: string;
}

export const usageNoticeSchema = new Schema<UsageNoticeDocument>(
  { _id: String, person: String, day: String, event: String },
  STRICT,
);
