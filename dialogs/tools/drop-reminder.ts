import { z } from "zod";
import type { Reminder } from "../../domain/planned-purchase.ts";
import { presentDroppedReminder } from "../replies/reminders.ts";
import { defineTool } from "./tool.ts";
import { findReminders, type NoOneReminder, whichReminder } from "./which-reminder.ts";

const args = z.strictObject({ which: whichReminder });

/** What is not reminded of any more. */
export type DropReminderResult = { readonly kind: "dropped"; readonly reminder: Reminder } | NoOneReminder;

/** Drops a reminder before its day. */
export const dropReminder = defineTool({
  name: "drop_reminder",
  description: "Drop a reminder, so that the person is not reminded.",
  risk: "write",
  args,
  async run({ book, commit }, given): Promise<DropReminderResult> {
    const [before, ...others] = await findReminders(book, given.which);
    if (!before || others.length > 0) {
      const reminders = before ? [before, ...others] : [];
      return { kind: "which", reminders, call: { tool: "drop_reminder", args: given } };
    }
    await commit([{ what: "reminders", id: before.id, before, after: { ...before, state: "dropped" } }]);
    return { kind: "dropped", reminder: before };
  },
  present: presentDroppedReminder,
});
