import { z } from "zod";
import { entryFor } from "../../domain/bill-once.ts";
import { reviseRecurring } from "../../domain/draft-recurring.ts";
import type { Entry } from "../../domain/entry.ts";
import { type Money, parseAmount } from "../../domain/money.ts";
import type { CalendarDate } from "../../domain/period.ts";
import { nextOccurrence, type Recurring, termsOn } from "../../domain/recurring.ts";
import { sameImage } from "../../domain/undo.ts";
import { presentEditedRecurring } from "../replies/recurring.ts";
import { amount, date } from "./arguments.ts";
import { readBills } from "./bills.ts";
import { defineTool, type ToolContext } from "./tool.ts";
import { findEntries } from "./which.ts";
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

type Args = z.output<typeof args>;

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
  /** Nothing of that name is expected, but it was logged: what is meant is asked, nothing was changed. */
  | {
      readonly kind: "only_logged";
      readonly words: string;
      /** The latest of that name. */
      readonly entry: Entry;
      /** What it is to cost, and when it is to come. */
      readonly wanted: {
        readonly amount: Money | null;
        readonly day: number | null;
        readonly from: CalendarDate | null;
      };
    }
  | ChoiceOfRecurring
  | NoRecurring;

/** Changes what something costs, or its day of the month, from a date on. */
export const editRecurring = defineTool({
  name: "edit_recurring",
  description: "Change the amount or the day of what recurs, from a date on.",
  risk: "write",
  args,
  async run(context, given): Promise<EditRecurringResult> {
    const { book, today, commit } = context;
    const { which, amount: stated, day, from = today } = given;
    const rules = await findRecurring(book, which, today);
    const [before] = rules;
    if (!before) return withoutRule(context, given);
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

/** What was logged by that name is named, so that it can be put right, or expected from now on. */
async function withoutRule(context: ToolContext, { which, ...given }: Args): Promise<EditRecurringResult> {
  const words = wordsOf(which);
  const [entry] = words === null ? [] : await latestCalled(context, words);
  if (words === null || !entry) return { kind: "none", words };
  const amount = given.amount === undefined ? null : parseAmount(given.amount, entry.amount.currency);
  return { kind: "only_logged", words, entry, wanted: { amount, day: given.day ?? null, from: given.from ?? null } };
}

async function latestCalled(context: ToolContext, words: string): Promise<readonly Entry[]> {
  const found = await findEntries(context, { words });
  const entries = found.kind === "none" ? [] : found.entries;
  return entries.filter(({ kind }) => kind === "expense").toSorted((a, b) => (a.date < b.date ? 1 : -1));
}

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
