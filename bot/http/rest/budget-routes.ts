import * as z from "zod";
import { formatShort } from "../../../dialogs/replies/format.ts";
import { verdictWords } from "../../../dialogs/replies/verdict.ts";
import { adjustSpent } from "../../../dialogs/tools/adjust-spent.ts";
import { readPosition } from "../../../dialogs/tools/position.ts";
import { readSuggestions } from "../../../dialogs/tools/suggest-reallocation.ts";
import { readSnapshot } from "../../../dialogs/tools/verdict-snapshot.ts";
import { checkPurchase } from "../../../domain/check.ts";
import { InvalidInput } from "../../../domain/errors.ts";
import { type Money, parseAmount } from "../../../domain/money.ts";
import { type Period, periodAsked, periodByKey } from "../../../domain/period.ts";
import { advise, type Verdict } from "../../../domain/verdict.ts";
import type { DirectReader } from "../../direct-calls.ts";
import { amountNumber } from "../amount-number.ts";
import { budgetPlan, planView } from "./budget-view.ts";
import { assertKnown } from "./expense-routes.ts";
import { amount, categoryId, figure, knownCategory, month } from "./fields.ts";
import { planCalls, planIn, planWish } from "./plan-wish.ts";
import { defineRoute, type Route } from "./route.ts";
import { budgetSummary } from "./summary-view.ts";
import { allocation, allocationView } from "./views.ts";

const tag = "Budget";

const create = defineRoute({
  method: "post",
  path: "/budget/create",
  tag,
  summary:
    "Make the plan of a month from an income: limits, bills and goals first, then 50/30/20. It lasts until it is changed.",
  access: "write",
  isOriginal: true,
  status: 201,
  body: planWish,
  example: { income: "3200.00", goals: ["save 300 a month for a house"] },
  answer: budgetPlan,
  async handle({ direct, now }, { person, body, turn }) {
    const made = planIn(await direct.write(person, turn, planCalls(body, person, now())));
    return direct.read(person, (reader) =>
      planView(reader, made, periodByKey(made.period, reader.book.ledger.paydays), now().toString()),
    );
  },
});

const summary = defineRoute({
  method: "get",
  path: "/budget/summary",
  tag,
  summary: "A month in figures: what was spent, what is left, what is free to spend.",
  access: "read",
  isOriginal: true,
  query: z.strictObject({ month: month.optional() }),
  answer: budgetSummary,
  handle: ({ readHome }, { person, query }) => readHome(person, query.month),
});

const check = defineRoute({
  method: "post",
  path: "/budget/check-purchase",
  tag,
  summary: "Whether an amount fits what is left of a category and what is free to spend. Nothing is stored.",
  access: "read",
  isOriginal: true,
  body: z.strictObject({ amount, category_id: categoryId, month: month.optional() }),
  example: { amount: 200, category_id: "cat_dining" },
  answer: z.strictObject({
    fits_budget: z.boolean(),
    currency: z.string(),
    remaining_in_category: figure.nullable(),
    percentage_of_category: z.number().nullable(),
    judged_on: z.enum(["category", "free_to_spend"]),
    warning: z.string().optional(),
    alternative_options: z.array(z.string()),
  }),
  async handle({ direct }, { person, body }) {
    await assertKnown(direct, person, body.category_id);
    return direct.read(person, async (reader) => {
      const asked = parseAmount(body.amount, reader.book.ledger.currency);
      const period = periodFor(reader, body.month);
      const verdict = await verdictOn(reader, asked, body.category_id, period);
      const checked = verdict?.check ?? (await checkIn(reader, asked, body.category_id, period));
      const { fitsBudget, remainingInCategory, percentageOfCategory, over, judgedOn } = checked;
      const name = reader.categories.get(body.category_id).name.toLowerCase();
      const what =
        judgedOn === "category" && over !== null && remainingInCategory !== null
          ? `your ${name} budget`
          : "what is free to spend";
      return {
        fits_budget: fitsBudget,
        currency: asked.currency,
        remaining_in_category: remainingInCategory && amountNumber(remainingInCategory),
        percentage_of_category: percentageOfCategory,
        judged_on: judgedOn,
        ...(over === null ? {} : { warning: `This exceeds ${what} by ${formatShort(over, reader.view)}` }),
        alternative_options: fitsBudget || !verdict ? [] : [...verdictWords({ verdict }, reader.view).ways],
      };
    });
  },
});

