import { z } from "zod";
import type { Entry } from "../../domain/entry.ts";
import { type Money, money, parseDecimal } from "../../domain/money.ts";
import type { CalendarDate } from "../../domain/period.ts";
import { foldTag } from "../../domain/tag-limit.ts";
import { presentListed } from "../replies/listed.ts";
import type { FigureBasis } from "../state.ts";
import { amount, category, date, tag } from "./arguments.ts";
import { askedWords } from "./asked-words.ts";
import { defineTool, type ToolContext } from "./tool.ts";
import { type Uncounted, uncountedOf } from "./uncounted.ts";

const args = z.strictObject({
  words: z.string().max(100).optional(),
  category: category.optional(),
  tag: tag.optional(),
  /** `me`, or `others` of a shared book. */
  who: z.enum(["me", "others"]).optional(),
  /** In the ledger's money, both included. */
  at_least: amount.optional(),
  at_most: amount.optional(),
  from: date.optional(),
  to: date.optional(),
  limit: z.int().min(1).max(100).optional(),
  order: z.enum(["newest", "largest"]).optional(),
});

type Args = z.output<typeof args>;

/** Entries that were asked for, with the total of all that match. */
export interface ListResult {
  /** The first of those that match. */
  readonly entries: readonly Entry[];
  /** How many match. */
  readonly count: number;
  /** What counts of all that match. */
  readonly total: Money;
  /** What of them does not count yet. */
  readonly uncounted: readonly Uncounted[];
  /** What matches, as `explain_figure` finds it again; null where nothing does, or too much to name one by one. */
  readonly basis: FigureBasis | null;
  readonly order: "newest" | "largest";
  readonly from: CalendarDate | null;
  readonly to: CalendarDate | null;
  /** What it was narrowed to, in words. */
  readonly about: string | null;
  readonly who: "me" | "others" | null;
  readonly atLeast: Money | null;
  readonly atMost: Money | null;
}

const DEFAULT_LIMIT = 10;

/** More entries than anyone asks about at once. */
const SUMMED = 100_000;

/** So many entries can be named one by one, to unfold their sum again. */
const NAMED = 200;

/** Lists entries by what they were for, how much they were, when and by whom. */
export const listExpenses = defineTool({
  name: "list_expenses",
  description: "List expenses, by words, category, tag, amount, dates or who made them, newest or largest first.",
  risk: "read",
  args,
  async run(context, given): Promise<ListResult> {
    const { book, categories } = context;
    const { currency } = book.ledger;
    const atLeast = given.at_least === undefined ? null : parseDecimal(given.at_least, currency);
    const atMost = given.at_most === undefined ? null : parseDecimal(given.at_most, currency);
    const found = (await findMatching(context, given)).filter((entry) => isBetween(entry, atLeast, atMost));
    const about = [
      ...(given.words === undefined ? [] : [given.words]),
      ...(given.tag === undefined ? [] : [`#${foldTag(given.tag)}`]),
      ...(given.category === undefined ? [] : [categories.get(given.category).name]),
    ];
    const total = found.reduce((sum, { counts }) => sum + (counts ?? 0), 0);
    return {
      entries: found.slice(0, given.limit ?? DEFAULT_LIMIT),
      count: found.length,
      total: money(total, currency),
      uncounted: uncountedOf(found),
      basis: basisOf(found, given),
      order: given.order ?? "newest",
      from: given.from ?? null,
      to: given.to ?? null,
      about: about.length === 0 ? null : about.join(", "),
      who: given.who ?? null,
      atLeast,
      atMost,
    };
  },
  present: presentListed,
});

async function findMatching({ book, person }: ToolContext, given: Args): Promise<Entry[]> {
  const found = await book.entries({
    kinds: ["expense", "refund", "adjustment"],
    order: given.order ?? (given.limit === undefined ? "newest" : "made"),
    limit: SUMMED,
    ...narrowed(given),
    ...(given.category === undefined ? {} : { category: given.category }),
    ...(given.from === undefined ? {} : { from: given.from }),
    ...(given.to === undefined ? {} : { to: given.to }),
    ...(given.who === "me" ? { actor: person.id } : {}),
  });
  return given.who === "others" ? found.filter(({ actor }) => actor !== person.id) : found;
}

function narrowed({ words, tag }: Args): { words?: string; tag?: string } {
  return { ...askedWords(words), ...(tag === undefined ? {} : { tag: foldTag(tag) }) };
}

/** By what it counts: what waits for its charge has no amount to compare. */
function isBetween({ counts }: Entry, atLeast: Money | null, atMost: Money | null): boolean {
  if (atLeast === null && atMost === null) return true;
  return counts !== null && counts >= (atLeast?.minor ?? 0) && counts <= (atMost?.minor ?? Infinity);
}

function basisOf(found: readonly Entry[], given: Args): FigureBasis | null {
  const dates = found.map(({ date }) => date).sort();
  const [first] = dates;
  const last = dates.at(-1);
  if (first === undefined || last === undefined) return null;
  const isPlain = given.who === undefined && given.at_least === undefined && given.at_most === undefined;
  if (!isPlain) return found.length > NAMED ? null : { kind: "entries", ids: found.map(({ id }) => id) };
  const range = { from: given.from ?? first, to: given.to ?? last };
  return { kind: "spent", category: given.category ?? null, ...range, ...narrowed(given) };
}
