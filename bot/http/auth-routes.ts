import { Router } from "express";
import * as z from "zod";
import { planInForce } from "../../domain/plan.ts";
import { amountNumber } from "./amount-number.ts";
import { methodNotAllowed } from "./answer-errors.ts";
import { assertSelf, readQuery, userId } from "./body.ts";
import type { HttpDeps } from "./deps.ts";
import { sessionCookie } from "./session-cookie.ts";
import { signedIn } from "./signed-in.ts";

/** Sorts after every period's key. */
const END_OF_TIME = "9999-12";

/** `POST /auth/logout` and `GET /auth/me`. */
export function authRoutes(deps: HttpDeps): Router {
  const router = Router();
  const cookie = sessionCookie(deps.publicUrl);
  router
    .route("/auth/logout")
    .post(
      signedIn(deps, async (_request, response, { session }) => {
        await deps.people.endSession(session);
        cookie.clear(response);
        response.status(204).end();
      }),
    )
    .all(methodNotAllowed("POST"));
  router
    .route("/auth/me")
    .get(
      signedIn(deps, async (request, response, { person }) => {
        assertSelf(readQuery(z.strictObject({ user_id: userId }), request).user_id, person);
        const plan = planInForce(await deps.ledgers.records(person.ledger, "plans"), END_OF_TIME);
        response.json({
          id: person.id,
          email: null,
          full_name: person.name,
          created_at: person.createdAt,
          currency: plan?.income.currency ?? person.currency,
          monthly_income: plan && amountNumber(plan.income),
          financial_goals: [],
          risk_tolerance: plan?.risk ?? "moderate",
          locale: person.locale,
          time_zone: person.zone,
        });
      }),
    )
    .all(methodNotAllowed("GET"));
  return router;
}
