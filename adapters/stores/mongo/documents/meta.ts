import { Schema } from "mongoose";
import { STRICT } from "./strict.ts";

/** What the database says about itself: one document. */
export interface MetaDocument {
  readonly _id: "schema";
  readonly schema_version: number;
}

export const metaSchema = new Schema<MetaDocument>({ _id: String, schema_version: Number }, STRICT);
