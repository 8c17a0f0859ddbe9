import { Router } from "express";
import * as z from "zod";
import { NotFound } from "../../domain/errors.ts";
import { methodNotAllowed } from "./answer-errors.ts";
import { assertSelf, readQuery, userId } from "./body.ts";
import type { HttpDeps } from "./deps.ts";
import { signedIn } from "./signed-in.ts";

const summaryQuery = z.strictObject({
  month: z
    .string()
    .regex(/^\d{4}-(0[1-9]|1[0-2])$/, "is written like 2026-11")
    .optional(),
  user_id: userId,
});

/** `GET /budget/summary`: what the home page shows. */
export function budgetRoutes(deps: HttpDeps): Router {
  const router = Router();
  router
    .route("/budget/summary")
    .get(
      signedIn(deps, async (request, response, { person }) => {
        const { month, user_id } = readQuery(summaryQuery, request);
        assertSelf(user_id, person);
        const home = await deps.readHome(person);
        if (month !== undefined && month !== home.month) {
          throw new NotFound(`Only the running month, ${home.month}, can be summarised here.`);
        }
        response.json(home);
      }),
    )
    .all(methodNotAllowed("GET"));
  return router;
}
