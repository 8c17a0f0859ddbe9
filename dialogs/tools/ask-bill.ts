import { z } from "zod";
import { markFor, openOccurrences } from "../../domain/bill-once.ts";
import type { Id } from "../../domain/ids.ts";
import type { CalendarDate } from "../../domain/period.ts";
import { presentBillQuestion } from "../replies/bill-answers.ts";
import { markChange, readBills } from "./bills.ts";
import { defineTool } from "./tool.ts";

/** A bill that is due and whose amount nobody knows yet. */
export interface OpenBill {
  readonly bill: Id;
  readonly description: string;
  readonly due: CalendarDate;
}

/** Asks what a bill that varies came to, on its day or in the first turn after it, once; it says nothing otherwise. */
export const askBill = defineTool({
  name: "ask_bill",
  description: "Ask what a bill that varies came to.",
  risk: "read",
  isInternal: true,
  args: z.strictObject({}),
  async run({ book, today, commit }): Promise<OpenBill | null> {
    const varying = (await book.records("recurring")).filter(({ varies }) => varies);
    if (varying.length === 0) return null;
    const first = Temporal.PlainDate.from(today).subtract(ASKED_BACK).toString();
    const bills = await readBills(book, first, today);
    const [open] = varying
      .flatMap((rule) =>
        openOccurrences(rule, bills, first, today)
          .filter(({ due }) => markFor(bills, rule.id, due) === null)
          .map(({ due }): OpenBill => ({ bill: rule.id, description: rule.description, due })),
      )
      .sort((a, b) => (a.due < b.due ? -1 : 1));
    if (!open) return null;
    const { bill: recurring, due } = open;
    await commit([await markChange(book, { recurring, due, state: "asked" })], { kind: "note" });
    return open;
  },
  present: presentBillQuestion,
});

/** Nobody remembers what was due before. */
const ASKED_BACK = { days: 62 } as const;
