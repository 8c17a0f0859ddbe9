import { createHash, timingSafeEqual } from "node:crypto";
import { type Request, Router } from "express";
import { methodNotAllowed } from "./answer-errors.ts";
import type { HttpDeps } from "./deps.ts";
import { isLoopbackHost } from "./host-guard.ts";
import { HttpProblem } from "./problem.ts";

/** `GET /metrics`: counts of this process in Prometheus' text format, for this machine or for whoever has the token. */
export function metricsRoutes({ metrics, metricsToken }: Pick<HttpDeps, "metrics" | "metricsToken">): Router {
  const router = Router();
  router
    .route("/metrics")
    .get(async (request, response) => {
      if (metricsToken === undefined) assertLocal(request);
      else assertBearer(request, metricsToken);
      response
        .set({ "cache-control": "no-store", "content-type": "text/plain; version=0.0.4; charset=utf-8" })
        .send(await metrics());
    })
    .all(methodNotAllowed("GET"));
  return router;
}

const LOOPBACK: ReadonlySet<string | undefined> = new Set(["127.0.0.1", "::1", "::ffff:127.0.0.1"]);

/** What a proxy on this machine adds to what comes from elsewhere. */
const FORWARDED = ["forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip", "via"] as const;

function assertLocal({ socket, headers }: Request): void {
  const isPassedOn = FORWARDED.some((name) => headers[name] !== undefined);
  if (LOOPBACK.has(socket.remoteAddress) && isLoopbackHost(headers.host) && !isPassedOn) return;
  throw new HttpProblem({
    status: 403,
    code: "forbidden",
    detail: "Only this machine may read that; set METRICS_TOKEN to read it from elsewhere.",
  });
}

function assertBearer({ headers }: Request, token: string): void {
  const [, given = ""] = /^Bearer +(\S{1,2000})$/i.exec(headers.authorization ?? "") ?? [];
  if (timingSafeEqual(digest(given), digest(token))) return;
  throw new HttpProblem({
    status: 401,
    code: "unauthenticated",
    detail: "Send METRICS_TOKEN as a bearer token.",
    headers: { "www-authenticate": "Bearer" },
  });
}

/** Of one length, whatever was sent. */
function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
