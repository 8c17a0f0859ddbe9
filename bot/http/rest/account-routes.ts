import * as z from "zod";
import type { Goal } from "../../../domain/goal.ts";
import { planInForce } from "../../../domain/plan.ts";
import { SETTINGS_ID } from "../../../domain/settings.ts";
import { amountNumber } from "../amount-number.ts";
import { sessionCookie } from "../session-cookie.ts";
import { periodFor } from "./budget-routes.ts";
import { figure, instant } from "./fields.ts";
import { defineRoute, type Route } from "./route.ts";

const tag = "Account";

const logout = defineRoute({
  method: "post",
  path: "/auth/logout",
  tag,
  summary: "End this session at once.",
  access: "session",
  isOriginal: true,
  answer: null,
  async handle(deps, { caller }, { response }) {
    await deps.people.endSession(caller.session);
    sessionCookie(deps.publicUrl).clear(response);
  },
});

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
  handle: ({ direct }, { person }) =>
    direct.read(person, async (reader) => {
      const { book } = reader;
      const plan = planInForce(await book.records("plans"), periodFor(reader, undefined).key);
      const settings = await book.record("settings", SETTINGS_ID);
      return {
        id: person.id,
        email: null,
        full_name: person.name,
        created_at: person.createdAt,
        currency: book.ledger.currency,
        monthly_income: plan && amountNumber(plan.income),
        financial_goals: (await book.records("goals")).map(goalWords),
        risk_tolerance: settings?.risk ?? plan?.risk ?? "moderate",
        locale: reader.person.locale,
        time_zone: reader.person.zone,
      };
    }),
});

function goalWords({ name }: Goal): string {
  return name;
}

/** Who somebody is, and their sessions. */
export const accountRoutes: readonly Route[] = [logout, me];
