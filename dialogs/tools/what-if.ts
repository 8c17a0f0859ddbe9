import { z } from "zod";
import type { Book } from "../../domain/book.ts";
import type { CategoryId } from "../../domain/categories.ts";
import { reviseEntry } from "../../domain/draft-entry.ts";
import { type Entry, normaliseDescription } from "../../domain/entry.ts";
import { InvalidInput } from "../../domain/errors.ts";
import { INCOMES_ID, type Incomes } from "../../domain/income.ts";
import { type Money, money, parseAmount, subtract, sum } from "../../domain/money.ts";
import type { Change } from "../../domain/operation.ts";
import { type CalendarDate, periodOf } from "../../domain/period.ts";
import { nextOccurrence, type Recurring } from "../../domain/recurring.ts";
import { presentWhatIf } from "../replies/what-if.ts";
import { namedCategory } from "../understanding/category-words.ts";
import { amount, date } from "./arguments.ts";
import { readPosition } from "./position.ts";
import { defineTool, type ToolContext } from "./tool.ts";

const change = z.strictObject({
  /** `skip`: it was never spent · `change`: it cost that much instead · `add`: it was spent as well · `income`: a month brought that much. */
  kind: z.enum(["skip", "change", "add", "income"]),
  /** A category's id, or words of what it was. */
  what: z.string().trim().min(1).max(100),
  amount: amount.optional(),
  since: date.optional(),
});

const args = z.strictObject({ changes: z.array(change).min(1).max(5) });

type Wish = z.output<typeof change>;

/** What would have come of it. */
export interface WhatIfResult {
  readonly changes: readonly ImaginedChange[];
  /** Free to spend as it is, and as it would be; null while it is unknown. */
  readonly free: Money | null;
  readonly freeThen: Money | null;
}

/** One thing that was imagined otherwise. */
export interface ImaginedChange {
  readonly kind: Wish["kind"];
  readonly what: string;
  readonly since: CalendarDate;
  /** Entries that it concerns. */
  readonly count: number;
  /** How much less would have been spent; negative: more. */
  readonly saved: Money;
  /** What it changes of bills that are still to come. */
  readonly bills: readonly ImaginedBill[];
}

/** A bill that would cost another amount, or come no more. */
export interface ImaginedBill {
  readonly rule: Recurring;
  /** When it comes next. */
  readonly due: CalendarDate;
  /** Null: it would come no more. */
  readonly price: Money | null;
}

/** Works out on a copy of the book what would be if something had been otherwise. */
export const whatIf = defineTool({
  name: "what_if",
  description:
    "Work out what would be if something had not been spent, had cost another amount, or were spent as well.",
  risk: "read",
  args,
  async run(context, given): Promise<WhatIfResult> {
    const { book, today } = context;
    const period = periodOf(today, book.ledger.paydays);
    const copy = book.imagine();
    const changes: ImaginedChange[] = [];
    for (const [index, wish] of given.changes.entries()) changes.push(await imagine(context, copy, wish, index));
    return {
      changes,
      free: (await readPosition(context, period)).free,
      freeThen: (await readPosition({ ...context, book: copy }, period)).free,
    };
  },
  present: presentWhatIf,
});

async function imagine(context: ToolContext, copy: Book, wish: Wish, index: number): Promise<ImaginedChange> {
  const { today, categories } = context;
  const { currency, paydays } = copy.ledger;
  if (wish.kind === "income") return imagineIncome(context, copy, wish, index);
  const since = wish.since ?? periodOf(today, paydays).start;
  const query = { kinds: ["expense"], from: since, to: today, order: "newest", limit: 100_000 } as const;
  const named = await copy.entries({ ...query, words: singular(normaliseDescription(wish.what)) });
  // "Takeaways" are what was called so; where nothing was, the category that goes by that name.
  const category = categories.has(wish.what)
    ? wish.what
    : named.length === 0
      ? namedCategory(wish.what, categories.ownNames())
      : null;
  const entries = category === null ? named : await copy.entries({ ...query, category });
  const rules = (await copy.records("recurring")).filter((rule) => isMeant(rule, wish.what, category));
  const price = wish.amount === undefined ? null : parseAmount(wish.amount, currency);
  if (wish.kind !== "skip" && price === null) throw new InvalidInput(`What would ${wish.what} cost?`);
  const changes = changesFor(context, copy, wish, { entries, rules, price });
  copy.stage({ step: `imagined.${index}`, tool: "what_if", kind: "note", changes });
  const before = spentOf(entries, currency);
  const after = price === null ? money(0, currency) : money(price.minor * Math.max(1, entries.length), currency);
  return {
    kind: wish.kind,
    what: category === null ? wish.what : categories.get(category).name,
    since,
    count: entries.length,
    bills: wish.kind === "add" ? [] : billsToCome(rules, wish.kind === "skip" ? null : price, today),
    saved:
      wish.kind === "add"
        ? money(-(price?.minor ?? 0), currency)
        : subtract(before, entries.length === 0 ? before : wish.kind === "skip" ? money(0, currency) : after),
  };
}

