import { z } from "zod";
import { entryFor } from "../../domain/bill-once.ts";
import { draftEntry } from "../../domain/draft-entry.ts";
import type { Entry } from "../../domain/entry.ts";
import { NotFound } from "../../domain/errors.ts";
import { parseAmount } from "../../domain/money.ts";
import { termsOn } from "../../domain/recurring.ts";
import { presentBillLogged } from "../replies/bill-answers.ts";
import { amount, currency, date } from "./arguments.ts";
import { readBills } from "./bills.ts";
import type { LogResult } from "./log-expense.ts";
import { readStanding } from "./standing.ts";
import { defineTool } from "./tool.ts";

const args = z.strictObject({ bill: z.string(), due: date, amount, currency: currency.optional() });

/** What became of a bill whose amount was told. */
export type LogBillResult =
  | Extract<LogResult, { kind: "logged" }>
  /** Somebody recorded it before. */
  | { readonly kind: "already"; readonly entry: Entry };

/** Logs what a bill came to, as the answer to that question. */
export const logBill = defineTool({
  name: "log_bill",
  description: "Record what a bill that varies came to.",
  risk: "write",
  isInternal: true,
  args,
  async run(context, given): Promise<LogBillResult> {
    const { book, today, newId, author, index } = context;
    const rule = await book.record("recurring", given.bill);
    if (!rule) throw new NotFound("That bill is not expected any more, so nothing was logged.");
    const known = entryFor(await readBills(book, given.due, given.due), rule.id, given.due);
    if (known) return { kind: "already", entry: known };
    const { description, category } = rule;
    const paid = parseAmount(given.amount, given.currency ?? termsOn(rule, given.due).amount.currency);
    const draft = draftEntry(book.ledger, author, today, {
      id: newId(),
      kind: "expense",
      ...(await context.price(paid, given.due)),
      description,
      category,
      date: given.due,
      tags: [],
      suggested: { category, confidence: 1 },
      position: index + 1,
    });
    const entry: Entry = { ...draft, recurring: { id: rule.id, due: given.due } };
    const alerts = await context.commit([{ what: "entries", id: entry.id, before: null, after: entry }]);
    const standing = entry.counts === null ? null : await readStanding(context, category, entry.date);
    const { currency: ledgerCurrency } = book.ledger;
    return { kind: "logged", entry, twin: null, standing, alerts, ledgerCurrency, bill: null, isGuess: false };
  },
  present: presentBillLogged,
});
