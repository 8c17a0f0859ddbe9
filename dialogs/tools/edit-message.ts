import { z } from "zod";
import { draftEntry, reviseEntry } from "../../domain/draft-entry.ts";
import type { Entry } from "../../domain/entry.ts";
import { parseAmount } from "../../domain/money.ts";
import type { Change } from "../../domain/operation.ts";
import { sameImage } from "../../domain/undo.ts";
import { presentEdited } from "../replies/edited.ts";
import { amount, category, currency, date, description, tags } from "./arguments.ts";
import type { ToolCall } from "./call.ts";
import { categoryFor } from "./category-for.ts";
import { readStandings, type Standing } from "./standing.ts";
import { type AlertOutcome, defineTool, type ToolContext } from "./tool.ts";

const item = z.strictObject({
  amount,
  currency: currency.optional(),
  description,
  category: category.optional(),
  date: date.optional(),
  tags: tags.optional(),
});

const args = z.strictObject({
  /** Event key of the message as it was first sent. */
  original: z.string(),
  /** Event key of the turn that last made something of the message: the first one, or its latest edit. */
  base: z.string(),
  /** What the message says now. */
  items: z.array(item).max(50),
});

type Item = z.output<typeof item>;

/** What an edit came to. */
export type EditResult =
  | {
      readonly kind: "edited";
      readonly changes: readonly { readonly before: Entry | null; readonly after: Entry | null }[];
      /** What the message stands for now, in order. */
      readonly entries: readonly Entry[];
      readonly standings: readonly Standing[];
      readonly alerts: AlertOutcome;
    }
  /** Something of it was changed otherwise since: asked first, nothing was changed. */
  | { readonly kind: "changed_since"; readonly entries: readonly Entry[]; readonly call: ToolCall };

/** Makes the entries of an edited message say what the message says now, matched by position. */
export const editMessage = defineTool({
  name: "edit_message",
  description: "Bring the entries of a message in line with its edited text.",
  risk: "write",
  args,
  async run(context, given): Promise<EditResult> {
    const current = await entriesOf(context, given.original);
    if (!context.isConfirmed && !sameImage(current, await leftBy(context, given.base))) {
      return { kind: "changed_since", entries: current, call: { tool: "edit_message", args: given } };
    }
    const changes = pairUp(context, current, given.items, given.original).filter(
      ({ before, after }) => !sameImage(before, after),
    );
    const alerts = await context.commit(changes.map(entryChange), changes.length === 0 ? { kind: "note" } : {});
    const touched = changes.flatMap(({ before, after }) => [before, after]);
    const standings = await readStandings(context, touched);
    return { kind: "edited", changes, entries: await entriesOf(context, given.original), standings, alerts };
  },
  present: presentEdited,
});

const LIMIT = 50;

async function entriesOf({ book }: ToolContext, event: string): Promise<Entry[]> {
  const entries = await book.entries({ event, order: "made", limit: LIMIT });
  return entries.toSorted((a, b) => a.source.position - b.source.position);
}

/** The message's entries as its own latest turn left them. */
async function leftBy({ book }: ToolContext, base: string): Promise<Entry[]> {
  const operations = await book.operationsOfTurn(base);
  const edited = operations.findLast(({ tool }) => tool === "edit_message");
  if (edited) return isEdited(edited.facts) ? [...edited.facts.entries] : [];
  const made = operations
    .flatMap(({ changes }) => changes)
    .flatMap((change) => (change.what === "entries" ? [change.after] : []));
  return made.filter((entry) => entry !== null).toSorted((a, b) => a.source.position - b.source.position);
}

function isEdited(facts: unknown): facts is Extract<EditResult, { kind: "edited" }> {
  return typeof facts === "object" && facts !== null && "kind" in facts && facts.kind === "edited";
}

function pairUp(context: ToolContext, current: readonly Entry[], items: readonly Item[], original: string) {
  const positions = new Set([...current.map(({ source }) => source.position), ...items.map((_, index) => index + 1)]);
  return [...positions]
    .sort((a, b) => a - b)
    .map((position) => {
      const before = current.find(({ source }) => source.position === position) ?? null;
      const said = items[position - 1];
      return { before, after: said === undefined ? null : entryAfter(context, before, said, position, original) };
    });
}

function entryAfter(context: ToolContext, before: Entry | null, said: Item, position: number, original: string): Entry {
  const { book, person, author, today, newId } = context;
  const amount = parseAmount(said.amount, said.currency ?? before?.amount.currency ?? person.currency);
  const { category, suggested } = categoryFor(context, said.description, said.category);
  if (!before) {
    return draftEntry(book.ledger, { ...author, turn: original }, today, {
      id: newId(),
      kind: "expense",
      amount,
      description: said.description,
      category,
      date: said.date ?? today,
      tags: said.tags ?? [],
      suggested,
      position,
    });
  }
  // A category that was chosen for the same words stays chosen.
  const isSameThing = said.description === before.description;
  return reviseEntry(before, book.ledger, today, {
    amount,
    description: said.description,
    tags: said.tags ?? before.tags,
    ...(isSameThing ? {} : { category }),
    ...(said.date === undefined ? {} : { date: said.date }),
  });
}

function entryChange({ before, after }: { before: Entry | null; after: Entry | null }): Change {
  return { what: "entries", id: (after ?? before)?.id ?? "", before, after };
}
