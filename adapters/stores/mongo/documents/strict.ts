import type { SchemaOptions } from "mongoose";

/**
 * How all schemas are kept: a field that they do not name is an error, in documents and in questions alike, and nothing is
 * added, dropped or created by itself. The compiler checks the types of what is written.
 */
export const STRICT = {
  strict: "throw",
  strictQuery: "throw",
  minimize: false,
  versionKey: false,
  id: false,
  autoIndex: false,
  autoCreate: false,
} as const satisfies SchemaOptions;
