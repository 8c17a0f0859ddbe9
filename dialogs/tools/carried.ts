import type { Book } from "../../domain/book.ts";
import { type CategoryId, categoriesOf } from "../../domain/categories.ts";
import type { Money } from "../../domain/money.ts";
import { nextPeriod, type Period, type PeriodKey, periodAfter, periodByKey } from "../../domain/period.ts";
import { limitsIn, planInForce } from "../../domain/plan.ts";
import { remainingIn, standingsOf } from "../../domain/standing.ts";

/** How far back what a category carries is followed. */
const CARRIED_BACK = 24;

/** From which period on categories carry what is left, those that do. */
export async function readCarrying(book: Book): Promise<Map<CategoryId, PeriodKey>> {
  const settings = await book.records("categories");
  return new Map(settings.flatMap(({ id, carriesFrom }) => (carriesFrom === undefined ? [] : [[id, carriesFrom]])));
}

/** What categories bring along from the period before, those that carry. */
export async function readCarried(book: Book, period: Period): Promise<Map<CategoryId, Money>> {
  const from = await readCarrying(book);
  const [first] = [...from.values()].sort();
  const carried = new Map<CategoryId, Money>();
  if (first === undefined || first >= period.key) return carried;
  const { paydays, currency } = book.ledger;
  const categories = categoriesOf(await book.records("categories"));
  const oldest = periodAfter(period, -CARRIED_BACK, paydays);
  const start = periodByKey(first > oldest.key ? first : oldest.key, paydays);
  for (let past = start; past.key < period.key; past = nextPeriod(past, paydays)) {
    const standings = standingsOf({
      categories,
      plan: planInForce(await book.records("plans"), past.key),
      limits: limitsIn(await book.records("limits"), past),
      sums: await book.spent(past.start, past.end),
      currency,
      carried,
    });
    for (const [category, since] of from) {
      const standing = standings.find((one) => one.category === category);
      const left = standing ? remainingIn(standing) : null;
      if (past.key >= since && left) carried.set(category, left);
    }
  }
  return carried;
}
