import { z } from "zod";
import { InvalidInput } from "../../domain/errors.ts";
import type { Reminder } from "../../domain/planned-purchase.ts";
import { sameImage } from "../../domain/undo.ts";
import { presentEditedReminder } from "../replies/reminders.ts";
import { date } from "./arguments.ts";
import { defineTool } from "./tool.ts";
import { findReminders, type NoOneReminder, whichReminder } from "./which-reminder.ts";

const args = z
  .strictObject({
    which: whichReminder,
    about: z.string().trim().min(1).max(200).exactOptional(),
    date: date.exactOptional(),
  })
  .refine((given) => given.about !== undefined || given.date !== undefined, {
    message: "A change is of the day, or of what it is about.",
  });

/** A reminder as it was and as it is now; the same where it was so already and nothing was written. */
export type EditReminderResult =
  | { readonly kind: "edited"; readonly before: Reminder; readonly after: Reminder }
  | NoOneReminder;

/** Moves a reminder to another day, or changes what it is about. */
export const editReminder = defineTool({
  name: "edit_reminder",
  description: "Move a reminder to another day, or change what it is about.",
  risk: "write",
  args,
  async run({ book, today, commit }, given): Promise<EditReminderResult> {
    const { which, ...terms } = given;
    if (terms.date !== undefined && terms.date <= today) {
      throw new InvalidInput(`${terms.date} is not ahead of us; name a day to come.`);
    }
    const [before, ...others] = await findReminders(book, which);
    if (!before || others.length > 0) {
      const reminders = before ? [before, ...others] : [];
      return { kind: "which", reminders, call: { tool: "edit_reminder", args: given } };
    }
    const after: Reminder = { ...before, ...terms };
    if (!sameImage(before, after)) await commit([{ what: "reminders", id: before.id, before, after }]);
    return { kind: "edited", before, after };
  },
  present: presentEditedReminder,
});
