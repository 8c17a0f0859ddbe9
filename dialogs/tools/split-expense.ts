import { z } from "zod";
import type { Entry } from "../../domain/entry.ts";
import { InvalidInput } from "../../domain/errors.ts";
import { parseAmount } from "../../domain/money.ts";
import { paidOf } from "../../domain/price.ts";
import { type EntryPart, splitEntry } from "../../domain/split-entry.ts";
import { presentSplit } from "../replies/split.ts";
import { amount, category, description, which } from "./arguments.ts";
import { categoryFor } from "./category-for.ts";
import type { ChoiceOfEntries } from "./revise-expense.ts";
import { positionAfter } from "./source-of.ts";
import { readStandings, type Standing } from "./standing.ts";
import { type AlertOutcome, defineTool, type ToolContext } from "./tool.ts";
import { findEntries } from "./which.ts";

/** A fraction of the whole: `"1/2"`. */
const share = z.string().regex(/^[1-9]\d?\/[1-9]\d{0,2}$/, "A share is a fraction like 1/2.");

const part = z
  .strictObject({
    amount: amount.optional(),
    share: share.optional(),
    category: category.optional(),
    person: z.string().trim().min(1).max(60).optional(),
    description: description.optional(),
  })
  .refine((given) => (given.amount === undefined) !== (given.share === undefined), {
    message: "A part is either an amount or a share.",
  })
  .refine((given) => (given.category === undefined) !== (given.person === undefined), {
    message: "A part is either of a category or a person's.",
  });

const args = z.strictObject({ which, parts: z.array(part).min(1).max(10) });

type Part = z.output<typeof part>;

/** What an expense was split into. */
export type SplitResult =
  | {
      readonly kind: "split";
      readonly before: Entry;
      /** What it is now, then the new entries, each with the person whose part it is. */
      readonly pieces: readonly { readonly entry: Entry; readonly person?: string }[];
      readonly standings: readonly Standing[];
      readonly alerts: AlertOutcome;
    }
  | ChoiceOfEntries
  | { readonly kind: "none" };

/** Splits an expense into parts: other things that were bought with it, or what somebody owes for it. */
export const splitExpense = defineTool({
  name: "split_expense",
  description: "Split an expense that was logged: part of it was for something else, or is somebody else's.",
  risk: "write",
  args,
  async run(context, given): Promise<SplitResult> {
    const { book, newId } = context;
    const found = await findEntries(context, given.which);
    if (found.kind === "none") return { kind: "none" };
    const [before, another] = found.entries;
    if (!before) return { kind: "none" };
    if (another) return { kind: "which", entries: found.entries, call: { tool: "split_expense", args: given } };
    const parts = await Promise.all(given.parts.map((one) => partOf(context, before, one)));
    const position = await positionAfter(book, before.source.event);
    const entries = splitEntry(before, parts, { ledger: book.ledger, author: context.author, newId, position });
    const alerts = await context.commit(
      entries.map((after) => ({
        what: "entries",
        id: after.id,
        before: after.id === before.id ? before : null,
        after,
      })),
    );
    const standings = await readStandings(context, [before, ...entries]);
    return { kind: "split", before, pieces: piecesOf(entries, given.parts), standings, alerts };
  },
  present: presentSplit,
});

async function partOf(context: ToolContext, before: Entry, given: Part): Promise<EntryPart> {
  const [top = 0, bottom = 1] = (given.share ?? "").split("/").map(Number);
  const size = given.amount === undefined ? { top, bottom } : parseAmount(given.amount, paidOf(before).currency);
  if (given.person !== undefined) return { size, of: { person: given.person } };
  const words = given.description ?? before.description;
  if (given.category === undefined || !context.categories.has(given.category)) {
    throw new InvalidInput(`There is no category "${given.category}".`);
  }
  return { size, of: { ...(await categoryFor(context, words, given.category)), description: words } };
}

/** The entries are what is left, if anything, and then the parts in their order. */
function piecesOf(entries: readonly Entry[], parts: readonly Part[]) {
  const left = entries.length - parts.length;
  return entries.map((entry, index) => {
    const person = parts[index - left]?.person;
    return person === undefined ? { entry } : { entry, person };
  });
}
