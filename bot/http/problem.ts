import { STATUS_CODES } from "node:http";
import type { Response } from "express";

/** What may go wrong before or around the domain; the domain's own codes are in `domain/errors.ts`. */
export type ProblemCode =
  | "invalid_input"
  | "unauthenticated"
  | "invalid_code"
  | "wrong_credentials"
  | "forbidden"
  | "cross_origin"
  | "unknown_host"
  | "not_found"
  | "method_not_allowed"
  | "conflict"
  | "key_reused"
  | "needs_income"
  | "too_large"
  | "unsupported_media_type"
  | "rate_limited"
  | "budget_used"
  | "unavailable"
  | "internal";

/** An error answer: RFC 9457 problem details with a `code` for programs. */
export interface Problem {
  readonly status: number;
  readonly code: ProblemCode;
  /** What happened and what to do about it; may be shown to a person. */
  readonly detail: string;
  /** What is wrong where, when a request's body or query does not fit. */
  readonly errors?: readonly { readonly pointer: string; readonly detail: string }[];
  readonly headers?: Readonly<Record<string, string>>;
}

/** Raised by a handler to answer with a problem. */
export class HttpProblem extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.detail);
    this.name = "HttpProblem";
    this.problem = problem;
  }
}

/** The problem of whoever asks too often. */
export function tooMany(seconds: number): HttpProblem {
  return new HttpProblem({
    status: 429,
    code: "rate_limited",
    detail: `Too many requests; wait ${seconds} seconds.`,
    headers: { "retry-after": String(seconds) },
  });
}

/** Answers with a problem and ends the response. */
export function sendProblem(response: Response, problem: Problem): void {
  response
    .status(problem.status)
    .set({ ...problem.headers, "cache-control": "no-store" })
    .type("application/problem+json")
    .send(JSON.stringify(problemBody(problem)));
}

/** The JSON of a problem, also for an event stream that is under way. */
export function problemBody({ status, code, detail, errors }: Problem): object {
  return {
    type: "about:blank",
    title: STATUS_CODES[status] ?? "Error",
    status,
    code,
    detail,
    ...(errors && { errors }),
  };
}
