import { Schema } from "mongoose";
import type { Ledger } from "../../../../domain/ledger.ts";
import { STRICT } from "./strict.ts";

/** A ledger, and how far its log has been projected. */
export interface LedgerDocument extends Omit<Ledger, "id"> {
  readonly _id: string;
  /** Seq up to which every operation's changes stand in the projection. */
  readonly projection_head: number;
}

export const ledgerSchema = new Schema<LedgerDocument>(
  {
    _id: String,
    name: String,
    currency: String,
    zone: String,
    paydays: [{ _id: false, from: String, day: Number }],
    members: [{ _id: false, person: String, role: String }],
    mergedInto: String,
    projection_head: Number,
  },
  STRICT,
).index({ "members.person": 1 });
