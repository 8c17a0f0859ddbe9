import { z } from "zod";
import { allocate } from "../../domain/allocate.ts";
import type { Category, CategoryId } from "../../domain/categories.ts";
import { InvalidInput } from "../../domain/errors.ts";
import { limitFrom, limitIn } from "../../domain/limit-over-time.ts";
import { add, type Money, money, parseDecimal } from "../../domain/money.ts";
import type { Change } from "../../domain/operation.ts";
import { periodOf } from "../../domain/period.ts";
import { type Limit, limitsIn, type Plan, planInForce } from "../../domain/plan.ts";
import { relimit } from "../../domain/relimit.ts";
import { isTagLimit } from "../../domain/tag-limit.ts";
import { amountIn, weekStartOf } from "../../domain/weekly-limit.ts";
import { presentLimit } from "../replies/limit.ts";
import { amount, amountChange, category, date, tag } from "./arguments.ts";
import { limitTag, type TagLimitResult } from "./limit-tag.ts";
import { readStanding, type Standing } from "./standing.ts";
import { type AlertOutcome, defineTool, type ToolContext } from "./tool.ts";

const args = z
  .strictObject({
    category: category.optional(),
    /** Without its `#`; its limit is of all that bears it, or of what lies between two dates. */
    tag: tag.optional(),
    amount: amount.optional(),
    change: amountChange.optional(),
    per: z.enum(["week", "month"]).optional(),
    from: date.optional(),
    to: date.optional(),
  })
  .refine(({ amount, change }) => (amount === undefined) !== (change === undefined), {
    message: "A limit is either an amount or a change.",
  })
  .refine(({ category, tag }) => (category === undefined) !== (tag === undefined), {
    message: "A limit is either a category's or a tag's.",
  })
  .refine(({ category, from, to }) => category === undefined || (from === undefined && to === undefined), {
    message: "Only a tag's limit has dates.",
  })
  .refine(({ tag, per }) => tag === undefined || per !== "month", {
    message: "A tag's limit is for all that bears it, between dates, or for each week, not for each month.",
  });

/** What became of a limit, of a category or of a tag. */
export type LimitResult = CategoryLimitResult | TagLimitResult;

/** What a category's limit was and is. */
export interface CategoryLimitResult {
  /** False where it was so already, and nothing was written. */
  readonly isChanged: boolean;
  readonly before: Money | null;
  readonly after: Money;
  /** What it was for, and is for. */
  readonly perBefore: Limit["per"];
  readonly per: Limit["per"];
  readonly standing: Standing;
  readonly alerts: AlertOutcome;
  /** How much the whole plan lacks now; 0 or no plan: nothing. */
  readonly underfunded: Money | null;
  /** What other categories of the plan gave for it, the most first. */
  readonly givers: readonly { readonly category: CategoryId; readonly amount: Money }[];
  /** What of the plan is in no category now; null without a plan. */
  readonly unassigned: Money | null;
}

/** Sets what a category may cost in a month or a week, or what bears a tag in all or in a week; it lasts until it is changed. */
export const setLimit = defineTool({
  name: "set_limit",
  description:
    "Limit what a category may cost in a month or a week, or everything with a tag, in all, between dates or in a week.",
  risk: "write",
  args,
  async run(context, given): Promise<LimitResult> {
    const { tag, category } = given;
    if (tag !== undefined) return limitTag(context, { ...given, tag });
    return limitCategory(context, { ...given, category: category ?? "" });
  },
  present: presentLimit,
});

interface CategoryLimitRequest {
  readonly category: CategoryId;
  readonly amount?: string | undefined;
  readonly change?: string | undefined;
  readonly per?: Limit["per"] | undefined;
}

