import { z } from "zod";
import type { PlannedPurchase, Reminder } from "../../domain/planned-purchase.ts";
import { presentReminders } from "../replies/planned.ts";
import { defineTool } from "./tool.ts";

/** What is kept in mind for later. */
export interface RemindersResult {
  readonly reminders: readonly Reminder[];
  readonly planned: readonly PlannedPurchase[];
}

/** Tells what is kept in mind: reminders and planned purchases, the next ones first. */
export const listReminders = defineTool({
  name: "list_reminders",
  description: "Tell which reminders and planned purchases are open.",
  risk: "read",
  args: z.strictObject({}),
  async run({ book }): Promise<RemindersResult> {
    const reminders = (await book.records("reminders")).filter(({ state }) => state === "open");
    const planned = (await book.records("planned")).filter(({ state }) => state === "open");
    return {
      reminders: reminders.toSorted((a, b) => (a.date < b.date ? -1 : 1)),
      planned: planned.toSorted((a, b) => ((a.by ?? "9") < (b.by ?? "9") ? -1 : 1)),
    };
  },
  present: presentReminders,
});
