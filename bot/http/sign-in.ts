import type { Response } from "express";
import { hashSecret } from "../../adapters/hash-secret.ts";
import type { Session } from "../../domain/ports.ts";
import type { HttpDeps } from "./deps.ts";
import { HttpProblem } from "./problem.ts";
import { SESSION_DAYS, sessionCookie } from "./session-cookie.ts";

/**
 * Uses up a sign-in code, lets the person's chats know, and gives the browser its session cookie.
 *
 * @throws HttpProblem 401 when the code is unknown, used or expired
 */
export async function signInBrowser(deps: HttpDeps, code: string, response: Response): Promise<Session> {
  const token = Buffer.from(deps.randomBytes(32)).toString("base64url");
  const now = deps.now();
  const session = await deps.people.signIn(
    hashSecret(code),
    {
      hash: hashSecret(token),
      createdAt: now.toString(),
      expires: now.add({ hours: SESSION_DAYS * 24 }).toString(),
    },
    now.toString(),
  );
  if (session === null) {
    throw new HttpProblem({
      status: 401,
      code: "invalid_code",
      detail: "This sign-in link was used already or has expired. Ask for a new one.",
    });
  }
  await deps.tellSignedIn(session);
  sessionCookie(deps.publicUrl).set(response, token);
  return session;
}
