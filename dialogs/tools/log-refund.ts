import { z } from "zod";
import { draftEntry } from "../../domain/draft-entry.ts";
import { type Entry, normaliseDescription } from "../../domain/entry.ts";
import { parseAmount } from "../../domain/money.ts";
import type { CalendarDate } from "../../domain/period.ts";
import { paidOf } from "../../domain/price.ts";
import { presentRefunded } from "../replies/refunded.ts";
import { amount, category, currency, date, description } from "./arguments.ts";
import { categoryFor } from "./category-for.ts";
import { sourceOf } from "./source-of.ts";
import { readStanding, type Standing } from "./standing.ts";
import { type AlertOutcome, defineTool, type ToolContext } from "./tool.ts";

const args = z.strictObject({
  amount,
  currency: currency.optional(),
  description,
  category: category.optional(),
  date: date.optional(),
});

/** Money that came back, and what it was paid for first. */
export interface RefundResult {
  readonly entry: Entry;
  /** The earlier expense that it is taken off; null where none is like it. */
  readonly of: Entry | null;
  /** Null where it counts nowhere yet: foreign money that waits for its charge. */
  readonly standing: Standing | null;
  readonly alerts: AlertOutcome;
  readonly ledgerCurrency: string;
}

/** Logs money that came back as less spent in its category; it never is income. */
export const logRefund = defineTool({
  name: "log_refund",
  description: "Record money that came back for something bought: a refund or a reimbursement. It is never income.",
  risk: "write",
  args,
  async run(context, given): Promise<RefundResult> {
    const { book, today } = context;
    const day = given.date ?? today;
    const paid = parseAmount(given.amount, given.currency ?? context.person.currency);
    const { category, suggested } = await categoryFor(context, given.description, given.category);
    // What the words alone suggest was not stated, and gives way to the expense that the money is for.
    const of = category === suggested.category ? await findRefunded(context, given.description, paid, day) : null;
    const { event, position } = await sourceOf(context);
    const entry = draftEntry(book.ledger, { ...context.author, turn: event }, today, {
      id: context.newId(),
      kind: "refund",
      ...(await context.price(paid, day)),
      description: given.description,
      category: of?.category ?? category,
      date: day,
      tags: of?.tags ?? [],
      suggested,
      position,
    });
    const alerts = await context.commit([{ what: "entries", id: entry.id, before: null, after: entry }]);
    const standing = entry.counts === null ? null : await readStanding(context, entry.category ?? category, day);
    return { entry, of, standing, alerts, ledgerCurrency: book.ledger.currency };
  },
  present: presentRefunded,
});

/** Days within which shops and employers pay back; what is older is another story. */
const REACH_DAYS = 180;

/** More expenses than anyone has in that time. */
const LOOKED_AT = 2_000;

/** The expense that money came back for: the latest one that shares most words, else the only one of just that amount. */
async function findRefunded(
  { book }: ToolContext,
  description: string,
  paid: Entry["amount"],
  day: CalendarDate,
): Promise<Entry | null> {
  const from = Temporal.PlainDate.from(day).subtract({ days: REACH_DAYS }).toString();
  const expenses = await book.entries({ kinds: ["expense"], from, to: day, order: "newest", limit: LOOKED_AT });
  const words = wordsOf(normaliseDescription(description));
  const shared = (entry: Entry): number => wordsOf(entry.normalised).intersection(words).size;
  const isEnough = (entry: Entry): boolean => {
    const whole = paidOf(entry);
    return whole.currency !== paid.currency || whole.minor >= paid.minor;
  };
  const likely = expenses.filter(isEnough).sort((a, b) => shared(b) - shared(a));
  const [best] = likely;
  if (best && shared(best) > 0) return best;
  const [same, another] = likely.filter((entry) => {
    const whole = paidOf(entry);
    return whole.minor === paid.minor && whole.currency === paid.currency;
  });
  return another ? null : (same ?? null);
}

function wordsOf(normalised: string): Set<string> {
  return new Set(normalised.split(" ").filter((word) => word.length > 2 && !FILLERS.has(word)));
}

const FILLERS = new Set("the and for from with refund back return returned work company".split(" "));
