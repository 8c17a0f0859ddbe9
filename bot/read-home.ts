import { readSummary } from "../dialogs/tools/summarize-budget.ts";
import { type Book, openBook } from "../domain/book.ts";
import { categoryBookOf } from "../domain/categories.ts";
import { type Money, money, subtract } from "../domain/money.ts";
import { type CalendarDate, daysGone, localDate, type Period, periodAfter, periodAsked } from "../domain/period.ts";
import { asPreferred, type Person } from "../domain/person.ts";
import { planInForce } from "../domain/plan.ts";
import type { LedgerStore } from "../domain/ports.ts";
import { isAheadOfPace } from "../domain/projection.ts";
import type { Preferences } from "../domain/settings.ts";
import { amountNumber } from "./http/amount-number.ts";
import type { BudgetSummaryView } from "./http/rest/summary-view.ts";
import type { Surroundings } from "./surroundings.ts";

/** How many of the latest entries the home page lists. */
const LATEST = 8;

/** How many summaries are kept. */
const MOST_KEPT = 1_000;

/** A summary with all that it was made of: the log up to a head, the person and the day. */
interface Kept {
  readonly head: number;
  readonly person: string;
  readonly preferences: Preferences | null;
  readonly today: CalendarDate;
  readonly view: BudgetSummaryView;
}

/**
 * Reads what a person's home page shows, from the same summary that the chat tells. While nothing was committed it is read once
 * a day: pages and programs ask for it again and again.
 */
export function createReadHome(ledgers: LedgerStore, { now }: Pick<Surroundings, "now">) {
  const kept = new Map<string, Kept>();
  return async (person: Person, month?: string): Promise<BudgetSummaryView> => {
    const at = now();
    const key = `${person.id} ${month ?? ""}`;
    // Before the figures, so that what is committed meanwhile is seen the next time.
    const head = await ledgers.head(person.ledger);
    const known = kept.get(key);
    if (known?.head === head && isOf(known, person, at)) return known.view;
    const preferences = await ledgers.record(person.ledger, "preferences", person.id);
    const view = await readSummaryOf(ledgers, person, month, preferences, at);
    // The log of a book that was joined with another one grows no more, whatever is written.
    if ((await ledgers.ledger(person.ledger))?.mergedInto !== undefined) return view;
    if (kept.size >= MOST_KEPT) kept.clear();
    const today = localDate(at.toString(), asPreferred(person, preferences, at).zone);
    kept.set(key, { head, person: JSON.stringify(person), preferences, today, view });
    return view;
  };
}

function isOf({ person: its, preferences, today }: Kept, person: Person, at: Temporal.Instant): boolean {
  const { zone } = asPreferred(person, preferences, at);
  return its === JSON.stringify(person) && today === localDate(at.toString(), zone);
}

async function readSummaryOf(
  ledgers: LedgerStore,
  person: Person,
  month: string | undefined,
  preferences: Preferences | null,
  at: Temporal.Instant,
): Promise<BudgetSummaryView> {
  const author = { turn: "", actor: person.id, channel: "web", at: at.toString() };
  const book = await openBook(ledgers, person.ledger, author);
  const { zone } = asPreferred(person, preferences, at);
  const today = localDate(at.toString(), zone);
  const { paydays } = book.ledger;
  const period = periodAsked(month, today, paydays);
  const categories = categoryBookOf(await book.records("categories"));
  const arrivedOn = localDate(person.createdAt, zone);
  const { summary, isCurrent } = await readSummary({ book, categories, today, arrivedOn }, period);
  const latest = await book.entries({ order: "made", limit: LATEST });
  return {
    user_id: person.id,
    currency: book.ledger.currency,
    month: period.key,
    total_budget: figure(summary.budget),
    total_spent: figure(summary.spent),
    total_remaining: figure(summary.budget && subtract(summary.budget, summary.spent)),
    total_reserved: amountNumber(summary.reserved),
    total_covered: amountNumber(summary.covered),
    free_to_spend: summary.left && amountNumber(summary.left),
    per_day: summary.perDay && amountNumber(summary.perDay),
    period: { start: period.start, end: period.end, days_left: summary.daysLeft },
    pace: isCurrent ? await paceOf(book, period, today) : null,
    categories: summary.categories.map(({ category, name, emoji, allocated, spent, remaining, reserved, percent }) => ({
      category_id: category,
      name,
      emoji,
      allocated_amount: figure(allocated),
      spent_amount: figure(spent),
      remaining_amount: figure(remaining),
      reserved_amount: amountNumber(reserved),
      percent,
    })),
    overspent_categories: summary.categories.filter(({ isOverspent }) => isOverspent).map(({ category }) => category),
    transaction_count: summary.count,
    latest: latest.map(({ id, description, amount, category, date }) => ({
      id,
      description,
      amount: amountNumber(amount),
      currency: amount.currency,
      category_id: category,
      date,
    })),
  };
}

/** Whether more was spent by today than by the same day of the last periods, in all. */
async function paceOf(book: Book, period: Period, today: CalendarDate): Promise<"ahead" | "on_pace"> {
  const { currency, paydays } = book.ledger;
  const gone = daysGone(period, today);
  const sumOf = async (one: Period, days: number): Promise<Money | null> => {
    const end = Temporal.PlainDate.from(one.start)
      .add({ days: days - 1 })
      .toString();
    const sums = await book.spent(one.start, end < one.end ? end : one.end);
    return sums.length === 0
      ? null
      : money(
          sums.reduce((total, { minor }) => total + minor, 0),
          currency,
        );
  };
  const earlier = [-3, -2, -1].map((back) => sumOf(periodAfter(period, back, paydays), gone));
  const sameDayBefore = (await Promise.all(earlier)).filter((one) => one !== null);
  const spent = (await sumOf(period, gone)) ?? money(0, currency);
  const plan = planInForce(await book.records("plans"), period.key);
  const isAhead = isAheadOfPace({ spent, sameDayBefore, allocated: plan?.income ?? null, period, today });
  return isAhead ? "ahead" : "on_pace";
}

function figure(amount: Money | null): number {
  return amount ? amountNumber(amount) : 0;
}
