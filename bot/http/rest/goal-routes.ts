import * as z from "zod";
import { contribute } from "../../../dialogs/tools/contribute.ts";
import { dropGoal } from "../../../dialogs/tools/drop-goal.ts";
import { listGoals as standings } from "../../../dialogs/tools/list-goals.ts";
import { setGoal } from "../../../dialogs/tools/set-goal.ts";
import { NotFound } from "../../../domain/errors.ts";
import type { GoalStanding } from "../../../domain/goal-standing.ts";
import type { DirectReader } from "../../direct-calls.ts";
import { amountNumber } from "../amount-number.ts";
import { defined } from "./expense-routes.ts";
import { amount, byId, date, figure, knownCategory, label } from "./fields.ts";
import { defineRoute, type Route } from "./route.ts";

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

/** What money is put aside for. */
export const goalRoutes: readonly Route[] = [getGoals, postGoal, patchGoal, contributeTo, deleteGoal];
