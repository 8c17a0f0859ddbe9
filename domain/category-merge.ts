import { type Category, type CategoryId, foldName, OTHER } from "./categories.ts";
import type { CategorisationRule } from "./categorisation-rule.ts";
import { InvalidInput } from "./errors.ts";
import { endedFrom, limitFrom, limitIn } from "./limit-over-time.ts";
import { add, divideHalfEven, type Money, money, sum } from "./money.ts";
import type { Change } from "./operation.ts";
import type { PeriodKey } from "./period.ts";
import { type Limit, type MovedPart, type Plan, planInForce } from "./plan.ts";
import type { PlannedPurchase } from "./planned-purchase.ts";
import type { Recurring } from "./recurring.ts";
import type { CategorySetting } from "./settings.ts";

/** Where a ledger names its categories, its entries aside. */
export interface CategoryUses {
  readonly settings: readonly CategorySetting[];
  readonly plans: readonly Plan[];
  readonly limits: readonly Limit[];
  readonly rules: readonly CategorisationRule[];
  readonly recurring: readonly Recurring[];
  readonly planned: readonly PlannedPurchase[];
}

/** What the domain itself counts on: goals are saved for and paid off there, and what fits nowhere has to go somewhere. */
const NEEDED: ReadonlySet<CategoryId> = new Set(["savings", "debt", OTHER]);

/**
 * What changes besides the entries when one category becomes part of another. In every period the one that stays has what
 * both had together, so that nothing that was left is lost and no plan's total moves; the names of the other become its own.
 *
 * @throws InvalidInput when they are the same, or the first is one that can't be done without
 */
export function mergeChanges(from: Category, into: Category, uses: CategoryUses): Change[] {
  if (from.id === into.id) throw new InvalidInput(`${from.name} and ${into.name} are one category already.`);
  if (NEEDED.has(from.id))
    throw new InvalidInput(`${from.name} has to stay; you can rename it, or merge others into it.`);
  return [
    ...settingChanges(from, into, uses.settings),
    ...limitChange(from.id, into.id, uses),
    ...uses.plans.flatMap((plan) => planChange(plan, from.id, into.id)),
    ...moved(uses.rules, from.id, into.id, (before, after) => ({ what: "rules", id: before.words, before, after })),
    ...moved(uses.recurring, from.id, into.id, (before, after) => ({
      what: "recurring",
      id: before.id,
      before,
      after,
    })),
    ...moved(uses.planned, from.id, into.id, (before, after) => ({ what: "planned", id: before.id, before, after })),
  ];
}

function moved<T extends { readonly category: CategoryId }>(
  records: readonly T[],
  from: CategoryId,
  into: CategoryId,
  change: (before: T, after: T) => Change,
): Change[] {
  return records
    .filter(({ category }) => category === from)
    .map((before) => change(before, { ...before, category: into }));
}

function settingChanges(from: Category, into: Category, settings: readonly CategorySetting[]): Change[] {
  const settingOf = (id: CategoryId): CategorySetting | null => settings.find((setting) => setting.id === id) ?? null;
  const change = (id: CategoryId, after: Partial<CategorySetting>): Change => {
    const before = settingOf(id);
    return { what: "categories", id, before, after: { id, ...before, ...after } };
  };
  const names = new Set([...(into.aliases ?? []), foldName(from.name), ...(from.aliases ?? [])]);
  names.delete(foldName(into.name));
  const parts = settings.filter(({ id, parent }) => parent === from.id && id !== into.id);
  return [
    change(from.id, { mergedInto: into.id }),
    change(into.id, { aliases: [...names] }),
    ...parts.map(({ id }) => change(id, { parent: into.id })),
  ];
}

