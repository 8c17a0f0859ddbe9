import { Router } from "express";
import * as z from "zod";
import { methodNotAllowed } from "./answer-errors.ts";
import { jsonBody, readBody } from "./body.ts";
import type { HttpDeps } from "./deps.ts";
import { linkCode } from "./link-code.ts";
import type { PageFiles } from "./page-files.ts";
import { sendPageFile } from "./page-routes.ts";
import { HttpProblem } from "./problem.ts";
import { limitAddress } from "./rest/limits.ts";
import { signedIn } from "./signed-in.ts";

const chosenPin = z.strictObject({ code: linkCode.optional(), pin: z.string().max(20) });

/**
 * `GET /pin?code=…`: the page where a phone PIN is chosen, and `POST /v1/auth/pin`, which sets it: for whom the link was
 * made, or, without a code, for whoever is signed in.
 *
 * Looking at the link uses nothing up, and neither does a PIN that is refused. A PIN never stands in an address, and
 * nothing of a body is logged.
 */
export function pinRoutes(deps: HttpDeps, files: PageFiles): Router {
  const router = Router();
  const limit = limitAddress(deps);
  const setOwn = signedIn(deps, async (request, response, { person }) => {
    await deps.pinSetting.of(person.id, readBody(chosenPin, request).pin);
    response.status(204).end();
  });
  router
    .route("/v1/auth/pin")
    .post(limit, ...jsonBody, async (request, response, next) => {
      const { code, pin } = readBody(chosenPin, request);
      if (code === undefined) return setOwn(request, response, next);
      if ((await deps.pinSetting.byCode(code, pin)) === null) throw usedUp();
      response.set("cache-control", "no-store").status(204).end();
    })
    .all(methodNotAllowed("POST"));
  router
    .route("/pin")
    .get((request, response) => sendPageFile(files("pin.html"), request, response))
    .all(methodNotAllowed("GET"));
  return router;
}

function usedUp(): HttpProblem {
  return new HttpProblem({
    status: 401,
    code: "invalid_code",
    detail: "This link was used already or has expired. Say “set my PIN” for a new one.",
  });
}
