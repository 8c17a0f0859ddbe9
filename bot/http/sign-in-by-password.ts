import type { Response } from "express";
import type { Session } from "../../domain/ports.ts";
import type { Opened, Registration } from "../access/accounts.ts";
import type { HttpDeps } from "./deps.ts";
import { HttpProblem } from "./problem.ts";
import { signInBrowser } from "./sign-in.ts";

/**
 * Lets a browser in by an e-mail address and its password.
 *
 * @throws HttpProblem 401 where they don't go together
 */
export async function signInByPassword(
  deps: HttpDeps,
  { email, password }: { readonly email: string; readonly password: string },
  response: Response,
): Promise<Session> {
  const opened = await deps.accounts.login(email, password, null);
  if (!opened) {
    throw new HttpProblem({
      status: 401,
      code: "wrong_credentials",
      detail: "That e-mail address and that password don't go together.",
    });
  }
  return exchange(deps, opened, response);
}

/** Makes an account and lets the browser in. @throws as `Accounts.register` */
export async function registerBrowser(deps: HttpDeps, wish: Registration, response: Response): Promise<Session> {
  return exchange(deps, await deps.accounts.register(wish, null), response);
}

/** A browser is known by a cookie that no script can read, so the session of tokens gives way to one of that kind. */
async function exchange(deps: HttpDeps, { person, session }: Opened, response: Response): Promise<Session> {
  await deps.people.endSession(session.hash);
  return signInBrowser(deps, await deps.codes.make({ purpose: "signin", person: person.id }), response);
}
