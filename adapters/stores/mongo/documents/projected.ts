import { Schema } from "mongoose";
import { STRICT } from "./strict.ts";

/** Something projected from a ledger's log. */
export interface ProjectedDocument {
  readonly ledger: string;
  readonly id: string;
  /** Seq of the operation that wrote it last. */
  readonly last_seq: number;
  /** As that operation left it; null marks what was removed, so that an older image can't come back. */
  readonly image: unknown;
}

/** The schema of a projected collection: natural keys are unique in their ledger. */
export function projectedSchema(): Schema<ProjectedDocument> {
  return new Schema<ProjectedDocument>(
    { ledger: String, id: String, last_seq: Number, image: Schema.Types.Mixed },
    STRICT,
  ).index({ ledger: 1, id: 1 }, { unique: true });
}

/** What entries are in foreign money whose charge is not known yet; removed ones have no kind. */
export const UNCOUNTED = { "image.counts": null, "image.kind": { $in: ["expense", "refund", "adjustment"] } };

/** The schema of `entries`, with an index for each way in which they are looked for. */
export function entriesSchema(): Schema<ProjectedDocument> {
  return (
    projectedSchema()
      // Covers the sums of what was spent: nothing else may be asked there, or the documents would be read.
      .index({ ledger: 1, "image.date": 1, "image.category": 1, "image.counts": 1 })
      .index({ ledger: 1, "image.normalised": 1 })
      .index({ ledger: 1, "image.tags": 1 })
      .index({ ledger: 1, "image.source.event": 1 })
      .index({ ledger: 1, "image.kind": 1, "image.date": 1 })
      .index({ ledger: 1, "image.recurring.id": 1, "image.date": 1 })
      .index({ ledger: 1, "image.goal": 1 })
      .index({ "image.counts": 1, ledger: 1, id: 1 }, { partialFilterExpression: UNCOUNTED })
  );
}

/** The schema of `verdicts`, which are also looked back on by time. */
export function verdictsSchema(): Schema<ProjectedDocument> {
  return projectedSchema().index({ ledger: 1, "image.at": 1 });
}
