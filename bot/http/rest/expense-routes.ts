import * as z from "zod";
import { logExpense } from "../../../dialogs/tools/log-expense.ts";
import { removeExpense } from "../../../dialogs/tools/remove-expense.ts";
import { reviseExpense } from "../../../dialogs/tools/revise-expense.ts";
import { readPatterns } from "../../../dialogs/tools/spending-patterns.ts";
import type { ToolContext } from "../../../dialogs/tools/tool.ts";
import { type Entry, normaliseDescription } from "../../../domain/entry.ts";
import { InvalidInput, NotFound } from "../../../domain/errors.ts";
import { parseDecimal } from "../../../domain/money.ts";
import { localDate } from "../../../domain/period.ts";
import type { Person } from "../../../domain/person.ts";
import { foldTag } from "../../../domain/tag-limit.ts";
import type { DirectCalls, DirectReader } from "../../direct-calls.ts";
import { amountNumber } from "../amount-number.ts";
import {
  amount,
  amountText,
  byId,
  categoryId,
  currency,
  cursor,
  date,
  dateOrTime,
  description,
  figure,
  filled,
  knownCategory,
} from "./fields.ts";
import { pageOf } from "./page-of.ts";
import { defineRoute, type Route } from "./route.ts";
import { SPENDING } from "./spending.ts";
import { expense, expenseView } from "./views.ts";

const tag = "Expenses";

const tags = z.array(filled(40)).max(10);

const newExpense = z.strictObject({
  amount,
  currency: currency.optional(),
  category_id: categoryId.optional(),
  description,
  date: dateOrTime.optional(),
  tags: tags.optional(),
  is_recurring: z.literal(false, "must be false; what recurs is added under /recurring").optional(),
});

const creating = (path: string): Route =>
  defineRoute({
    method: "post",
    path,
    tag,
    summary: "Log an expense. Without a category it is put where its description says.",
    access: "write",
    isOriginal: true,
    status: 201,
    body: newExpense,
    example: { amount: "4.50", description: "Coffee", category_id: "dining" },
    answer: expense,
    async handle({ direct }, { person, body, turn }) {
      const { date: when, category_id: category, is_recurring: _never, ...others } = body;
      const args = defined({ ...others, category, date: dayOf(when, person.zone) });
      const [result] = await direct.write(person, turn, [{ tool: logExpense, args, check: known(category) }]);
      if (result.kind !== "logged") throw new TypeError("An expense that was confirmed was asked about.");
      return expenseView(result.entry);
    },
  });

const listExpenses = defineRoute({
  method: "get",
  path: "/expenses",
  tag,
  summary: "Expenses, the latest date first, by dates, category, words, tag, channel and amount.",
  access: "read",
  isOriginal: true,
  query: z.strictObject({
    start_date: date.optional(),
    end_date: date.optional(),
    category_id: categoryId.optional(),
    q: filled(100).optional(),
    tag: filled(40).optional(),
    channel: z
      .string()
      .regex(/^[\w-]{1,40}$/, "must be a channel like telegram")
      .optional(),
    min_amount: amountText.optional(),
    max_amount: amountText.optional(),
    limit: z.coerce.number().int().min(1).max(100).optional(),
    cursor,
  }),
  answer: z.strictObject({ currency: z.string(), expenses: z.array(expense), next_cursor: z.string().nullable() }),
  handle: ({ direct }, { person, query }) =>
    direct.read(person, async ({ book }) => {
      const minor = (text: string) => parseDecimal(text, book.ledger.currency).minor;
      const page = await pageOf(
        book,
        {
          kinds: SPENDING,
          ...(query.start_date === undefined ? {} : { from: query.start_date }),
          ...(query.end_date === undefined ? {} : { to: query.end_date }),
          ...(query.category_id === undefined ? {} : { category: query.category_id }),
          ...(query.q === undefined ? {} : { words: normaliseDescription(query.q) }),
          ...(query.tag === undefined ? {} : { tag: foldTag(query.tag) }),
          ...(query.channel === undefined ? {} : { channel: query.channel }),
          ...(query.min_amount === undefined ? {} : { least: minor(query.min_amount) }),
          ...(query.max_amount === undefined ? {} : { most: minor(query.max_amount) }),
        },
        query.limit ?? PAGE,
        query.cursor,
      );
      return { currency: book.ledger.currency, expenses: page.entries.map(expenseView), next_cursor: page.next };
    }),
});

/** Expenses of a page, where nobody says otherwise. */
const PAGE = 50;

const getExpense = defineRoute({
  method: "get",
  path: "/expenses/{id}",
  tag,
  summary: "One expense.",
  access: "read",
  isOriginal: true,
  params: byId,
  answer: expense,
  handle: ({ direct }, { person, params }) =>
    direct.read(person, async (reader) => expenseView(await find(reader, params.id))),
});

