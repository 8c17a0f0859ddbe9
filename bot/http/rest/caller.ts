import type { Request } from "express";
import { verifyVisitor } from "../../../adapters/channels/web/verify.ts";
import type { HttpDeps } from "../deps.ts";
import { sessionCookie } from "../session-cookie.ts";
import type { Caller } from "./route.ts";

/** Whose request it is: of the bearer of a token, else of the page's cookie; null for nobody's. */
export async function callerOf(
  { people, now, publicUrl, accounts }: Pick<HttpDeps, "people" | "now" | "publicUrl" | "accounts">,
  request: Request,
): Promise<Caller | null> {
  const { authorization } = request.headers;
  if (authorization !== undefined) {
    const [, token] = /^Bearer +([\w.~+/-]{1,2000}=*)$/i.exec(authorization) ?? [];
    return token === undefined ? null : accounts.bearer(token);
  }
  const visitor = await verifyVisitor(people, sessionCookie(publicUrl).read(request), now());
  return visitor && { ...visitor, scopes: ["read", "write"], by: "session", isPage: true };
}
