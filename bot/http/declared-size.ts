import type { RequestHandler } from "express";
import { HttpProblem } from "./problem.ts";

/**
 * Refuses a body by the length that it declares, before any of it is read; parsers would first let all of it come.
 *
 * @param most bytes
 */
export function refuseLarger(most: number): RequestHandler {
  return (request, _response, next) => {
    if (Number(request.headers["content-length"]) > most) {
      throw new HttpProblem({
        status: 413,
        code: "too_large",
        detail: `The body is larger than ${most >= MEGABYTE ? `${most / MEGABYTE} MB` : `${most / KILOBYTE} KB`}.`,
      });
    }
    next();
  };
}

const KILOBYTE = 1_024;

const MEGABYTE = 1_024 * KILOBYTE;