/** All that comes in would be one income of that much a month. */
async function imagineIncome(
  { today }: ToolContext,
  copy: Book,
  { what, amount: figure }: Wish,
  index: number,
): Promise<ImaginedChange> {
  const { currency, paydays } = copy.ledger;
  const period = periodOf(today, paydays);
  if (figure === undefined) throw new InvalidInput("What would come in a month?");
  const amount = parseAmount(figure, currency);
  const before = await copy.record("incomes", INCOMES_ID);
  const after: Incomes = {
    sources: [{ name: "income", amount, every: "month", days: [] }],
    from: period.key,
    replaces: before?.from === period.key ? before.replaces : before,
  };
  const changes: Change[] = [{ what: "incomes", id: INCOMES_ID, before, after }];
  copy.stage({ step: `imagined.${index}`, tool: "what_if", kind: "note", changes });
  return { kind: "income", what, since: period.start, count: 0, saved: amount, bills: [] };
}

function billsToCome(rules: readonly Recurring[], price: Money | null, today: CalendarDate): ImaginedBill[] {
  return rules.flatMap((rule) => {
    const next = nextOccurrence(rule, today);
    return next === null ? [] : [{ rule, due: next.due, price }];
  });
}

interface Found {
  readonly entries: readonly Entry[];
  readonly rules: readonly Recurring[];
  readonly price: Money | null;
}

function changesFor(context: ToolContext, copy: Book, wish: Wish, { entries, rules, price }: Found): Change[] {
  const { today, newId, person } = context;
  if (wish.kind === "add" && price) {
    const entry: Entry = {
      id: newId(),
      ledger: copy.ledger.id,
      kind: "expense",
      date: today,
      amount: price,
      category: context.categories.has(wish.what) ? wish.what : "other",
      description: wish.what,
      normalised: normaliseDescription(wish.what),
      tags: [],
      actor: person.id,
      counts: price.minor,
      source: { channel: copy.author.channel, event: copy.author.turn, position: 1 },
      madeAt: copy.author.at,
    };
    return [{ what: "entries", id: entry.id, before: null, after: entry }];
  }
  const spent = entries.map((entry): Change => {
    const after =
      wish.kind === "skip" || !price ? null : reviseEntry(entry, copy.ledger, today, { price: { amount: price } });
    return { what: "entries", id: entry.id, before: entry, after };
  });
  const bills = rules.map((rule): Change => {
    const after = wish.kind === "skip" || !price ? null : { ...rule, terms: [{ from: rule.start, amount: price }] };
    return { what: "recurring", id: rule.id, before: rule, after };
  });
  return [...spent, ...bills];
}

/** "takeaways" finds "takeaway pizza". */
function singular(words: string): string {
  return words.replace(/(?<=\p{L}{3})s\b/gu, "");
}

function isMeant(rule: Recurring, what: string, category: CategoryId | null): boolean {
  if (category !== null) return rule.category === category;
  return normaliseDescription(what)
    .split(" ")
    .every((word) => rule.normalised.split(" ").includes(word));
}

function spentOf(entries: readonly Entry[], currency: string): Money {
  return sum(
    entries.map(({ counts }) => money(counts ?? 0, currency)),
    currency,
  );
}
