import { z } from "zod";
import type { Book } from "../../domain/book.ts";
import { normaliseDescription } from "../../domain/entry.ts";
import { isLikeDescription } from "../../domain/like-description.ts";
import type { Reminder } from "../../domain/planned-purchase.ts";
import type { ToolCall } from "./call.ts";

/** Which reminder is meant. */
export const whichReminder = z.union([
  z.strictObject({ id: z.string() }),
  z.strictObject({ words: z.string().min(1).max(200) }),
]);

/** Which reminder is meant, read. */
export type WhichReminder = z.output<typeof whichReminder>;

/** None, or several, could be meant: nothing was changed. */
export interface NoOneReminder {
  readonly kind: "which";
  /** Those that could be meant; empty where there is none. */
  readonly reminders: readonly Reminder[];
  /** What is done with the chosen one; its `which` is filled in. */
  readonly call: ToolCall;
}

/** The open reminders that somebody means; those about the very same before those that are like it. */
export async function findReminders({ records }: Book, which: WhichReminder): Promise<Reminder[]> {
  const open = (await records("reminders")).filter(({ state }) => state === "open");
  if ("id" in which) return open.filter(({ id }) => id === which.id);
  const wanted = normaliseDescription(which.words);
  const same = open.filter(({ about }) => normaliseDescription(about) === wanted);
  return same.length > 0 ? same : open.filter(({ about }) => isLikeDescription(normaliseDescription(about), wanted));
}
