import { Schema } from "mongoose";
import { STRICT } from "./strict.ts";

/** The exchange rates of a day. */
export interface RatesDocument {
  readonly day: string;
  readonly base: string;
  /** Decimal strings by currency. */
  readonly rates: Readonly<Record<string, string>>;
  /** When they came, and when they were last published still; milliseconds since the epoch. */
  readonly known_ms: number;
  readonly seen_ms: number;
}

export const ratesSchema = new Schema<RatesDocument>(
  { day: String, base: String, rates: Schema.Types.Mixed, known_ms: Number, seen_ms: Number },
  STRICT,
).index({ base: 1, day: 1 }, { unique: true });
