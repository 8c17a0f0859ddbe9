import type { CategoryId } from "../../domain/categories.ts";
import type { Entry, EntryKind } from "../../domain/entry.ts";
import type { Goal } from "../../domain/goal.ts";
import { isEnded } from "../../domain/limit-over-time.ts";
import { type Money, money } from "../../domain/money.ts";
import type { Change } from "../../domain/operation.ts";
import type { Plan } from "../../domain/plan.ts";
import { isTagLimit } from "../../domain/tag-limit.ts";
import { categoryName, changedLine, entryLine } from "./entries.ts";
import { formatDate, formatDay, formatMoney, formatMonth, formatPercent, type View } from "./format.ts";
import { ruleLine } from "./recurring-words.ts";
import { changeWords } from "./reversed.ts";

/**
 * A change that is still to come, so exactly that no other one is worded alike: `$4.50, coffee, today`. Empty where nobody
 * needs to know.
 */
export function changeToCome(change: Change, view: View): string {
  switch (change.what) {
    case "entries": {
      const { before, after } = change;
      if (before && after) return changedLine(before, after, view);
      if (before) return `remove ${entryLine(before, view)}`;
      return after ? newEntryWords(after, view) : "";
    }
    case "plans":
      return planWords(change.before, change.after, formatMonth(change.id, view), view);
    case "limits": {
      const name = categoryName(change.id, view);
      if (change.after === null || (!isTagLimit(change.after) && isEnded(change.after))) return `no limit for ${name}`;
      const per = change.after.per === undefined ? "" : ` a ${change.after.per}`;
      return `${formatMoney(change.after.amount, view)}${per} for ${name}`;
    }
    case "goals":
      return change.after ? goalWords(change.after, view) : `drop the goal ${change.before?.name ?? ""}`;
    case "balances": {
      if (!change.after) return "no balance";
      const { amount, until } = change.after;
      return `a balance of ${formatMoney(amount, view)}${until === undefined ? "" : `, until ${formatDate(until, view)}`}`;
    }
    case "recurring":
      return recurringToCome(change, view);
    default:
      return changeWords(change, view);
  }
}

function recurringToCome(change: Extract<Change, { what: "recurring" }>, view: View): string {
  const { before, after } = change;
  if (before === null) return after ? `expect ${ruleLine(after, view)}` : "";
  const isStopped = after === null || (before.end === undefined && after.end !== undefined);
  return isStopped ? `stop expecting ${ruleLine(before, view)}` : changeWords(change, view);
}

/** What an amount is, where it is not spent. */
const KINDS: Readonly<Record<EntryKind, string>> = {
  expense: "",
  refund: "a refund of ",
  income: "an income of ",
  transfer: "a transfer of ",
  adjustment: "an adjustment of ",
};

/** The category only where somebody named one: else it is said once it is saved. */
function newEntryWords({ kind, amount, description, date, category, suggested }: Entry, view: View): string {
  const isNamed = suggested !== undefined && suggested.category !== category;
  const words = [`${KINDS[kind]}${formatMoney(amount, view)}`, description, formatDay(date, view)];
  return [...words, ...(isNamed ? [`under ${categoryName(category, view)}`] : [])].join(", ");
}

function goalWords({ name, amount, perMonth, share, by }: Goal, view: View): string {
  return [
    `the goal ${name}${amount === null ? "" : ` of ${formatMoney(amount, view)}`}`,
    ...(perMonth === undefined ? [] : [`${formatMoney(perMonth, view)} a month`]),
    ...(share === undefined ? [] : [`${formatPercent(share, view)} of the income`]),
    ...(by === undefined ? [] : [`by ${formatDate(by, view)}`]),
  ].join(", ");
}

function planWords(before: Plan | null, after: Plan | null, month: string, view: View): string {
  const shifts = shiftsOf(before, after);
  if (shifts.length > 0) return shiftWords(shifts, view);
  return after ? `a plan for ${formatMoney(after.income, view)} a month, from ${month}` : `no plan for ${month}`;
}

interface Shift {
  readonly category: CategoryId;
  readonly by: Money;
}

/** What is moved between categories, where a plan is otherwise as it was, or only carried on into the month. */
function shiftsOf(before: Plan | null, after: Plan | null): Shift[] {
  const isSplitAnew = before && after && differences(before.allocations, after.allocations).length > 0;
  return isSplitAnew ? [] : differences(before?.moved ?? [], after?.moved ?? []);
}

type Amounts = readonly { readonly category: CategoryId; readonly amount: Money }[];

function differences(before: Amounts, after: Amounts): Shift[] {
  const [earlier, later] = [totals(before), totals(after)];
  const currency = (after[0] ?? before[0])?.amount.currency ?? "";
  return [...new Set([...earlier.keys(), ...later.keys()])].flatMap((category) => {
    const by = (later.get(category) ?? 0) - (earlier.get(category) ?? 0);
    return by === 0 ? [] : [{ category, by: money(by, currency) }];
  });
}

/** Minor units by category. */
function totals(amounts: Amounts): Map<CategoryId, number> {
  const sums = new Map<CategoryId, number>();
  for (const { category, amount } of amounts) sums.set(category, (sums.get(category) ?? 0) + amount.minor);
  return sums;
}

function shiftWords(shifts: readonly Shift[], view: View): string {
  const [one, other] = shifts.toSorted((a, b) => a.by.minor - b.by.minor);
  if (one && other && shifts.length === 2 && one.by.minor + other.by.minor === 0) {
    const moved = formatMoney(other.by, view);
    return `move ${moved} from ${categoryName(one.category, view)} to ${categoryName(other.category, view)}`;
  }
  return shifts
    .map(({ category, by }) => {
      const amount = formatMoney(money(Math.abs(by.minor), by.currency), view);
      return `${amount} ${by.minor < 0 ? "less" : "more"} for ${categoryName(category, view)}`;
    })
    .join(", ");
}
