import * as z from "zod";
import { moveMoney } from "../../../dialogs/tools/move-money.ts";
import { readSources } from "../../../dialogs/tools/position.ts";
import { setBalance } from "../../../dialogs/tools/set-balance.ts";
import { setIncome } from "../../../dialogs/tools/set-income.ts";
import { setLimit } from "../../../dialogs/tools/set-limit.ts";
import { whatIf } from "../../../dialogs/tools/what-if.ts";
import { NotFound } from "../../../domain/errors.ts";
import { periodByKey } from "../../../domain/period.ts";
import { planInForce } from "../../../domain/plan.ts";
import type { DirectReader } from "../../direct-calls.ts";
import { amountNumber } from "../amount-number.ts";
import { periodFor } from "./budget-routes.ts";
import { budgetPlan, planView, readPlanView } from "./budget-view.ts";
import { assertCategory } from "./category-views.ts";
import { defined } from "./expense-routes.ts";
import { amount, categoryId, date, description, figure, filled, month, signedAmount } from "./fields.ts";
import { planCalls, planIn, planWish } from "./plan-wish.ts";
import { defineRoute, type Route } from "./route.ts";
import { allocation, allocationView } from "./views.ts";

const tag = "Budget";

const preview = defineRoute({
  method: "post",
  path: "/budget/preview",
  tag,
  summary: "The plan that an income would make, with goals and limits, without making it.",
  access: "read",
  body: planWish,
  example: { income: 3000, limits: [{ category_id: "dining", amount: 250 }] },
  answer: budgetPlan,
  handle: ({ direct, now }, { person, body }) =>
    direct.read(person, async (reader) => {
      const results: unknown[] = [];
      for (const { tool, args } of planCalls(body, person, now())) results.push(await tool.run(reader, args));
      const plan = planIn(results);
      return planView(reader, plan, periodByKey(plan.period, reader.book.ledger.paydays), null);
    }),
});

const putAllocation = defineRoute({
  method: "put",
  path: "/budget/allocations/{category_id}",
  tag,
  summary: "Set what a category may cost in a month, from this one on; the plan makes room for it.",
  access: "write",
  params: z.strictObject({ category_id: categoryId }),
  body: z.strictObject({ amount }),
  example: { amount: 250 },
  answer: allocation.safeExtend({ currency: z.string() }).meta({ id: "CategoryLimit" }),
  async handle({ direct }, { person, params, body, turn }) {
    const category = params.category_id;
    await direct.read(person, async ({ categories }) => assertCategory(categories.has(category)));
    const [result] = await direct.write(person, turn, [{ tool: setLimit, args: { category, amount: body.amount } }]);
    if (!("standing" in result) || !("givers" in result)) throw new TypeError("A category's limit came to a tag's.");
    const { allocated, spent } = result.standing;
    return { ...allocationView(category, allocated, spent), currency: spent.currency };
  },
});

const moved = z.strictObject({ currency: z.string(), amount: figure, from: allocation, to: allocation });

const move = defineRoute({
  method: "post",
  path: "/budget/move",
  tag,
  summary: "Move a part of this month's plan from one category to another.",
  access: "write",
  body: z.strictObject({ from: categoryId, to: categoryId, amount }),
  example: { from: "travel", to: "dining", amount: 1 },
  answer: moved,
  async handle({ direct }, { person, body, turn }) {
    const [{ amount: what, from, to }] = await direct.write(person, turn, [{ tool: moveMoney, args: body }]);
    return {
      currency: what.currency,
      amount: amountNumber(what),
      from: allocationView(from.category, from.allocated, from.spent),
      to: allocationView(to.category, to.allocated, to.spent),
    };
  },
});

const balance = defineRoute({
  method: "post",
  path: "/budget/balance",
  tag,
  summary: "State what there is: a bank balance, or cash until the next pay. A minus is overdrawn.",
  access: "write",
  body: z.strictObject({ amount: signedAmount, at: date.optional(), until: date.optional() }),
  example: { amount: "412.00" },
  answer: z.strictObject({
    currency: z.string(),
    amount: figure,
    date: z.string(),
    until: z.string().nullable(),
    free_to_spend: figure.nullable(),
    per_day: figure.nullable(),
    last_day: z.string(),
    gap: figure.nullable(),
  }),
  async handle({ direct }, { person, body, turn }) {
    const [result] = await direct.write(person, turn, [{ tool: setBalance, args: defined({ ...body }) }]);
    const { balance: stated, now, gap } = result;
    return {
      currency: stated.amount.currency,
      amount: amountNumber(stated.amount),
      date: stated.date,
      until: stated.until ?? null,
      free_to_spend: now.free && amountNumber(now.free),
      per_day: now.perDay && amountNumber(now.perDay),
      last_day: now.lastDay,
      gap: gap && amountNumber(gap),
    };
  },
});

