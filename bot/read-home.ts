import { readSummary } from "../dialogs/tools/summarize-budget.ts";
import { openBook } from "../domain/book.ts";
import { categoryBookOf } from "../domain/categories.ts";
import { type Money, subtract } from "../domain/money.ts";
import { localDate, periodOf } from "../domain/period.ts";
import { asPreferred, type Person } from "../domain/person.ts";
import type { LedgerStore } from "../domain/ports.ts";
import { amountNumber } from "./http/amount-number.ts";
import type { HomeView } from "./http/home-view.ts";
import type { Surroundings } from "./surroundings.ts";

/** How many of the latest entries the home page lists. */
const LATEST = 8;

/** Reads what a person's home page shows, from the same summary that the chat tells. */
export function createReadHome(ledgers: LedgerStore, { now }: Pick<Surroundings, "now">) {
  return async (person: Person): Promise<HomeView> => {
    const at = now();
    const author = { turn: "", actor: person.id, channel: "web", at: at.toString() };
    const book = await openBook(ledgers, person.ledger, author);
    const { zone } = asPreferred(person, await book.record("preferences", person.id), at);
    const today = localDate(at.toString(), zone);
    const period = periodOf(today, book.ledger.paydays);
    const categories = categoryBookOf(await book.records("categories"));
    const arrivedOn = localDate(person.createdAt, zone);
    const { summary } = await readSummary({ book, categories, today, arrivedOn }, period);
    const latest = await book.entries({ order: "made", limit: LATEST });
    return {
      currency: book.ledger.currency,
      month: period.key,
      total_budget: figure(summary.budget),
      total_spent: figure(summary.spent),
      total_remaining: figure(summary.budget && subtract(summary.budget, summary.spent)),
      free_to_spend: summary.left && amountNumber(summary.left),
      per_day: summary.perDay && amountNumber(summary.perDay),
      period: { start: period.start, end: period.end, days_left: summary.daysLeft },
      categories: summary.categories.map(({ category, name, emoji, allocated, spent, remaining }) => ({
        category_id: category,
        name,
        emoji,
        allocated_amount: figure(allocated),
        spent_amount: figure(spent),
        remaining_amount: figure(remaining),
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
  };
}

function figure(amount: Money | null): number {
  return amount ? amountNumber(amount) : 0;
}
