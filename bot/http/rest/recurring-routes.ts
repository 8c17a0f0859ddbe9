import * as z from "zod";
import { addRecurring } from "../../../dialogs/tools/add-recurring.ts";
import { editRecurring } from "../../../dialogs/tools/edit-recurring.ts";
import { stopRecurring } from "../../../dialogs/tools/stop-recurring.ts";
import { expectedRules } from "../../../dialogs/tools/which-recurring.ts";
import { NotFound } from "../../../domain/errors.ts";
import type { CalendarDate } from "../../../domain/period.ts";
import { nextOccurrence, type Recurring, termsOn } from "../../../domain/recurring.ts";
import { amountNumber } from "../amount-number.ts";
import { defined, known } from "./expense-routes.ts";
import { amount, byId, categoryId, currency, date, description, figure, knownCategory } from "./fields.ts";
import { defineRoute, type Route } from "./route.ts";

const frequency = z.enum(["once", "daily", "weekly", "monthly", "yearly"]);

const recurring = z
  .strictObject({
    id: z.string(),
    user_id: z.string(),
    description: z.string(),
    amount: figure,
    currency: z.string(),
    category_id: knownCategory,
    frequency,
    every: z.int(),
    start_date: z.string(),
    end_date: z.string().nullable(),
    varies: z.boolean(),
    next_due: z.string().nullable(),
  })
  .meta({ id: "RecurringExpense" });

function recurringView(rule: Recurring, userId: string, today: CalendarDate): z.input<typeof recurring> {
  const { amount: price } = termsOn(rule, today);
  return {
    id: rule.id,
    user_id: userId,
    description: rule.description,
    amount: amountNumber(price),
    currency: price.currency,
    category_id: rule.category,
    frequency: rule.frequency,
    every: rule.every,
    start_date: rule.start,
    end_date: rule.end ?? null,
    varies: rule.varies,
    next_due: nextOccurrence(rule, today)?.due ?? null,
  };
}

const getRecurring = defineRoute({
  method: "get",
  path: "/recurring",
  tag: "Recurring",
  summary: "The bills and other expenses that come again.",
  access: "read",
  answer: z.strictObject({ recurring: z.array(recurring) }),
  handle: ({ direct }, { person }) =>
    direct.read(person, async ({ book, today }) => ({
      recurring: (await expectedRules(book, today)).map((rule) => recurringView(rule, person.id, today)),
    })),
});

const postRecurring = defineRoute({
  method: "post",
  path: "/recurring",
  tag: "Recurring",
  summary: "Expect a bill, or another expense, regularly: it is set aside, and logged on its day.",
  access: "write",
  status: 201,
  body: z.strictObject({
    description,
    amount,
    currency: currency.optional(),
    category_id: categoryId.optional(),
    frequency,
    every: z.int().min(1).max(366).optional(),
    day: z.int().min(1).max(31).optional(),
    start_date: date.optional(),
    end_date: date.optional(),
    varies: z.boolean().optional(),
  }),
  example: { description: "Netflix", amount: 15.49, frequency: "monthly", day: 24 },
  answer: recurring,
  async handle({ direct }, { person, body, turn }) {
    const { category_id: category, start_date: start, end_date: end, ...others } = body;
    const args = defined({ ...others, category, start, end });
    const [result] = await direct.write(person, turn, [{ tool: addRecurring, args, check: known(category) }]);
    if (result.kind !== "added") throw new TypeError("What was confirmed was asked about.");
    return recurringView(result.rule, person.id, result.due);
  },
});

const patchRecurring = defineRoute({
  method: "patch",
  path: "/recurring/{id}",
  tag: "Recurring",
  summary: "Change what a bill costs, or its day, from a date on.",
  access: "write",
  params: byId,
  body: z
    .strictObject({ amount: amount.optional(), day: z.int().min(1).max(31).optional(), from: date.optional() })
    .refine((its) => its.amount !== undefined || its.day !== undefined, "send amount or day"),
  example: { amount: 17.99 },
  answer: recurring,
  async handle({ direct }, { person, params, body, turn }) {
    const args = defined({ ...body, which: { id: params.id } });
    const [result] = await direct.write(person, turn, [{ tool: editRecurring, args }]);
    if (result.kind === "edited") return recurringView(result.after, person.id, result.due);
    if (result.kind !== "unchanged") throw new NotFound(NO_BILL);
    return direct.read(person, async ({ today }) => recurringView(result.rule, person.id, today));
  },
});

const deleteRecurring = defineRoute({
  method: "delete",
  path: "/recurring/{id}",
  tag: "Recurring",
  summary: "Stop expecting it; what was recorded stays. It cancels nothing with a shop.",
  access: "write",
  params: byId,
  answer: null,
  async handle({ direct }, { person, params, turn }) {
    const [result] = await direct.write(person, turn, [{ tool: stopRecurring, args: { which: { id: params.id } } }]);
    if (result.kind !== "stopped") throw new NotFound(NO_BILL);
  },
});

const NO_BILL = "There is nothing of that id that recurs.";

/** What comes again. */
export const recurringRoutes: readonly Route[] = [getRecurring, postRecurring, patchRecurring, deleteRecurring];
