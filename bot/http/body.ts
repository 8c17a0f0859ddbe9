import express, { type Request, type RequestHandler } from "express";
import * as z from "zod";
import { Forbidden } from "../../domain/errors.ts";
import type { Person } from "../../domain/person.ts";
import { refuseLarger } from "./declared-size.ts";
import { HttpProblem } from "./problem.ts";

const MAX_BODY = 64 * 1_024;

const parseJson = express.json({ limit: MAX_BODY, type: "application/json", inflate: false });

/** Reads a JSON body; anything else is refused. */
export const jsonBody: readonly RequestHandler[] = [
  (request, _response, next) => {
    if (request.is("application/json") === false) {
      throw new HttpProblem({
        status: 415,
        code: "unsupported_media_type",
        detail: "Send JSON with content-type: application/json.",
      });
    }
    next();
  },
  refuseLarger(MAX_BODY),
  parseJson,
];

/** A request's body, checked. @throws ZodError, which is answered with 400 and what is wrong where */
export function readBody<T extends z.ZodType>(schema: T, request: Request): z.output<T> {
  const body: unknown = request.body;
  return schema.parse(body);
}

/** A request's query, checked; unknown parameters are refused like unknown fields. */
export function readQuery<T extends z.ZodType>(schema: T, request: Request): z.output<T> {
  return schema.parse({ ...request.query });
}

/** A `user_id` that a request may carry; who is asking is known from the session alone. */
export const userId = z.string().optional();

/** @throws Forbidden when a request names someone else than who is asking */
export function assertSelf(named: string | undefined, person: Person): void {
  if (named !== undefined && named !== "me" && named !== person.id) {
    throw new Forbidden("That is someone else's account.");
  }
}
