import { z } from "zod";
import { draftEntry, reviseEntry } from "../../domain/draft-entry.ts";
import type { Entry } from "../../domain/entry.ts";
import { type Money, parseAmount } from "../../domain/money.ts";
import type { Change, Operation } from "../../domain/operation.ts";
import { paidOf } from "../../domain/price.ts";
import { foldTag } from "../../domain/tag-limit.ts";
import { sameImage } from "../../domain/undo.ts";
import { presentEdited } from "../replies/edited.ts";
import { amount, category, currency, date, description, tags } from "./arguments.ts";
import { asBill, whatIsFreed } from "./bills.ts";
import type { ToolCall } from "./call.ts";
import { categoryFor } from "./category-for.ts";
import { readStandings, type Standing } from "./standing.ts";
import { type AlertOutcome, defineTool, type ToolContext } from "./tool.ts";
import { isRaisedUnusually } from "./unusual-here.ts";

const item = z.strictObject({
  kind: z.enum(["expense", "refund"]).optional(),
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
      readonly changes: readonly EntryPair[];
      /** What the message stands for now, in order. */
      readonly entries: readonly Entry[];
      readonly standings: readonly Standing[];
      readonly alerts: AlertOutcome;
    }
  /** Something of it was changed otherwise since: asked first, nothing was changed. */
  | { readonly kind: "changed_since"; readonly entries: readonly Entry[]; readonly call: ToolCall }
  /** Something of it would become so large that it is asked about first; nothing was changed. */
  | { readonly kind: "unusual"; readonly entries: readonly Entry[]; readonly call: ToolCall };

/** Makes the entries of an edited message say what the message says now, matched by position. */
export const editMessage = defineTool({
  name: "edit_message",
  description: "Bring the entries of a message in line with its edited text.",
  risk: "write",
  isInternal: true,
  args,
  async run(context, given): Promise<EditResult> {
    const current = await entriesOf(context, given.original);
    const call: ToolCall = { tool: "edit_message", args: given };
    if (!context.isConfirmed && !(await isAsLeft(context, given, current))) {
      return { kind: "changed_since", entries: current, call };
    }
    const pairs = await pairUp(context, current, given.items, given.original);
    const { known, consequences } = await asBillsOf(context, pairs);
    const changes = known.filter(({ before, after }) => !sameImage(before, after));
    const unusual = context.isConfirmed ? [] : await unusualOf(context, changes);
    if (unusual.length > 0) return { kind: "unusual", entries: unusual, call };
    const alerts = await context.commit(
      [...changes.map(entryChange), ...consequences],
      changes.length === 0 ? { kind: "note" } : {},
    );
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

interface EntryPair {
  readonly before: Entry | null;
  readonly after: Entry | null;
}

/** The entries as the bills that they are now, and what follows for the bills that they were. */
async function asBillsOf({ book }: ToolContext, pairs: readonly EntryPair[]) {
  const known: EntryPair[] = [];
  const consequences: Change[] = [];
  for (const { before, after } of pairs) {
    const others = known.flatMap((pair) => pair.after ?? []);
    const its = after && (await asBill(book, after, before, others));
    known.push({ before, after: its?.entry ?? null });
    consequences.push(...(its?.changes ?? (await whatIsFreed(book, before, null))));
  }
  return { known, consequences };
}

async function unusualOf(context: ToolContext, changes: readonly EntryPair[]): Promise<Entry[]> {
  const unusual: Entry[] = [];
  for (const { before, after } of changes) {
    if (after && !after.recurring && (await isRaisedUnusually(context, before, after))) unusual.push(after);
  }
  return unusual;
}

type Edited = Pick<z.output<typeof args>, "original" | "base">;

/** True when nothing but the message itself, and the answers to what was asked about it, made its entries what they are. */
async function isAsLeft(context: ToolContext, edited: Edited, current: readonly Entry[]): Promise<boolean> {
  const base = await context.book.operationsOfTurn(edited.base);
  if (sameImage(current, leftBy(base, edited.original))) return true;
  const [earliest] = current.map(({ madeAt }) => madeAt).sort();
  const since = base[0]?.at ?? earliest;
  if (since === undefined) return false;
  const turns = [...new Set([edited.original, edited.base, ...(await turnsSince(context, since))])];
  const operations = await Promise.all(turns.map((turn) => context.book.operationsOfTurn(turn)));
  return sameImage(current, leftBy(operations.flat(), edited.original));
}

/** The message's entries as the operations that follow it left them: others that touched them are passed over. */
function leftBy(operations: readonly Operation[], original: string): Entry[] {
  const left = new Map<string, Entry>();
  for (const { tool, facts, changes, kind } of operations) {
    if (tool === "edit_message" && isEdited(facts)) {
      left.clear();
      for (const entry of facts.entries) left.set(entry.id, entry);
    } else if ((tool === "log_expense" || tool === "log_refund") && kind === "change") {
      const made = changes.flatMap((change) => (change.what === "entries" && change.after ? [change.after] : []));
      for (const entry of made) if (entry.source.event === original) left.set(entry.id, entry);
    }
  }
  return [...left.values()].sort((a, b) => a.source.position - b.source.position);
}

const PAGE = 50;

/** The turns in which the author changed anything from an instant on, oldest first. */
async function turnsSince({ book }: ToolContext, since: string): Promise<string[]> {
  const turns: string[] = [];
  let before: number | undefined;
  for (;;) {
    const page = await book.history({ since, limit: PAGE, ...(before === undefined ? {} : { before }) });
    turns.push(...page.filter(({ kind }) => kind === "change" || kind === "note").map(({ turn }) => turn));
    before = page.at(-1)?.seq;
    if (page.length < PAGE) return turns.reverse();
  }
}

function isEdited(facts: unknown): facts is Extract<EditResult, { kind: "edited" }> {
  return typeof facts === "object" && facts !== null && "kind" in facts && facts.kind === "edited";
}

async function pairUp(
  context: ToolContext,
  current: readonly Entry[],
  items: readonly Item[],
  original: string,
): Promise<EntryPair[]> {
  const positions = new Set([...current.map(({ source }) => source.position), ...items.map((_, index) => index + 1)]);
  const pairs: EntryPair[] = [];
  for (const position of [...positions].sort((a, b) => a - b)) {
    const before = current.find(({ source }) => source.position === position) ?? null;
    const said = items[position - 1];
    const after = said === undefined ? null : await entryAfter(context, before, said, position, original);
    pairs.push({ before, after });
  }
  return pairs;
}

async function entryAfter(
  context: ToolContext,
  before: Entry | null,
  said: Item,
  position: number,
  original: string,
): Promise<Entry> {
  const { book, person, author, today, newId } = context;
  const paid = parseAmount(said.amount, said.currency ?? (before ? paidOf(before).currency : person.currency));
  const { category, suggested } = await categoryFor(context, said.description, said.category);
  if (!before) {
    const date = said.date ?? today;
    return draftEntry(book.ledger, { ...author, turn: original }, today, {
      id: newId(),
      kind: said.kind ?? "expense",
      ...(await context.price(paid, date)),
      description: said.description,
      category,
      date,
      tags: (said.tags ?? []).map(foldTag),
      suggested,
      position,
    });
  }
  // A category that was chosen for the same words stays chosen, and so does what the same money came to.
  const isSameThing = said.description === before.description;
  return reviseEntry({ ...before, kind: said.kind ?? before.kind }, book.ledger, today, {
    ...(isSame(paid, paidOf(before)) ? {} : { price: await context.price(paid, said.date ?? before.date) }),
    description: said.description,
    tags: said.tags?.map(foldTag) ?? before.tags,
    ...(isSameThing ? {} : { category }),
    ...(said.date === undefined ? {} : { date: said.date }),
  });
}

function isSame(a: Money, b: Money): boolean {
  return a.minor === b.minor && a.currency === b.currency;
}

function entryChange({ before, after }: EntryPair): Change {
  return { what: "entries", id: (after ?? before)?.id ?? "", before, after };
}
