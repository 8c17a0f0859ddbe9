import type { EntryKind } from "../../../domain/entry.ts";

/** The kinds of entries that the API calls expenses. */
export const SPENDING: readonly EntryKind[] = ["expense", "refund", "adjustment"];
