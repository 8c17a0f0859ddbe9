import * as z from "zod";
import { BudgetWiseError, type ErrorCode, Unavailable } from "../../domain/errors.ts";
import { HttpProblem, type Problem } from "./problem.ts";

/** What does not fit the documented schema is a 400; what fits it and can't be done all the same is a 422. */
const STATUS_OF: Readonly<Record<ErrorCode, number>> = {
  invalid_input: 422,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  unavailable: 503,
};

/** What express and its body parser raise: an error with the status that it stands for. */
const transportError = z.object({ status: z.int().min(400).max(499) });

/** Any error as the problem that may be shown outside; what nobody foresaw becomes a bare 500. */
export function problemOf(error: unknown): Problem {
  if (error instanceof HttpProblem) return error.problem;
  if (error instanceof z.ZodError) return invalid(error);
  if (error instanceof BudgetWiseError) return domainProblem(error);
  const transport = transportError.safeParse(error);
  if (transport.success) return transportProblem(transport.data.status);
  return { status: 500, code: "internal", detail: "Something went wrong on our side. It has been noted." };
}

function invalid(error: z.ZodError): Problem {
  const errors = error.issues.map(({ path, message }) => ({
    pointer: path.map((part) => `/${String(part)}`).join(""),
    detail: message,
  }));
  // A rule of our own is none that a schema could tell.
  const fitsSchema = error.issues.every(({ code }) => code === "custom");
  return {
    status: fitsSchema ? 422 : 400,
    code: "invalid_input",
    detail: errors
      .map(({ pointer, detail }) => (pointer === "" ? detail : `${pointer.slice(1)}: ${detail}`))
      .join("; "),
    errors,
  };
}

function domainProblem(error: BudgetWiseError): Problem {
  const seconds = error instanceof Unavailable ? Math.ceil((error.retryAfter ?? 1_000) / 1_000) : null;
  return {
    status: STATUS_OF[error.code],
    code: error.code,
    detail: error.message,
    ...(seconds !== null && { headers: { "retry-after": String(seconds) } }),
  };
}

function transportProblem(status: number): Problem {
  switch (status) {
    case 413:
      return { status, code: "too_large", detail: "The body is larger than 64 KB." };
    case 415:
      return { status, code: "unsupported_media_type", detail: "Send JSON in UTF-8, not compressed." };
    case 404:
      return { status, code: "not_found", detail: "There is nothing here." };
    default:
      return {
        status: 400,
        code: "invalid_input",
        detail: "The request can't be read; check its address and its JSON.",
      };
  }
}
