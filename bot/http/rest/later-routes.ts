import * as z from "zod";
import { addRecurring } from "../../../dialogs/tools/add-recurring.ts";
import { contribute } from "../../../dialogs/tools/contribute.ts";
import { dropGoal } from "../../../dialogs/tools/drop-goal.ts";
import { editRecurring } from "../../../dialogs/tools/edit-recurring.ts";
import { listGoals as standings } from "../../../dialogs/tools/list-goals.ts";
import { listReminders } from "../../../dialogs/tools/list-reminders.ts";
import { remindMe } from "../../../dialogs/tools/remind-me.ts";
import { setGoal } from "../../../dialogs/tools/set-goal.ts";
import { stopRecurring } from "../../../dialogs/tools/stop-recurring.ts";
import { expectedRules } from "../../../dialogs/tools/which-recurring.ts";
import { NotFound } from "../../../domain/errors.ts";
import type { GoalStanding } from "../../../domain/goal-standing.ts";
import type { CalendarDate } from "../../../domain/period.ts";
import { nextOccurrence, type Recurring, termsOn } from "../../../domain/recurring.ts";
import type { DirectReader } from "../../direct-calls.ts";
import { amountNumber } from "../amount-number.ts";
import { defined, known } from "./expense-routes.ts";
import { amount, categoryId, currency, date, description, figure, instant, knownCategory, label } from "./fields.ts";
import { defineRoute, type Route } from "./route.ts";

const byId = z.strictObject({ id: z.string().min(1).max(100) });

const goal = z
  .strictObject({
    id: z.string(),
    name: z.string(),
    category_id: knownCategory,
    currency: z.string(),
    amount: figure.nullable(),
    per_month: figure.nullable(),
    share: z.number().nullable(),
    by: z.string().nullable(),
    saved: figure,
    planned_this_month: figure,
    contributed_this_month: figure,
  })
  .meta({ id: "Goal" });

function goalView({ goal: its, pot, planned, contributed }: GoalStanding): z.input<typeof goal> {
  return {
    id: its.id,
    name: its.name,
    category_id: its.category,
    currency: pot.currency,
    amount: its.amount && amountNumber(its.amount),
    per_month: its.perMonth ? amountNumber(its.perMonth) : null,
    share: its.share ?? null,
    by: its.by ?? null,
    saved: amountNumber(pot),
    planned_this_month: amountNumber(planned),
    contributed_this_month: amountNumber(contributed),
  };
}

async function goalOf(reader: DirectReader, id: string): Promise<GoalStanding> {
  const found = (await standings.run(reader, {})).find((one) => one.goal.id === id);
  if (!found) throw new NotFound("There is no such goal.");
  return found;
}

const getGoals = defineRoute({
  method: "get",
  path: "/goals",
  tag: "Goals",
  summary: "What money is put aside for, and how it stands.",
  access: "read",
  answer: z.strictObject({ goals: z.array(goal) }),
  handle: ({ direct }, { person }) =>
    direct.read(person, async (reader) => ({ goals: (await standings.run(reader, {})).map(goalView) })),
});

const terms = {
  amount: amount.optional(),
  per_month: amount.optional(),
  share: z.number().min(0.1).max(100).optional(),
  by: date.optional(),
};

const postGoal = defineRoute({
  method: "post",
  path: "/goals",
  tag: "Goals",
  summary: "Set a goal: in all, a month, as a share of the income, by a date. One of that name is changed.",
  access: "write",
  status: 201,
  body: z.strictObject({ name: label, ...terms }),
  example: { name: "bike", amount: 600, per_month: 50 },
  answer: goal,
  async handle({ direct }, { person, body, turn }) {
    const [{ standing }] = await direct.write(person, turn, [{ tool: setGoal, args: defined(body) }]);
    return goalView(standing);
  },
});

const patchGoal = defineRoute({
  method: "patch",
  path: "/goals/{id}",
  tag: "Goals",
  summary: "Set a goal's terms anew.",
  access: "write",
  params: byId,
  body: z.strictObject(terms),
  example: { per_month: 60 },
  answer: goal,
  async handle({ direct }, { person, params, body, turn }) {
    const { goal: its } = await direct.read(person, (reader) => goalOf(reader, params.id));
    const [{ standing }] = await direct.write(person, turn, [
      { tool: setGoal, args: defined({ ...body, name: its.name }) },
    ]);
    return goalView(standing);
  },
});

const contributeTo = defineRoute({
  method: "post",
  path: "/goals/{id}/contributions",
  tag: "Goals",
  summary: "Put money aside for a goal.",
  access: "write",
  status: 201,
  params: byId,
  body: z.strictObject({ amount, date: date.optional() }),
  example: { amount: 50 },
  answer: goal,
  async handle({ direct }, { person, params, body, turn }) {
    const { goal: its } = await direct.read(person, (reader) => goalOf(reader, params.id));
    await direct.write(person, turn, [{ tool: contribute, args: defined({ ...body, name: its.name }) }]);
    return direct.read(person, async (reader) => goalView(await goalOf(reader, params.id)));
  },
});

const deleteGoal = defineRoute({
  method: "delete",
  path: "/goals/{id}",
  tag: "Goals",
  summary: "Give a goal up; what was put aside stays put aside.",
  access: "write",
  params: byId,
  answer: null,
  async handle({ direct }, { person, params, turn }) {
    const { goal: its } = await direct.read(person, (reader) => goalOf(reader, params.id));
    await direct.write(person, turn, [{ tool: dropGoal, args: { name: its.name } }]);
  },
});

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

const reminder = z
  .strictObject({ id: z.string(), about: z.string(), date: z.string(), created_at: instant })
  .meta({ id: "Reminder" });

const getReminders = defineRoute({
  method: "get",
  path: "/reminders",
  tag: "Reminders",
  summary: "What is kept in mind: reminders, and purchases that are planned.",
  access: "read",
  answer: z.strictObject({
    reminders: z.array(reminder),
    planned: z.array(
      z.strictObject({
        id: z.string(),
        item: z.string(),
        amount: figure,
        currency: z.string(),
        category_id: knownCategory,
        by: z.string().nullable(),
      }),
    ),
  }),
  handle: ({ direct }, { person }) =>
    direct.read(person, async (reader) => {
      const { reminders, planned } = await listReminders.run(reader, {});
      return {
        reminders: reminders.map(({ id, about, date: when, at }) => ({ id, about, date: when, created_at: at })),
        planned: planned.map(({ id, item, amount: price, category, by }) => ({
          id,
          item,
          amount: amountNumber(price),
          currency: price.currency,
          category_id: category,
          by: by ?? null,
        })),
      };
    }),
});

const postReminder = defineRoute({
  method: "post",
  path: "/reminders",
  tag: "Reminders",
  summary: "Be reminded of something about money on a day.",
  access: "write",
  status: 201,
  body: z.strictObject({ about: description.max(200), date }),
  example: { about: "the headphones", date: "2199-07-01" },
  answer: reminder,
  async handle({ direct }, { person, body, turn }) {
    const [{ id, about, date: when, at }] = await direct.write(person, turn, [{ tool: remindMe, args: body }]);
    return { id, about, date: when, created_at: at };
  },
});

/** What is still to come: goals, bills, reminders. */
export const laterRoutes: readonly Route[] = [
  getGoals,
  postGoal,
  patchGoal,
  contributeTo,
  deleteGoal,
  getRecurring,
  postRecurring,
  patchRecurring,
  deleteRecurring,
  getReminders,
  postReminder,
];