async function limitCategory(context: ToolContext, given: CategoryLimitRequest): Promise<CategoryLimitResult> {
  const { book, categories, today, person } = context;
  if (!categories.has(given.category)) throw new InvalidInput(`There is no category "${given.category}".`);
  const standing = await readStanding(context, given.category);
  const stored = await book.record("limits", given.category);
  const earlier = stored && !isTagLimit(stored) ? stored : null;
  const period = periodOf(today, book.ledger.paydays).key;
  const before = earlier && limitIn(earlier, period);
  const perBefore = before?.per ?? "month";
  const per = perOf(given, before);
  const now = before?.amount ?? (per === "month" ? standing.allocated : null);
  const after =
    given.change === undefined
      ? parseDecimal(given.amount ?? "", book.ledger.currency)
      : changed(now, given.change, book.ledger.currency);
  const plan = planInForce(await book.records("plans"), period);
  if (before?.amount.minor === after.minor && per === perBefore) return unchanged(after, per, standing, plan);
  const weeks = per === "week" ? { weekStartsOn: weekStartOf(person.locale) } : {};
  const limit = limitFrom(period, { category: given.category, amount: after, per, ...weeks }, earlier);
  const replanned = plan === null ? null : await replan(context, plan, limit);
  const alerts = await context.commit([
    { what: "limits", id: given.category, before: earlier, after: limit },
    ...(replanned === null ? [] : [replanned.change]),
  ]);
  return {
    isChanged: true,
    before: now,
    after,
    perBefore,
    per,
    standing: await readStanding(context, given.category),
    alerts,
    underfunded: replanned?.plan.underfunded ?? null,
    givers: plan && replanned ? giversOf(plan, replanned.plan, given.category) : [],
    unassigned: replanned?.plan.unassigned ?? null,
  };
}

/** More or less of a limit is for what that is for. */
function perOf({ change, per = "month" }: CategoryLimitRequest, before: Limit | null): Limit["per"] {
  if (change === undefined || before === null || before.per === per) return per;
  if (per === "month") return before.per;
  throw new InvalidInput("That limit is for a month. Say what it shall be a week, like “limit dining to 50 a week”.");
}

function unchanged(amount: Money, per: Limit["per"], standing: Standing, plan: Plan | null): CategoryLimitResult {
  return {
    isChanged: false,
    before: amount,
    after: amount,
    perBefore: per,
    per,
    standing,
    alerts: { fired: [], rearmed: [], daysLeft: standing.daysLeft },
    underfunded: plan?.underfunded ?? null,
    givers: [],
    unassigned: plan?.unassigned ?? null,
  };
}

/** The plan of the current period with the limit in it; one carried on from an earlier period becomes its own. */
async function replan(context: ToolContext, plan: Plan, limit: Limit): Promise<{ plan: Plan; change: Change }> {
  const { book, categories, today } = context;
  const period = periodOf(today, book.ledger.paydays);
  const limits = new Map(
    limitsIn(await book.records("limits"), period).map(({ category, amount }) => [category, amount]),
  );
  const inPeriod = { category: limit.category, amount: amountIn(limit, period) };
  const after = { ...withLimit(plan, categories.all(), limits, inPeriod), period: period.key };
  const before = plan.period === period.key ? plan : null;
  return { plan: after, change: { what: "plans", id: period.key, before, after } };
}

/** A plan whose limits are above the income is split anew, so that what one of them frees goes to the others. */
function withLimit(
  plan: Plan,
  categories: readonly Category[],
  limits: ReadonlyMap<CategoryId, Money>,
  { category, amount }: Pick<Limit, "category" | "amount">,
): Plan {
  if (plan.underfunded.minor > 0) {
    const { income, risk } = plan;
    return { ...plan, ...allocate({ income, categories, limits: new Map([...limits, [category, amount]]), risk }) };
  }
  const open = new Set(categories.flatMap(({ id }) => (limits.has(id) ? [] : [id])));
  return relimit(plan, categories, open, category, amount);
}

function giversOf(before: Plan, after: Plan, limited: CategoryId): CategoryLimitResult["givers"] {
  const now = new Map(after.allocations.map(({ category, amount }) => [category, amount.minor]));
  return before.allocations
    .map(({ category, amount }) => ({
      category,
      amount: money(amount.minor - (now.get(category) ?? 0), amount.currency),
    }))
    .filter(({ category, amount }) => category !== limited && amount.minor > 0)
    .sort((a, b) => b.amount.minor - a.amount.minor);
}

function changed(before: Money | null, change: string, currency: string): Money {
  if (before === null) throw new InvalidInput("There is no limit yet to change; say “limit dining to 200”.");
  const by = parseDecimal(change.slice(1), currency);
  const after = add(before, change.startsWith("-") ? money(-by.minor, currency) : by);
  if (after.minor < 0) throw new InvalidInput(`${change} would make the limit negative.`);
  return after;
}
