import type { Change } from "../../domain/operation.ts";
import type { Reminder } from "../../domain/planned-purchase.ts";
import type { PendingChoice } from "../state.ts";
import type { DropReminderResult } from "../tools/drop-reminder.ts";
import type { EditReminderResult } from "../tools/edit-reminder.ts";
import type { Presentation } from "../tools/tool.ts";
import type { NoOneReminder } from "../tools/which-reminder.ts";
import { formatDate, type View } from "./format.ts";
import { UNDO_CHOICE } from "./logged.ts";
import { combine, textOnly } from "./presentation.ts";

/** Says what is not reminded of any more, or asks which reminder is meant. */
export function presentDroppedReminder(results: readonly DropReminderResult[], view: View): Presentation {
  return combine(results.map((result) => (result.kind === "which" ? ask(result, view) : dropped(result.reminder))));
}

/** Says what a reminder is about now, and when it comes, or asks which one is meant. */
export function presentEditedReminder(results: readonly EditReminderResult[], view: View): Presentation {
  return combine(results.map((result) => (result.kind === "which" ? ask(result, view) : edited(result.after, view))));
}

/** What a change of a reminder was: that it was made, dropped, or what it was and is. */
export function reminderChange({ before, after }: Change<"reminders">, view: View): string {
  if (after === null) return "";
  if (before === null) return `the reminder of ${line(after, view)}`;
  if (after.state === "dropped") return `dropping the reminder of ${line(before, view)}`;
  return `the reminder of ${line(before, view)} → ${line(after, view)}`;
}

/** `the headphones on Wed 1 Jul`. */
function line({ about, date }: Reminder, view: View): string {
  return `${about} on ${formatDate(date, view)}`;
}

function dropped({ about }: Reminder): Presentation {
  return { ...textOnly(`⏰ Dropped, I won't remind you: ${about}.`), choices: [UNDO_CHOICE] };
}

function edited(reminder: Reminder, view: View): Presentation {
  return {
    ...textOnly(`⏰ On ${formatDate(reminder.date, view)} I'll remind you: ${reminder.about}.`),
    choices: [UNDO_CHOICE],
  };
}

function ask({ reminders, call }: NoOneReminder, view: View): Presentation {
  if (reminders.length === 0) {
    return textOnly("There is no such reminder, so nothing was changed. “my reminders” lists them.");
  }
  const question = "Which reminder do you mean? Nothing was changed yet.";
  const choices = reminders.slice(0, 5).map((one): PendingChoice => {
    return { label: line(one, view), calls: [{ ...call, args: { ...call.args, which: { id: one.id } } }] };
  });
  return { ...textOnly(question), choices, pending: { question, choices } };
}
