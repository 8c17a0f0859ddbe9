import { Router } from "express";
import * as z from "zod";
import type { Session } from "../../domain/ports.ts";
import { methodNotAllowed } from "./answer-errors.ts";
import { jsonBody, readBody } from "./body.ts";
import type { HttpDeps } from "./deps.ts";
import { linkCode } from "./link-code.ts";
import type { PageFiles } from "./page-files.ts";
import { sendPageFile } from "./page-routes.ts";
import { HttpProblem } from "./problem.ts";
import { email, fullName } from "./rest/fields.ts";
import { limitAccount, limitAddress } from "./rest/limits.ts";
import type { Exchange } from "./rest/route.ts";
import { signInBrowser } from "./sign-in.ts";
import { registerBrowser, signInByPassword } from "./sign-in-by-password.ts";

const withCode = z.strictObject({ code: linkCode });

const password = z.string().min(1).max(200);

const withPassword = z.strictObject({ email, password });

const newcomer = z.strictObject({
  email,
  password,
  full_name: fullName,
  invite: z.string().min(1).max(200).optional(),
});

/**
 * `GET /signin?code=…`, and the two ways in which its code is used.
 *
 * Looking at the link uses nothing up, because chats preview the links that are sent in them: the page's script posts
 * the code to `/v1/auth/signin`, and without scripts a button posts it to `/signin`. The former also takes an e-mail address
 * with its password, and with a name too it makes an account; each ends in the page's cookie.
 */
export function signInRoutes(deps: HttpDeps, files: PageFiles): Router {
  const router = Router();
  const limit = limitAddress(deps);
  router
    .route("/v1/auth/signin")
    .post(limit, ...jsonBody, async (request, response) => {
      const { person, expires } = await letIn({ deps, request, response });
      response.set("cache-control", "no-store").json({ user_id: person, expires_at: expires });
    })
    .all(methodNotAllowed("POST"));
  router
    .route("/signin")
    .get((request, response) => sendPageFile(files("signin.html"), request, response))
    .post(limit, async (request, response) => {
      try {
        await signInBrowser(deps, withCode.parse({ ...request.query }).code, response);
      } catch (error) {
        if (!(error instanceof HttpProblem || error instanceof z.ZodError)) throw error;
        sendPageFile(files("welcome.html"), request, response.status(401));
        return;
      }
      response.redirect(303, "/");
    })
    .all(methodNotAllowed("GET", "POST"));
  return router;
}

/** By what is sent: an e-mail address, with a name where it is to be a new account, or else a code. */
async function letIn(exchange: Exchange): Promise<Session> {
  const { deps, request, response } = exchange;
  const sent: unknown = request.body;
  if (!has(sent, "email")) return signInBrowser(deps, readBody(withCode, request).code, response);
  if (!has(sent, "full_name")) {
    const way = readBody(withPassword, request);
    await limitAccount(exchange, way.email);
    return signInByPassword(deps, way, response);
  }
  const { full_name: name, ...wish } = readBody(newcomer, request);
  await limitAccount(exchange, wish.email);
  return registerBrowser(deps, { ...wish, name, invite: wish.invite }, response);
}

function has(sent: unknown, field: string): boolean {
  return typeof sent === "object" && sent !== null && field in sent;
}
