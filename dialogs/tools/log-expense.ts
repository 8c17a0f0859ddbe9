import { z } from "zod";
import { draftEntry } from "../../domain/draft-entry.ts";
import type { Entry } from "../../domain/entry.ts";
import { type Money, parseAmount } from "../../domain/money.ts";
import { presentLogged } from "../replies/logged.ts";
import { amount, category, currency, date, description, tags } from "./arguments.ts";
import { categoryFor } from "./category-for.ts";
import { readStanding, type Standing } from "./standing.ts";
import { type AlertOutcome, defineTool, type ToolContext } from "./tool.ts";
import { isUnusualHere } from "./unusual-here.ts";

const args = z.strictObject({
  amount,
  currency: currency.optional(),
  description,
  category: category.optional(),
  date: date.optional(),
  tags: tags.optional(),
});

/** What became of an expense that was told. */
export type LogResult =
  | {
      readonly kind: "logged";
      readonly entry: Entry;
      /** Null where nothing was added to a category: foreign money that waits for its charge. */
      readonly standing: Standing | null;
      readonly alerts: AlertOutcome;
      readonly ledgerCurrency: string;
      /** Its currency was taken from the person's machine, and this is the first time that they see it. */
      readonly isGuess: boolean;
    }
  /** So large that it is asked about first; nothing was written. */
  | { readonly kind: "unusual"; readonly amount: Money; readonly args: z.output<typeof args> };

/** Logs one expense and answers with how its category stands. */
export const logExpense = defineTool({
  name: "log_expense",
  description: "Record money that was spent. One call for each expense.",
  risk: "write",
  args,
  async run(context, given): Promise<LogResult> {
    const { book, today } = context;
    const paid = parseAmount(given.amount, given.currency ?? context.person.currency);
    const { category, suggested } = await categoryFor(context, given.description, given.category);
    if (!context.isConfirmed && (await isUnusualHere(context, { amount: paid, category }))) {
      return { kind: "unusual", amount: paid, args: given };
    }
    const isGuess = given.currency === undefined && (await isFirstGuess(context));
    const { event, position } = await sourceOf(context);
    const entry = draftEntry(book.ledger, { ...context.author, turn: event }, today, {
      id: context.newId(),
      kind: "expense",
      amount: paid,
      description: given.description,
      category,
      date: given.date ?? today,
      tags: given.tags ?? [],
      suggested,
      position,
    });
    const alerts = await context.commit([{ what: "entries", id: entry.id, before: null, after: entry }]);
    const standing = entry.counts === null ? null : await readStanding(context, category, entry.date);
    return { kind: "logged", entry, standing, alerts, ledgerCurrency: book.ledger.currency, isGuess };
  },
  present: presentLogged,
});

async function isFirstGuess({ book, person }: ToolContext): Promise<boolean> {
  return person.isCurrencyGuessed === true && (await book.entries({ order: "made", limit: 1 })).length === 0;
}

/**
 * Which message an expense is of: the one that was asked about, where this is the answer, so that an edit or a reply finds
 * it there; then at the first place that nothing of that message took.
 */
async function sourceOf({ book, author, about, index }: ToolContext): Promise<{ event: string; position: number }> {
  if (about === undefined) return { event: author.turn, position: index + 1 };
  const made = await book.entries({ event: about, order: "made", limit: ITEMS });
  const taken = new Set(made.map(({ source }) => source.position));
  let position = 1;
  while (taken.has(position)) position += 1;
  return { event: about, position };
}

/** More than one message can say. */
const ITEMS = 100;
