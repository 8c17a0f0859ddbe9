import { Router } from "express";
import * as z from "zod";
import { methodNotAllowed } from "./answer-errors.ts";
import { jsonBody, readBody } from "./body.ts";
import type { HttpDeps } from "./deps.ts";
import { linkCode } from "./link-code.ts";
import type { PageFiles } from "./page-files.ts";
import { sendPageFile } from "./page-routes.ts";
import { HttpProblem } from "./problem.ts";
import { limitRate } from "./rate-limit.ts";
import { signInBrowser } from "./sign-in.ts";

/** Tries at guessing a code that one address has in a minute. */
const TRIES_A_MINUTE = 5;

const MINUTE_MS = 60_000;

const withCode = z.strictObject({ code: linkCode });

/**
 * `GET /signin?code=…`, and the two ways in which its code is used.
 *
 * Looking at the link uses nothing up, because chats preview the links that are sent in them: the page's script posts
 * the code to `/v1/auth/signin`, and without scripts a button posts it to `/signin`.
 */
export function signInRoutes(deps: HttpDeps, files: PageFiles): Router {
  const router = Router();
  const limit = limitRate(TRIES_A_MINUTE, MINUTE_MS, () => deps.now().epochMilliseconds);
  router
    .route("/v1/auth/signin")
    .post(limit, ...jsonBody, async (request, response) => {
      const { person, expires } = await signInBrowser(deps, readBody(withCode, request).code, response);
      response.set("cache-control", "no-store").json({ user_id: person, expires_at: expires });
    })
    .all(methodNotAllowed("POST"));
  router
    .route("/signin")
    .get((_request, response) => sendPageFile(files("signin.html"), response))
    .post(limit, async (request, response) => {
      try {
        await signInBrowser(deps, withCode.parse({ ...request.query }).code, response);
      } catch (error) {
        if (!(error instanceof HttpProblem || error instanceof z.ZodError)) throw error;
        sendPageFile(files("welcome.html"), response.status(401));
        return;
      }
      response.redirect(303, "/");
    })
    .all(methodNotAllowed("GET", "POST"));
  return router;
}
