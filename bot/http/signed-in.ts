import type { Request, RequestHandler, Response } from "express";
import { type Visitor, verifyVisitor } from "../../adapters/channels/web/verify.ts";
import type { HttpDeps } from "./deps.ts";
import { HttpProblem } from "./problem.ts";
import { sessionCookie } from "./session-cookie.ts";

/** Answers a request whose sender is known. */
export type VisitorHandler = (request: Request, response: Response, visitor: Visitor) => Promise<void> | void;

/** A route for signed-in people only: everyone else gets 401, and nothing that is answered may be cached. */
export function signedIn(
  { people, now, publicUrl }: Pick<HttpDeps, "people" | "now" | "publicUrl">,
  handle: VisitorHandler,
): RequestHandler {
  const cookie = sessionCookie(publicUrl);
  return async (request, response) => {
    response.set("cache-control", "no-store");
    const visitor = await verifyVisitor(people, cookie.read(request), now());
    if (visitor === null) {
      throw new HttpProblem({
        status: 401,
        code: "unauthenticated",
        detail: "Sign in first: open a fresh sign-in link.",
      });
    }
    await handle(request, response, visitor);
  };
}
