import { z } from "zod";
import { entryFor } from "../../domain/bill-once.ts";
import { reviseRecurring } from "../../domain/draft-recurring.ts";
import { parseAmount } from "../../domain/money.ts";
import type { CalendarDate } from "../../domain/period.ts";
import { nextOccurrence, type Recurring, termsOn } from "../../domain/recurring.ts";
import { sameImage } from "../../domain/undo.ts";
import { presentEditedRecurring } from "../replies/recurring.ts";
import { amount, date } from "./arguments.ts";
import { readBills } from "./bills.ts";
import { defineTool } from "./tool.ts";
import { type ChoiceOfRecurring, findRecurring, type NoRecurring, whichRecurring, wordsOf } from "./which-recurring.ts";

const args = z
  .strictObject({
    which: whichRecurring,
    amount: amount.optional(),
    day: z.int().min(1).max(31).optional(),
    /** From when on; today unless it is said otherwise. */
    from: date.optional(),
  })
  .refine(({ amount, day }) => amount !== undefined || day !== undefined, {
    message: "A change is of the amount or of the day.",
  });

/** What became of a change. */
export type EditRecurringResult =
  | {
      readonly kind: "edited";
      readonly before: Recurring;
      readonly after: Recurring;
      /** The first due date for which it holds. */
      readonly due: CalendarDate;
    }
  | { readonly kind: "unchanged"; readonly rule: Recurring }
  | ChoiceOfRecurring
  | NoRecurring;

/** Changes what something costs, or its day of the month, from a date on. */
export const editRecurring = defineTool({
  name: "edit_recurring",
  description: "Change the amount or the day of what recurs, from a date on.",
  risk: "write",
  args,
  async run({ book, today, commit }, given): Promise<EditRecurringResult> {
    const { which, amount: stated, day, from = today } = given;
    const rules = await findRecurring(book, which, today);
    const [before] = rules;
    if (!before) return { kind: "none", words: wordsOf(which) };
    if (rules.length > 1) return { kind: "which", rules, call: { tool: "edit_recurring", args: given } };
    const bills = await readBills(book, from, monthAfter(from));
    const after = reviseRecurring(
      before,
      {
        from,
        ...(stated === undefined ? {} : { amount: parseAmount(stated, termsOn(before, from).amount.currency) }),
        ...(day === undefined ? {} : { day }),
      },
      (due) => entryFor(bills, before.id, due) !== null,
    );
    if (isSame(before, after, from)) return { kind: "unchanged", rule: before };
    await commit([{ what: "recurring", id: before.id, before, after }]);
    return { kind: "edited", before, after, due: firstChanged(before, after, from) };
  },
  present: presentEditedRecurring,
});

/** How many due dates are compared: one more than those that a change can leave as they were. */
const COMPARED = 3;

function isSame(before: Recurring, after: Recurring, from: CalendarDate): boolean {
  return sameImage(comingFrom(before, from), comingFrom(after, from));
}

/** The first due date that is other than it was. */
function firstChanged(before: Recurring, after: Recurring, from: CalendarDate): CalendarDate {
  const was = comingFrom(before, from);
  const is = comingFrom(after, from);
  return is.find((one, index) => !sameImage(one, was[index]))?.due ?? from;
}

function comingFrom(rule: Recurring, from: CalendarDate) {
  const coming = [];
  for (let next = nextOccurrence(rule, from); next && coming.length < COMPARED; ) {
    coming.push(next);
    next = nextOccurrence(rule, Temporal.PlainDate.from(next.due).add({ days: 1 }).toString());
  }
  return coming;
}

function monthAfter(date: CalendarDate): CalendarDate {
  return Temporal.PlainDate.from(date).add({ months: 1 }).toString();
}
