import { Schema, type Types } from "mongoose";
import type { AuditKind } from "../../../../domain/audit.ts";
import { STRICT } from "./strict.ts";

/** Something that matters to security. Its `_id` is time-ordered and tells apart what bears the same instant. */
export interface AuditDocument {
  readonly _id: Types.ObjectId;
  readonly id: string;
  readonly kind: AuditKind;
  readonly person: string | null;
  readonly channel: string | null;
  readonly at: string;
  readonly at_ms: number;
}

export const auditSchema = new Schema<AuditDocument>(
  { id: String, kind: String, person: String, channel: String, at: String, at_ms: Number },
  STRICT,
)
  .index({ id: 1 }, { unique: true })
  .index({ person: 1, at_ms: 1 })
  .index({ at_ms: 1 });
