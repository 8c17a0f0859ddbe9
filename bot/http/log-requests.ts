import type { RequestHandler } from "express";
import type { HttpDeps } from "./deps.ts";
import { routeTemplate } from "./route-template.ts";

/** Names each request (`X-Request-Id`), counts it and logs one line when it is over: no query, no address, nothing anyone typed. */
export function logRequests({ log, now, newId, measures }: HttpDeps): RequestHandler {
  return (request, response, next) => {
    const id = newId();
    const started = now().epochMilliseconds;
    const { method } = request;
    response.set("x-request-id", id);
    response.once("close", () => {
      const status = response.statusCode;
      const ms = now().epochMilliseconds - started;
      // What stands in an address may be the caller's own words; our template of it is not.
      const path = routeTemplate(request);
      log.info({ request: id, method, path, status, ms }, "request");
      measures.request(method, path, status);
    });
    next();
  };
}