async function checkIn(reader: DirectReader, asked: Money, category: string, period: Period) {
  const { standings, free } = await readPosition(reader, period);
  const standing = standings.find((one) => one.category === category);
  if (!standing) throw new InvalidInput(`There is no category "${category}".`);
  return checkPurchase(asked, standing, free);
}

/** The verdict that chat would give; null for a month that is not running, and where neither income nor balance is known. */
async function verdictOn(
  reader: DirectReader,
  asked: Money,
  category: string,
  period: Period,
): Promise<Verdict | null> {
  if (period.key !== periodFor(reader, undefined).key) return null;
  const snapshot = await readSnapshot(reader, { item: "", amount: asked, category });
  return snapshot && advise(snapshot);
}

const updateSpent = defineRoute({
  method: "put",
  path: "/budget/update-spent",
  tag,
  summary: "Put right what was spent in a category by an adjustment, which undo takes back.",
  access: "write",
  isOriginal: true,
  body: z.strictObject({
    category_id: categoryId,
    amount,
    month: month.optional(),
    mode: z.enum(["add", "set"]).optional(),
  }),
  example: { category_id: "dining", amount: 25 },
  answer: allocation.safeExtend({ currency: z.string(), month: z.string() }).meta({ id: "AdjustedAllocation" }),
  async handle({ direct }, { person, body, turn }) {
    const { category_id: category, amount: by, mode = "add" } = body;
    const args = { category, amount: by, mode, ...(body.month === undefined ? {} : { month: body.month }) };
    const [{ standing }] = await direct.write(person, turn, [{ tool: adjustSpent, args }]);
    return {
      ...allocationView(category, standing.allocated, standing.spent),
      currency: standing.spent.currency,
      month: standing.period.key,
    };
  },
});

const suggestions = defineRoute({
  method: "get",
  path: "/budget/suggestions",
  tag,
  summary: "Moves that would make the running plan hold, with amounts and reasons.",
  access: "read",
  isOriginal: true,
  query: z.strictObject({ month: month.optional() }),
  answer: z.strictObject({
    currency: z.string(),
    month: z.string(),
    suggestions: z.array(
      z.strictObject({
        from_category: knownCategory,
        to_category: knownCategory,
        amount: figure,
        projected_deficit: figure,
        reason: z.string(),
      }),
    ),
  }),
  handle: ({ direct }, { person, query }) =>
    direct.read(person, async (reader) => {
      const period = periodFor(reader, undefined);
      if (query.month !== undefined && query.month !== period.key) {
        throw new InvalidInput(`Only the running month, ${period.key}, can be rearranged.`);
      }
      const { view, categories } = reader;
      return {
        currency: reader.book.ledger.currency,
        month: period.key,
        suggestions: ((await readSuggestions(reader)) ?? []).map(({ from, to, amount: moved, deficit }) => ({
          from_category: from,
          to_category: to,
          amount: amountNumber(moved),
          projected_deficit: amountNumber(deficit),
          reason: `${categories.get(from).name} will have it left over; ${categories.get(to).name} is heading ${formatShort(deficit, view)} over.`,
        })),
      };
    }),
});

/** The period of a month, or the running one. @throws InvalidInput for one that is too far away */
export function periodFor({ book, today }: DirectReader, key: string | undefined): Period {
  return periodAsked(key, today, book.ledger.paydays);
}

/** What may be spent. */
export const budgetRoutes: readonly Route[] = [create, summary, check, updateSpent, suggestions];
