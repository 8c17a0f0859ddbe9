import * as z from "zod";
import { keepGoals } from "../../../dialogs/tools/keep-goals.ts";
import { setGoal } from "../../../dialogs/tools/set-goal.ts";
import { setIncome } from "../../../dialogs/tools/set-income.ts";
import { setRisk } from "../../../dialogs/tools/set-risk.ts";
import type { Goal } from "../../../domain/goal.ts";
import { INCOMES_ID, sourcesIn } from "../../../domain/income.ts";
import { sum } from "../../../domain/money.ts";
import { paysIn } from "../../../domain/pays.ts";
import type { Person } from "../../../domain/person.ts";
import { planInForce } from "../../../domain/plan.ts";
import { SETTINGS_ID } from "../../../domain/settings.ts";
import type { DirectCall } from "../../direct-calls.ts";
import { amountNumber } from "../amount-number.ts";
import type { HttpDeps } from "../deps.ts";
import { periodFor } from "./budget-routes.ts";
import { amount, email, figure, filled, fullName, instant } from "./fields.ts";
import { setGoalIn } from "./goal-words.ts";
import { riskTolerance } from "./preference-routes.ts";
import { type AskedBy, defineRoute, type Route } from "./route.ts";

const tag = "Account";

/** Somebody with an account. */
export const user = z
  .strictObject({
    id: z.string(),
    email: z.string().nullable(),
    full_name: z.string(),
    created_at: instant,
    currency: z.string(),
    monthly_income: figure.nullable(),
    financial_goals: z.array(z.string()),
    risk_tolerance: riskTolerance,
    locale: z.string(),
    time_zone: z.string(),
  })
  .meta({ id: "User" });

const me = defineRoute({
  method: "get",
  path: "/auth/me",
  tag,
  summary: "Who is asking.",
  access: "read",
  isOriginal: true,
  answer: user,
  handle: readUser,
});

async function readUser(
  { direct, accounts }: HttpDeps,
  { person }: Pick<AskedBy<unknown, unknown, unknown>, "person">,
): Promise<z.input<typeof user>> {
  const address = await accounts.emailOf(person);
  return direct.read(person, async (reader) => {
    const { book } = reader;
    const period = periodFor(reader, undefined);
    const plan = planInForce(await book.records("plans"), period.key);
    const stated = sourcesIn(await book.record("incomes", INCOMES_ID), period.key);
    const pays = stated.flatMap((source) => paysIn(source, period).map((pay) => pay.amount));
    const settings = await book.record("settings", SETTINGS_ID);
    return {
      id: person.id,
      email: address,
      full_name: person.name,
      created_at: person.createdAt,
      currency: book.ledger.currency,
      // What is said to come in goes before what the running plan was made for.
      monthly_income:
        pays.length > 0 ? amountNumber(sum(pays, book.ledger.currency)) : plan && amountNumber(plan.income),
      financial_goals: (await book.records("goals")).map(goalWords),
      risk_tolerance: settings?.risk ?? plan?.risk ?? "moderate",
      locale: reader.person.locale,
      time_zone: reader.person.zone,
    };
  });
}

/** A turn has room for that many, and what else is changed with them. */
const MOST_GOALS = 15;

const patchMe = defineRoute({
  method: "patch",
  path: "/auth/me",
  tag,
  summary:
    "Change a name, an e-mail address (with the current password), the monthly income, the goals as a whole, or how careful advice is.",
  access: "session",
  limit: "auth",
  body: z.strictObject({
    full_name: fullName.optional(),
    email: email.optional(),
    current_password: z.string().max(200).optional(),
    monthly_income: amount.optional(),
    financial_goals: z.array(filled(100)).max(MOST_GOALS).optional().meta({
      description:
        "All goals that there are, by name or in words like `save 300 a month for a house`; those that are not named are given up.",
    }),
    risk_tolerance: riskTolerance.optional(),
  }),
  example: { full_name: "Ada Lovelace", financial_goals: ["save 300 a month for a house"], risk_tolerance: "moderate" },
  answer: user,
  async handle(deps, { person, body, turn }) {
    if (body.email !== undefined) await deps.accounts.changeEmail(person, body.email, body.current_password);
    const renamed = body.full_name === undefined ? person : { ...person, name: body.full_name };
    if (renamed !== person) await deps.people.savePerson(renamed);
    const calls = callsFor(body, person, deps.now());
    if (calls.length > 0) await deps.direct.write(person, turn, calls);
    return readUser(deps, { person: renamed });
  },
});

interface ProfileChanges {
  readonly monthly_income?: string | undefined;
  readonly financial_goals?: readonly string[] | undefined;
  readonly risk_tolerance?: z.output<typeof riskTolerance> | undefined;
}

/** The calls that a body stands for; the same body always the same, because a turn's steps are known by their numbers. */
function callsFor(body: ProfileChanges, person: Person, now: Temporal.Instant): DirectCall<unknown>[] {
  const { monthly_income: income, financial_goals: goals, risk_tolerance: risk } = body;
  const set = goals?.map((words) => setGoalIn(words, person, now) ?? { name: words });
  return [
    ...(income === undefined ? [] : [{ tool: setIncome, args: { sources: [{ amount: income, every: "month" }] } }]),
    ...(set === undefined
      ? []
      : [
          ...set.map((args) => ({ tool: setGoal, args })),
          { tool: keepGoals, args: { names: set.map(({ name }) => name) } },
        ]),
    ...(risk === undefined ? [] : [{ tool: setRisk, args: { risk_tolerance: risk } }]),
  ];
}

function goalWords({ name }: Goal): string {
  return name;
}

/** Who somebody is. */
export const accountRoutes: readonly Route[] = [me, patchMe];
