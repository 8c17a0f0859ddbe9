import type { RequestHandler } from "express";
import type { HttpDeps } from "./deps.ts";

/** Names each request (`X-Request-Id`) and logs one line when it is over: no query, no address, nothing anyone typed. */
export function logRequests({ log, now, newId }: HttpDeps): RequestHandler {
  return (request, response, next) => {
    const id = newId();
    const started = now().epochMilliseconds;
    const { method, path } = request;
    response.set("x-request-id", id);
    response.once("close", () => {
      const status = response.statusCode;
      const ms = now().epochMilliseconds - started;
      // An unknown path is the caller's own words.
      log.info({ request: id, method, path: status === 404 ? "(unknown)" : path, status, ms }, "request");
    });
    next();
  };
}
