import { Schema } from "mongoose";
import { STRICT } from "./strict.ts";

/** A lane's counter and lease. */
export interface LaneDocument {
  /** The lane's name. */
  readonly _id: string;
  /** Position of the event that was accepted last. */
  readonly last_order: number;
  /** Null when nobody holds the lane. */
  readonly owner: string | null;
  /** End of the lease, milliseconds since the epoch. */
  readonly until: number;
  readonly fence: number;
}

export const laneSchema = new Schema<LaneDocument>(
  { _id: String, last_order: Number, owner: String, until: Number, fence: Number },
  STRICT,
);