/** The limit of the one that stays, from each period on in which either of them changed; none where its plan's part will do. */
function limitChange(from: CategoryId, into: CategoryId, { limits, plans }: CategoryUses): Change[] {
  const limitOf = (id: CategoryId): Limit | null => limits.find(({ category }) => category === id) ?? null;
  const [ofFrom, ofInto] = [limitOf(from), limitOf(into)];
  const isPlanned = plans.some(({ allocations }) => allocations.some(({ category }) => category === from));
  if (!ofFrom && !(ofInto && isPlanned)) return [];
  const after = [...startsOf(ofFrom), ...startsOf(ofInto), ...plans.map(({ period }) => period), ""]
    .sort()
    .reduce<Limit | null>((replaced, period) => {
      const held = limitTogether(period, from, into, { limits, plans });
      const now = replaced && limitIn(replaced, period);
      if (held === null) return replaced && endedFrom(period, replaced);
      if (now?.amount.minor === held.amount.minor && now.per === held.per) return replaced;
      const limit = { category: into, ...held };
      return period === "" ? limit : limitFrom(period, limit, replaced);
    }, null);
  const changes: Change[] = [
    { what: "limits", id: from, before: ofFrom, after: null },
    { what: "limits", id: into, before: ofInto, after },
  ];
  return changes.filter((change) => change.before !== null || change.after !== null);
}

/** The periods from which a limit held or ended, over all that it replaced; always included is "", before any period. */
function startsOf(limit: Limit | null | undefined): PeriodKey[] {
  return limit
    ? [limit.from ?? "", ...(limit.until === undefined ? [] : [limit.until]), ...startsOf(limit.replaces)]
    : [];
}

type Given = Pick<CategoryUses, "limits" | "plans">;

type Held = Pick<Limit, "amount" | "per" | "weekStartsOn">;

/**
 * Two limits for a week add up to one for a week. Null: no limit is needed in that period, because none stood, or because the
 * plan's two parts add up as they are.
 */
function limitTogether(period: PeriodKey, from: CategoryId, into: CategoryId, { limits, plans }: Given): Held | null {
  const limitOf = (id: CategoryId): Limit | null => {
    const limit = limits.find(({ category }) => category === id);
    return limit ? limitIn(limit, period) : null;
  };
  const plan = planInForce(plans, period);
  const partOf = (id: CategoryId): Money | null =>
    plan?.allocations.find(({ category }) => category === id)?.amount ?? null;
  const [ofFrom, ofInto] = [limitOf(from), limitOf(into)];
  if (ofInto === null) return partOf(into) === null && ofFrom ? heldAs(ofFrom, ofFrom.amount) : null;
  if (ofFrom?.per === ofInto.per) return heldAs(ofInto, add(ofInto.amount, ofFrom.amount));
  const more = ofFrom ? monthly(ofFrom) : partOf(from);
  return more === null ? heldAs(ofInto, ofInto.amount) : { amount: add(monthly(ofInto), more), per: "month" };
}

function heldAs({ per, weekStartsOn }: Limit, amount: Money): Held {
  return { amount, per, ...(weekStartsOn === undefined ? {} : { weekStartsOn }) };
}

/** A weekly limit as a month has it on average: 52 weeks in 12 months. */
function monthly({ amount, per }: Limit): Money {
  if (per === "month") return amount;
  return money(Number(divideHalfEven(BigInt(amount.minor) * 52n, 12n)), amount.currency);
}

function planChange(plan: Plan, from: CategoryId, into: CategoryId): Change[] {
  const after = {
    ...plan,
    allocations: together(plan.allocations, from, into),
    carried: together(plan.carried, from, into),
    ...(plan.moved === undefined ? {} : { moved: renamed(plan.moved, from, into) }),
  };
  const parts = [...plan.allocations, ...plan.carried, ...(plan.moved ?? [])];
  const isChanged = parts.some(({ category }) => category === from);
  return isChanged ? [{ what: "plans", id: plan.period, before: plan, after }] : [];
}

/** Days stay apart, so that each week keeps what was moved in it. */
function renamed(parts: readonly MovedPart[], from: CategoryId, into: CategoryId): MovedPart[] {
  return parts.map((part) => (part.category === from ? { ...part, category: into } : part));
}

/** The parts with that of one category added to another's; where only the first has one, it becomes the other's. */
function together<T extends { readonly category: CategoryId; readonly amount: Money }>(
  parts: readonly T[],
  from: CategoryId,
  into: CategoryId,
): T[] {
  const both = parts.filter(({ category }) => category === from || category === into);
  const kept = both.find(({ category }) => category === into) ?? both[0];
  if (!kept) return [...parts];
  const amount = sum(
    both.map((part) => part.amount),
    kept.amount.currency,
  );
  return parts.flatMap((part) => {
    if (part === kept) return [{ ...part, category: into, amount }];
    return both.includes(part) ? [] : [part];
  });
}
