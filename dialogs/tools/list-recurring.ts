import { z } from "zod";
import { type Bills, markFor, openOccurrences } from "../../domain/bill-once.ts";
import type { Entry } from "../../domain/entry.ts";
import { type Money, sum } from "../../domain/money.ts";
import { type CalendarDate, daysAfter, nextPeriod, type Period, periodOf } from "../../domain/period.ts";
import { nextOccurrence, type Occurrence, type Recurring } from "../../domain/recurring.ts";
import { presentComing } from "../replies/coming.ts";
import { date } from "./arguments.ts";
import { readBills } from "./bills.ts";
import { defineTool, type ToolContext } from "./tool.ts";
import { expectedRules } from "./which-recurring.ts";

const args = z.strictObject({ until: date.optional() });

/** A bill that is still to be recorded. */
export interface ComingBill {
  readonly rule: Recurring;
  readonly occurrence: Occurrence;
  /** The entry about which it was asked whether it is this one; null where nothing was. */
  readonly maybe: Entry | null;
}

/** What is expected. */
export interface ComingResult {
  /** Still to be recorded until the last day, earliest first. */
  readonly coming: readonly ComingBill[];
  /** What they come to, in each currency. */
  readonly totals: readonly Money[];
  /** The last day that was asked about. */
  readonly until: CalendarDate;
  /** The next payday, where it was asked about the time until then. */
  readonly payday: CalendarDate | null;
  /** Everything else that is expected, by its next due date. */
  readonly later: readonly ComingBill[];
}

/** Lists what is coming until payday or a date, and what else is expected. */
export const listRecurring = defineTool({
  name: "list_recurring",
  description: "List the bills and other recurring expenses that are coming, until payday or a date.",
  risk: "read",
  args,
  async run({ book, today }, given): Promise<ComingResult> {
    const { paydays } = book.ledger;
    const period = periodOf(today, paydays);
    const until = given.until ?? period.end;
    const from = firstAskedAbout(period, today);
    const bills = await readBills(book, from, until);
    const open = bills.rules.flatMap((rule) =>
      openOccurrences(rule, bills, from, until)
        // What a job logged and somebody removed is not expected any more.
        .filter(({ due }) => due >= today || rule.varies || markFor(bills, rule.id, due) !== null)
        .map((occurrence) => ({ rule, occurrence })),
    );
    const coming = await withEntries(book, bills, open);
    const isComing = new Set(coming.map(({ rule }) => rule.id));
    const later = (await expectedRules(book, today))
      .filter(({ id }) => !isComing.has(id))
      .flatMap((rule): ComingBill[] => {
        const occurrence = nextOccurrence(rule, daysAfter(until > today ? until : today, 1));
        return occurrence ? [{ rule, occurrence, maybe: null }] : [];
      });
    return {
      coming: coming.toSorted(byDue),
      totals: totalsOf(coming.map(({ occurrence }) => occurrence.amount)),
      until,
      payday: given.until === undefined ? nextPeriod(period, paydays).start : null,
      later: later.toSorted(byDue),
    };
  },
  present: presentComing,
});

function totalsOf(amounts: readonly Money[]): Money[] {
  return [...Map.groupBy(amounts, ({ currency }) => currency)].map(([currency, its]) => sum(its, currency));
}

/** A bill of this month, or one shortly before its turn, that is still open. */
function firstAskedAbout({ start }: Period, today: CalendarDate): CalendarDate {
  const lately = Temporal.PlainDate.from(today).subtract(LATELY).toString();
  return start < lately ? start : lately;
}

const LATELY = { days: 14 } as const;

async function withEntries(
  book: ToolContext["book"],
  bills: Bills,
  open: readonly Omit<ComingBill, "maybe">[],
): Promise<ComingBill[]> {
  return Promise.all(
    open.map(async ({ rule, occurrence }) => {
      const mark = markFor(bills, rule.id, occurrence.due);
      const maybe = mark?.state === "waiting" && mark.entry !== undefined ? await book.entry(mark.entry) : null;
      return { rule, occurrence, maybe };
    }),
  );
}

function byDue(a: ComingBill, b: ComingBill): number {
  if (a.occurrence.due !== b.occurrence.due) return a.occurrence.due < b.occurrence.due ? -1 : 1;
  return a.rule.id < b.rule.id ? -1 : 1;
}