const patchExpense = defineRoute({
  method: "patch",
  path: "/expenses/{id}",
  tag,
  summary: "Put an expense right. What is left out stays.",
  access: "write",
  isOriginal: true,
  params: byId,
  body: z.strictObject({
    amount: amount.optional(),
    currency: currency.optional(),
    category_id: categoryId.optional(),
    description: description.optional(),
    date: dateOrTime.optional(),
    tags: tags.optional(),
  }),
  example: { amount: 12.8 },
  answer: expense,
  async handle({ direct }, { person, params, body, turn }) {
    const { category_id: category, date: when, ...others } = body;
    const before = await direct.read(person, (reader) => find(reader, params.id));
    // An amount alone is in the money that the answer shows it in.
    const its = body.amount === undefined ? body.currency : (body.currency ?? before.amount.currency);
    const args = defined({
      ...others,
      ...{ currency: its, category, date: dayOf(when, person.zone), which: { id: before.id } },
    });
    const [result] = await direct.write(person, turn, [{ tool: reviseExpense, args, check: known(category) }]);
    if (result.kind === "revised") return expenseView(result.after);
    if (result.kind === "unchanged") return expenseView(result.entry);
    throw new NotFound(NONE);
  },
});

const deleteExpense = defineRoute({
  method: "delete",
  path: "/expenses/{id}",
  tag,
  summary: "Remove an expense; undo brings it back.",
  access: "write",
  isOriginal: true,
  params: byId,
  answer: null,
  async handle({ direct }, { person, params, turn }) {
    const [result] = await direct.write(person, turn, [{ tool: removeExpense, args: { which: { id: params.id } } }]);
    if (result.kind !== "removed") throw new NotFound(NONE);
  },
});

const pattern = z.strictObject({
  category_id: knownCategory,
  name: z.string(),
  mean: figure,
  median: figure,
  trend: figure,
  share: z.number().nullable(),
  count: z.int(),
  spikes: z.array(z.strictObject({ month: z.string(), amount: figure })),
});

const patterns = defineRoute({
  method: "get",
  path: "/expenses/patterns",
  tag,
  summary: "Averages, trends and spikes by category over complete months, and what seems to recur.",
  access: "read",
  isOriginal: true,
  query: z.strictObject({ months: z.coerce.number().int().min(1).max(24).optional() }),
  answer: z.strictObject({
    currency: z.string(),
    months: z.int(),
    start_date: z.string(),
    end_date: z.string(),
    categories: z.array(pattern),
    large_expenses: z.array(expense),
    likely_recurring: z.array(z.strictObject({ description: z.string(), amount: figure, frequency: z.string() })),
    by_weekday: z.array(figure),
    by_third_of_month: z.array(figure),
  }),
  handle: ({ direct }, { person, query }) =>
    direct.read(person, async (reader) => {
      const { periods, from, to, categories, large, recurring, profile } = await readPatterns(
        reader,
        query.months ?? 6,
      );
      return {
        currency: reader.book.ledger.currency,
        months: periods,
        start_date: from,
        end_date: to,
        categories: categories.map(({ category, mean, median, trend, share, count, spikes }) => ({
          category_id: category,
          name: reader.categories.get(category).name,
          mean: amountNumber(mean),
          median: amountNumber(median),
          trend: amountNumber(trend),
          share,
          count,
          spikes: spikes.map((spike) => ({ month: spike.period, amount: amountNumber(spike.amount) })),
        })),
        large_expenses: large.map(expenseView),
        likely_recurring: recurring.map((one) => ({
          description: one.description,
          amount: amountNumber(one.amount),
          frequency: one.frequency,
        })),
        by_weekday: profile.weekdays.map(amountNumber),
        by_third_of_month: profile.thirds.map(amountNumber),
      };
    }),
});

const NONE = "There is no such expense.";

async function find({ book }: DirectReader, id: string): Promise<Entry> {
  const entry = await book.entry(id);
  if (!entry || !SPENDING.includes(entry.kind)) throw new NotFound(NONE);
  return entry;
}

/** Refuses a category that a body names and nobody has. */
export function known(category: string | undefined): (context: Pick<ToolContext, "categories">) => void {
  return ({ categories }) => {
    if (category !== undefined && !categories.has(category))
      throw new InvalidInput(`There is no category "${category}".`);
  };
}

/** As {@link known}, for what is not written. @throws InvalidInput */
export async function assertKnown(direct: DirectCalls, person: Person, category: string | undefined): Promise<void> {
  await direct.read(person, async (reader) => known(category)(reader));
}

/** Of a second's fraction, what is finer than the nanoseconds that can be read. */
const FINER = /(\.\d{9})\d+/;

/** The calendar date of a date or a time; a time without an offset is the person's own. */
function dayOf(given: string | undefined, zone: string): string | undefined {
  if (given === undefined || !given.includes("T")) return given;
  return /(?:Z|[+-]\d\d:\d\d)$/.test(given)
    ? localDate(Temporal.Instant.from(given.replace(FINER, "$1")).toString(), zone)
    : given.slice(0, 10);
}

/** Without what is undefined: tools take a field or do without it. */
export function defined(args: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(args).filter(([, value]) => value !== undefined));
}

/** What was spent. */
export const expenseRoutes: readonly Route[] = [
  creating("/expenses"),
  creating("/expenses/log"),
  listExpenses,
  patterns,
  getExpense,
  patchExpense,
  deleteExpense,
];
