import type { Request, RequestHandler } from "express";
import { isLoopbackHost } from "./host-guard.ts";
import { HttpProblem } from "./problem.ts";

const SAFE_METHODS: ReadonlySet<string> = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Refuses changes that another site's page asks for in a signed-in person's name.
 *
 * Browsers say where a request comes from in `Sec-Fetch-Site` or, on plain http or before they had it, `Origin`, and
 * scripts can't forge either. A caller that sends neither is no browser and has no one else's cookie.
 */
export function requireSameOrigin(publicUrl: string): RequestHandler {
  const { origin } = new URL(publicUrl);
  return (request, _response, next) => {
    if (!SAFE_METHODS.has(request.method) && !isSameOrigin(request, origin)) {
      throw new HttpProblem({
        status: 403,
        code: "cross_origin",
        detail: "Changes can only be made from our own page.",
      });
    }
    next();
  };
}

function isSameOrigin({ headers }: Request, publicOrigin: string): boolean {
  const site = headers["sec-fetch-site"];
  if (site !== undefined) return site === "same-origin";
  const { origin, host } = headers;
  return origin === undefined || origin === publicOrigin || (isLoopbackHost(host) && origin === `http://${host}`);
}
