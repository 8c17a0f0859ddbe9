import { APIConnectionError, APIError, APIUserAbortError } from "openai";
import { Forbidden, InvalidInput, Unavailable } from "../../../domain/errors.ts";

/**
 * The error that a service's caller understands; what is no failure of the service is handed back as it is.
 *
 * Messages name statuses and codes only: the service's own words may quote what a person said.
 */
export function serviceError(error: unknown): unknown {
  if (error instanceof APIUserAbortError) return new Unavailable("The service was not waited for.", { cause: error });
  if (error instanceof APIConnectionError) return new Unavailable("The service can't be reached.", { cause: error });
  if (error instanceof APIError) return meaningOf(error);
  if (isCut(error)) return new Unavailable("The service's answer was cut off.", { cause: error });
  // What is no JSON, no stream of events, or lacks what every answer has, although the status said so.
  if (error instanceof SyntaxError || error instanceof TypeError) {
    return new Unavailable("The service's answer is garbled.", { cause: error });
  }
  return error;
}

function meaningOf(error: APIError): Error {
  const { status, code } = error;
  const cause = { cause: error };
  if (isTooLong(error)) return new InvalidInput("The service can't read that much at once.", cause);
  if (REFUSED.has(status ?? 0) || code === "insufficient_quota") {
    return new Forbidden(
      `The service refuses our settings (${named(status, code)}); check OPENAI_API_KEY, OPENAI_BASE_URL and LLM_MODEL.`,
      cause,
    );
  }
  if (status !== undefined && status < 500 && !BUSY.has(status)) {
    return new InvalidInput(`The service can't read the request (${named(status, code)}).`, cause);
  }
  const retryAfter = retryAfterOf(error.headers);
  return new Unavailable(`The service is busy or broken (${named(status, code)}).`, {
    ...cause,
    ...(retryAfter !== undefined && { retryAfter }),
  });
}

/** Key, permission, and an address or a model that is not there. */
const REFUSED: ReadonlySet<number> = new Set([401, 403, 404]);

/** Below 500, but worth another try. */
const BUSY: ReadonlySet<number> = new Set([408, 409, 425, 429]);

function isTooLong({ code, message }: APIError): boolean {
  return code === "context_length_exceeded" || /context (?:length|window|size)|too many tokens/i.test(message);
}

function named(status: number | undefined, code: string | null | undefined): string {
  return [status, code].filter((part) => part !== undefined && part !== null).join(", ");
}

/** Milliseconds; undefined where the service says nothing about it. Dates are not told in `Retry-After` by these services. */
function retryAfterOf(headers: Headers | undefined): number | undefined {
  const milliseconds = Number(headers?.get("retry-after-ms") ?? Number.NaN);
  if (Number.isFinite(milliseconds)) return milliseconds;
  const seconds = Number(headers?.get("retry-after") ?? Number.NaN);
  return Number.isFinite(seconds) ? seconds * 1_000 : undefined;
}

/** How `fetch` tells that a connection ended in the middle of a body. */
function isCut(error: unknown): boolean {
  return error instanceof TypeError && /terminated|fetch failed|network/i.test(error.message);
}
