import type { Request } from "express";
import { verifyVisitor } from "../../../adapters/channels/web/verify.ts";
import type { HttpDeps } from "../deps.ts";
import { sessionCookie } from "../session-cookie.ts";
import type { Caller } from "./route.ts";

/** Whose request it is, by the page's cookie; null for nobody's. */
export async function callerOf(
  { people, now, publicUrl }: Pick<HttpDeps, "people" | "now" | "publicUrl">,
  request: Request,
): Promise<Caller | null> {
  const visitor = await verifyVisitor(people, sessionCookie(publicUrl).read(request), now());
  return visitor && { ...visitor, scopes: ["read", "write"], by: "session" };
}
