import type { PlannedPurchase, Reminder } from "../../domain/planned-purchase.ts";
import type { RemindersResult } from "../tools/list-reminders.ts";
import type { Presentation } from "../tools/tool.ts";
import { capitalise, formatDate, formatMoney, type View } from "./format.ts";
import { UNDO_CHOICE } from "./logged.ts";
import { combine, textOnly } from "./presentation.ts";

/** Confirms what is planned to be bought. */
export function presentPlanned(results: readonly PlannedPurchase[], view: View): Presentation {
  return combine(
    results.map((planned) => ({
      ...textOnly(`📝 Planned: ${plannedLine(planned, view)}. It counts as spending when you have bought it.`),
      facts: [{ label: `planned ${planned.item}`, value: planned.amount }],
      choices: [UNDO_CHOICE],
    })),
  );
}

/** Confirms a reminder. */
export function presentReminder(results: readonly Reminder[], view: View): Presentation {
  return combine(
    results.map(({ about, date }) => ({
      ...textOnly(`⏰ On ${formatDate(date, view)} I'll remind you: ${about}.`),
      choices: [UNDO_CHOICE],
    })),
  );
}

/** What is kept in mind, a line each. */
export function presentReminders(results: readonly RemindersResult[], view: View): Presentation {
  return combine(
    results.map(({ reminders, planned }) => {
      const lines = [
        ...reminders.map(({ about, date }) => `⏰ ${capitalise(about)}, ${formatDate(date, view)}`),
        ...planned.map((one) => `📝 ${plannedLine(one, view)}`),
      ];
      return lines.length === 0
        ? textOnly("There is nothing to remind you of. Say “remind me about the headphones in July”.")
        : textOnly(lines.join("\n"));
    }),
  );
}

/** `Headphones $180.00, from Wed 1 Jul`. */
export function plannedLine({ item, amount, by }: PlannedPurchase, view: View): string {
  return `${capitalise(item)} ${formatMoney(amount, view)}${by === null ? "" : `, from ${formatDate(by, view)}`}`;
}
