import * as z from "zod";
import { setIncome } from "../../../dialogs/tools/set-income.ts";
import type { Goal } from "../../../domain/goal.ts";
import { planInForce } from "../../../domain/plan.ts";
import { SETTINGS_ID } from "../../../domain/settings.ts";
import { amountNumber } from "../amount-number.ts";
import type { HttpDeps } from "../deps.ts";
import { periodFor } from "./budget-routes.ts";
import { defined } from "./expense-routes.ts";
import { amount, email, figure, fullName, instant } from "./fields.ts";
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
    risk_tolerance: z.enum(["conservative", "moderate", "aggressive"]),
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
    const plan = planInForce(await book.records("plans"), periodFor(reader, undefined).key);
    const settings = await book.record("settings", SETTINGS_ID);
    return {
      id: person.id,
      email: address,
      full_name: person.name,
      created_at: person.createdAt,
      currency: book.ledger.currency,
      monthly_income: plan && amountNumber(plan.income),
      financial_goals: (await book.records("goals")).map(goalWords),
      risk_tolerance: settings?.risk ?? plan?.risk ?? "moderate",
      locale: reader.person.locale,
      time_zone: reader.person.zone,
    };
  });
}

const patchMe = defineRoute({
  method: "patch",
  path: "/auth/me",
  tag,
  summary: "Change a name, an e-mail address (with the current password) or the monthly income.",
  access: "session",
  limit: "auth",
  body: z.strictObject({
    full_name: fullName.optional(),
    email: email.optional(),
    current_password: z.string().max(200).optional(),
    monthly_income: amount.optional(),
  }),
  example: { full_name: "Ada Lovelace" },
  answer: user,
  async handle(deps, { person, body, turn }) {
    if (body.email !== undefined) await deps.accounts.changeEmail(person, body.email, body.current_password);
    const renamed = body.full_name === undefined ? person : { ...person, name: body.full_name };
    if (renamed !== person) await deps.people.savePerson(renamed);
    if (body.monthly_income !== undefined) {
      const sources = [{ amount: body.monthly_income, every: "month" }];
      await deps.direct.write(person, turn, [{ tool: setIncome, args: defined({ sources }) }]);
    }
    return readUser(deps, { person: renamed });
  },
});

function goalWords({ name }: Goal): string {
  return name;
}

/** Who somebody is. */
export const accountRoutes: readonly Route[] = [me, patchMe];
