import { z } from "zod";
import { draftEntry } from "../../domain/draft-entry.ts";
import { InvalidInput } from "../../domain/errors.ts";
import { money, parseDecimal } from "../../domain/money.ts";
import { periodAsked } from "../../domain/period.ts";
import { presentAdjusted } from "../replies/adjusted.ts";
import { amount, category, month } from "./arguments.ts";
import { readStanding, type Standing } from "./standing.ts";
import { type AlertOutcome, defineTool } from "./tool.ts";

const args = z.strictObject({
  category,
  amount,
  month: month.optional(),
  /** `add`: that much more was spent · `set`: that much was spent in all. */
  mode: z.enum(["add", "set"]),
});

/** How a category stands once it says what was really spent. */
export interface AdjustedResult {
  readonly standing: Standing;
  readonly alerts: AlertOutcome;
  /** False where it said so already, and nothing was written. */
  readonly isChanged: boolean;
}

/** Puts right what was spent in a category by an entry of its own, without saying what it was for. */
export const adjustSpent = defineTool({
  name: "adjust_spent",
  description: "Put right what was spent in a category in a month, by an adjustment.",
  risk: "write",
  isInternal: true,
  args,
  async run(context, given): Promise<AdjustedResult> {
    const { book, categories, today, author, newId } = context;
    const { currency, paydays } = book.ledger;
    if (!categories.has(given.category)) throw new InvalidInput(`There is no category "${given.category}".`);
    const period = periodAsked(given.month, today, paydays);
    if (period.start > today) throw new InvalidInput(`${period.key} has not begun yet.`);
    const date = today < period.end ? today : period.end;
    const before = await readStanding(context, given.category, date);
    const told = parseDecimal(given.amount, currency);
    const by = given.mode === "set" ? money(told.minor - before.spent.minor, currency) : told;
    if (by.minor === 0) {
      return { standing: before, alerts: { fired: [], rearmed: [], daysLeft: before.daysLeft }, isChanged: false };
    }
    const entry = draftEntry(book.ledger, author, today, {
      id: newId(),
      kind: "adjustment",
      amount: by,
      description: "Adjustment",
      category: given.category,
      date,
      tags: [],
      position: context.index + 1,
    });
    const alerts = await context.commit([{ what: "entries", id: entry.id, before: null, after: entry }]);
    return { standing: await readStanding(context, given.category, date), alerts, isChanged: true };
  },
  present: presentAdjusted,
});
