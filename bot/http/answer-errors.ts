import type { ErrorRequestHandler, RequestHandler } from "express";
import type { HttpLog } from "./deps.ts";
import { HttpProblem, sendProblem } from "./problem.ts";
import { problemOf } from "./problem-of.ts";

/** The last route: nothing else wanted the request. */
export const answerNotFound: RequestHandler = () => {
  throw new HttpProblem({ status: 404, code: "not_found", detail: "There is nothing here." });
};

/** For a route's other methods: 405 with what is allowed. */
export function methodNotAllowed(...allowed: readonly string[]): RequestHandler {
  return (request) => {
    throw new HttpProblem({
      status: 405,
      code: "method_not_allowed",
      detail: `${request.method} is not possible here; use ${allowed.join(" or ")}.`,
      headers: { allow: allowed.join(", ") },
    });
  };
}

/** Turns whatever a handler raised into problem details. */
export function answerErrors(log: HttpLog): ErrorRequestHandler {
  return (error: unknown, _request, response, _next) => {
    const problem = problemOf(error);
    if (problem.code === "internal") log.error(trace(error), "request failed");
    // A response that has begun can't become a problem; cutting it shows the client that it is incomplete.
    if (response.headersSent) response.destroy();
    else sendProblem(response, problem);
  };
}

/** Where it broke, without the message, which may quote what a person wrote. */
function trace(error: unknown): { error: string; at: string[] } {
  if (!(error instanceof Error)) return { error: typeof error, at: [] };
  const frames = (error.stack ?? "").split("\n").filter((line) => /^ {4}at /.test(line));
  return { error: error.name, at: frames.slice(0, 8).map((line) => line.trim()) };
}
