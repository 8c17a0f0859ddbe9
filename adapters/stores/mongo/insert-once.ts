import type { Model } from "mongoose";
import { isDuplicate } from "./errors.ts";

/** Inserts a document unless its unique keys are taken. @returns whether it was inserted */
export async function insertOnce<Doc>(model: Model<Doc>, document: Doc): Promise<boolean> {
  return isWritten(model.insertMany([document]));
}

/** Inserts those of many documents whose unique keys are not taken. */
export async function insertMissing<Doc>(model: Model<Doc>, documents: readonly Doc[]): Promise<void> {
  if (documents.length === 0) return;
  await isWritten(model.insertMany([...documents], { ordered: false, throwOnValidationError: true }));
}

/** Waits for a write. @returns false when unique keys kept it, or a part of it, out */
export async function isWritten(write: Promise<unknown>): Promise<boolean> {
  try {
    await write;
    return true;
  } catch (error) {
    if (isDuplicate(error)) return false;
    throw error;
  }
}
