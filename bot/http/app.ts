import express from "express";
import { answerErrors, answerNotFound } from "./answer-errors.ts";
import type { HttpDeps } from "./deps.ts";
import { healthRoutes } from "./health-routes.ts";
import { guardHost } from "./host-guard.ts";
import { logRequests } from "./log-requests.ts";
import { metricsRoutes } from "./metrics-routes.ts";
import { noteRefusals } from "./note-refusals.ts";
import { pageFiles } from "./page-files.ts";
import { pageRoutes } from "./page-routes.ts";
import { pinRoutes } from "./pin-routes.ts";
import { docsRoutes } from "./rest/docs-routes.ts";
import { serveRoutes } from "./rest/serve-routes.ts";
import { requireSameOrigin } from "./same-origin.ts";
import { securityHeaders } from "./security-headers.ts";
import { signInRoutes } from "./sign-in-routes.ts";

/**
 * The HTTP server of BudgetWise: webhooks, health, REST under `/v1` (its oldest routes also without), and the page.
 *
 * Webhooks and health stand before the guards: they carry no cookie, and platforms and probes call by names of their own.
 */
export function createHttpApp(deps: HttpDeps): express.Express {
  const app = express();
  const files = pageFiles();
  app.disable("x-powered-by");
  app.disable("etag");
  app.set("query parser", "simple");
  app.set("trust proxy", deps.trustProxy ?? 0);

  app.use(logRequests(deps));
  for (const { channel, path, handler } of deps.mounts) app.use(path, noteRefusals(deps, channel), handler);
  app.use(securityHeaders(deps.publicUrl));
  app.use(healthRoutes(deps));
  app.use(metricsRoutes(deps));
  app.use(guardHost(deps.publicUrl));
  app.use(requireSameOrigin(deps.publicUrl));
  app.use(signInRoutes(deps, files));
  app.use(pinRoutes(deps, files));
  app.use(docsRoutes());
  app.use(serveRoutes(deps));
  app.use(pageRoutes(deps, files));
  app.use(answerNotFound);
  app.use(answerErrors(deps.log));
  return app;
}
