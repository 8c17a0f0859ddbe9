import { z } from "zod";
import { draftEntry } from "../../domain/draft-entry.ts";
import type { Entry } from "../../domain/entry.ts";
import { parseAmount } from "../../domain/money.ts";
import { payFor } from "../../domain/pays.ts";
import { periodAfter, periodOf } from "../../domain/period.ts";
import { planInForce } from "../../domain/plan.ts";
import { presentIncome } from "../replies/income.ts";
import { amount, currency, date, description } from "./arguments.ts";
import { type FreeNow, readFreeNow } from "./free-now.ts";
import { readSources } from "./position.ts";
import { defineTool, type ToolContext } from "./tool.ts";

const args = z.strictObject({
  amount,
  currency: currency.optional(),
  description,
  date: date.optional(),
  /** It is no expected pay, whatever it looks like. */
  extra: z.literal(true).optional(),
});

/** Income as it was logged. */
export interface IncomeResult {
  readonly entry: Entry;
  /** True when anything is known about what comes in regularly. */
  readonly hasSources: boolean;
  readonly now: FreeNow;
}

/** Logs money that came in, as the expected pay that it is or as extra. */
export const logIncome = defineTool({
  name: "log_income",
  description: "Record money that came in: a salary, a wage, any other income. Never for refunds.",
  risk: "write",
  args,
  async run(context, given): Promise<IncomeResult> {
    const { book, today } = context;
    const came = parseAmount(given.amount, given.currency ?? context.person.currency);
    const draft = {
      id: context.newId(),
      kind: "income",
      amount: came,
      description: given.description,
      category: null,
      date: given.date ?? today,
      tags: [],
      position: context.index + 1,
    } as const;
    const sources = await readSources(
      book,
      periodOf(draft.date, book.ledger.paydays),
      await planOn(context, draft.date),
    );
    const pay = given.extra
      ? null
      : payFor(draft, { sources, paydays: book.ledger.paydays, matched: await paysAround(context, draft.date) });
    const entry: Entry = { ...draftEntry(book.ledger, context.author, today, draft), ...(pay ? { pay } : {}) };
    await context.commit([{ what: "entries", id: entry.id, before: null, after: entry }]);
    return { entry, hasSources: sources.length > 0, now: await readFreeNow(context) };
  },
  present: presentIncome,
});

async function planOn({ book }: ToolContext, day: string) {
  return planInForce(await book.records("plans"), periodOf(day, book.ledger.paydays).key);
}

/** Pays of the period before to the one after: no pay is matched from further off. */
async function paysAround({ book }: ToolContext, day: string): Promise<Entry[]> {
  const { paydays } = book.ledger;
  const period = periodOf(day, paydays);
  const from = periodAfter(period, -1, paydays).start;
  const to = periodAfter(period, 1, paydays).end;
  return book.entries({ kinds: ["income"], from, to, order: "made", limit: 1_000 });
}