const every = z.enum(["week", "two_weeks", "twice_monthly", "month", "irregular"]);

const incomes = z
  .strictObject({
    currency: z.string(),
    sources: z.array(
      z.strictObject({
        name: z.string(),
        amount: figure,
        every,
        days: z.array(z.int()).readonly(),
        anchor: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: "Incomes" });

async function readIncomes(reader: DirectReader): Promise<z.input<typeof incomes>> {
  const { book } = reader;
  const period = periodFor(reader, undefined);
  const sources = await readSources(book, period, planInForce(await book.records("plans"), period.key));
  return {
    currency: book.ledger.currency,
    sources: sources.map(({ name, amount: paid, every: rhythm, days, anchor }) => ({
      name,
      amount: amountNumber(paid),
      every: rhythm,
      days,
      anchor: anchor ?? null,
    })),
  };
}

const getIncomes = defineRoute({
  method: "get",
  path: "/incomes",
  tag,
  summary: "What comes in regularly.",
  access: "read",
  answer: incomes,
  handle: ({ direct }, { person }) => direct.read(person, readIncomes),
});

const day = z.int().min(1).max(31);

const putIncomes = defineRoute({
  method: "put",
  path: "/incomes",
  tag,
  summary: "Set all that comes in regularly. `day`: of the month; two for twice monthly; a date to count weeks from.",
  access: "write",
  body: z.strictObject({
    sources: z
      .array(
        z.strictObject({
          name: filled(60).optional(),
          amount,
          every,
          day: z.union([day, z.array(day).length(2), date]).optional(),
        }),
      )
      .min(1)
      .max(10),
  }),
  example: { sources: [{ name: "salary", amount: 3000, every: "month", day: 25 }] },
  answer: incomes,
  async handle({ direct }, { person, body, turn }) {
    await direct.write(person, turn, [{ tool: setIncome, args: { sources: body.sources.map(defined) } }]);
    return direct.read(person, readIncomes);
  },
});

const imagine = defineRoute({
  method: "post",
  path: "/budget/what-if",
  tag,
  summary:
    "What would be if something had not been spent, had cost another amount, or were spent as well. Nothing is stored.",
  access: "read",
  body: z.strictObject({
    changes: z
      .array(
        z.strictObject({
          kind: z.enum(["skip", "change", "add", "income"]),
          what: description.max(100),
          amount: amount.optional(),
          since: date.optional(),
        }),
      )
      .min(1)
      .max(5),
  }),
  example: { changes: [{ kind: "skip", what: "dining" }] },
  answer: z.strictObject({
    currency: z.string(),
    free_to_spend: figure.nullable(),
    free_to_spend_then: figure.nullable(),
    changes: z.array(
      z.strictObject({
        kind: z.enum(["skip", "change", "add", "income"]),
        what: z.string(),
        since: z.string(),
        count: z.int(),
        saved: figure,
        bills: z
          .array(
            z.strictObject({
              recurring_id: z.string(),
              description: z.string(),
              next_due: z.string(),
              amount: figure.nullable(),
            }),
          )
          .describe("Bills still to come that would cost another amount, or, without one, come no more."),
      }),
    ),
  }),
  handle: ({ direct }, { person, body }) =>
    direct.read(person, async (reader) => {
      const { free, freeThen, changes } = await whatIf.run(reader, { changes: body.changes.map(defined) });
      return {
        currency: reader.book.ledger.currency,
        free_to_spend: free && amountNumber(free),
        free_to_spend_then: freeThen && amountNumber(freeThen),
        changes: changes.map(({ bills, ...one }) => ({
          ...one,
          saved: amountNumber(one.saved),
          bills: bills.map(({ rule, due, price }) => ({
            recurring_id: rule.id,
            description: rule.description,
            next_due: due,
            amount: price && amountNumber(price),
          })),
        })),
      };
    }),
});

const getPlan = defineRoute({
  method: "get",
  path: "/budget/{month}",
  tag,
  summary: "The plan that holds in a month.",
  access: "read",
  params: z.strictObject({ month }),
  answer: budgetPlan,
  handle: ({ direct }, { person, params }) =>
    direct.read(person, async (reader) => {
      const plan = await readPlanView(reader, periodFor(reader, params.month));
      if (!plan) throw new NotFound(`There is no plan for ${params.month}.`);
      return plan;
    }),
});

/** Plans, and what they are made of. */
export const planRoutes: readonly Route[] = [
  preview,
  putAllocation,
  move,
  balance,
  imagine,
  getIncomes,
  putIncomes,
  getPlan,
];
