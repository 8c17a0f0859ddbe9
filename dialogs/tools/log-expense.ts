import { z } from "zod";
import { draftEntry } from "../../domain/draft-entry.ts";
import type { Entry } from "../../domain/entry.ts";
import { type Money, parseAmount } from "../../domain/money.ts";
import { foldTag } from "../../domain/tag-limit.ts";
import { presentLogged } from "../replies/logged.ts";
import { amount, category, currency, date, description, tags } from "./arguments.ts";
import { asBill, type BillNotice } from "./bills.ts";
import { categoryFor } from "./category-for.ts";
import { chargedBefore } from "./charged-before.ts";
import { sourceOf } from "./source-of.ts";
import { readStanding, type Standing } from "./standing.ts";
import { type AlertOutcome, defineTool, type ToolContext } from "./tool.ts";
import { twinOf } from "./twin-of.ts";
import { isUnusualHere } from "./unusual-here.ts";

const args = z.strictObject({
  amount,
  currency: currency.optional(),
  description,
  category: category.optional(),
  date: date.optional(),
  tags: tags.optional(),
  /** It is what a card was charged, perhaps for what was logged before. */
  charge: z.literal(true).optional(),
});

/** What became of an expense that was told. */
export type LogResult =
  | {
      readonly kind: "logged";
      readonly entry: Entry;
      /** The same, logged a moment ago: perhaps it was told twice. */
      readonly twin: Entry | null;
      /** Null where nothing was added to a category: foreign money that waits for its charge. */
      readonly standing: Standing | null;
      readonly alerts: AlertOutcome;
      readonly ledgerCurrency: string;
      /** Its currency was taken from the person's machine, and this is the first time that they see it. */
      readonly isGuess: boolean;
      /** The bill that it is, or may be. */
      readonly bill: BillNotice | null;
    }
  /** What a card was charged, it seems for an entry that is there: asked about first; nothing was written. */
  | { readonly kind: "charged"; readonly entry: Entry; readonly amount: Money; readonly args: z.output<typeof args> }
  /** So large that it is asked about first; nothing was written. */
  | { readonly kind: "unusual"; readonly amount: Money; readonly args: z.output<typeof args> };

/** Logs one expense and answers with how its category stands. */
export const logExpense = defineTool({
  name: "log_expense",
  description: "Record money that was spent. One call for each expense.",
  risk: "write",
  args,
  run: (context, given): Promise<LogResult> => logOne(context, given),
  present: presentLogged,
});

/** Logs one expense. */
export async function logOne(context: ToolContext, given: z.output<typeof args>): Promise<LogResult> {
  const { book, today } = context;
  const paid = parseAmount(given.amount, given.currency ?? context.person.currency);
  const date = given.date ?? today;
  const price = await context.price(paid, date);
  const { category, suggested } = await categoryFor(context, given.description, given.category);
  const isGuess = given.currency === undefined && (await isFirstGuess(context));
  const { event, position } = await sourceOf(context);
  const draft = draftEntry(book.ledger, { ...context.author, turn: event }, today, {
    id: context.newId(),
    kind: "expense",
    ...price,
    description: given.description,
    category,
    date,
    tags: (given.tags ?? []).map(foldTag),
    suggested,
    position,
  });
  const { entry, changes, bill } = await asBill(book, draft);
  const charged = given.charge && bill === null ? await chargedBefore(context, draft) : null;
  if (charged) return { kind: "charged", entry: charged, amount: paid, args: given };
  const isExpected = context.isConfirmed || bill?.kind === "is";
  if (!isExpected && (await isUnusualHere(context, { amount: price.amount, category }))) {
    return { kind: "unusual", amount: paid, args: given };
  }
  const twin = bill?.kind === "is" ? null : await twinOf(context, entry);
  const alerts = await context.commit([{ what: "entries", id: entry.id, before: null, after: entry }, ...changes]);
  const standing = entry.counts === null ? null : await readStanding(context, category, entry.date);
  return { kind: "logged", entry, twin, standing, alerts, ledgerCurrency: book.ledger.currency, bill, isGuess };
}

async function isFirstGuess({ book, person }: ToolContext): Promise<boolean> {
  return person.isCurrencyGuessed === true && (await book.entries({ order: "made", limit: 1 })).length === 0;
}
