import express, { type RequestHandler } from "express";
import { refuseLarger } from "../declared-size.ts";
import { HttpProblem } from "../problem.ts";

/** Bytes. */
const MOST = { json: 64 * 1_024, recording: 10 * 1_024 * 1_024 } as const;

/** More digits than a double holds exactly in every case. */
const EXACT_DIGITS = 15;

/** Deeper than anything that is sent on purpose. */
const DEEPEST = 32;

/** Reads the text of a JSON body of at most 64 KB; it is parsed by {@link parseExactly}. Anything else than JSON is refused. */
export const jsonText: readonly RequestHandler[] = [
  (request, _response, next) => {
    const hasBody = request.headers["transfer-encoding"] !== undefined || Number(request.headers["content-length"]) > 0;
    if (hasBody && request.is("application/json") === false) {
      throw new HttpProblem({
        status: 415,
        code: "unsupported_media_type",
        detail: "Send JSON with content-type: application/json.",
      });
    }
    next();
  },
  refuseLarger(MOST.json),
  express.text({ limit: MOST.json, type: "application/json", inflate: false, defaultCharset: "utf-8" }),
];

/** Reads a recording of at most 10 MB. */
export const recording: readonly RequestHandler[] = [
  refuseLarger(MOST.recording),
  express.raw({ limit: MOST.recording, type: "audio/*", inflate: false }),
];

/**
 * Parses JSON so that no figure loses a digit: a number that a double can't hold, as a double is written, becomes the text that
 * was sent, which amounts take and counts refuse.
 *
 * @throws HttpProblem 400 for what is no JSON, is nested too deep or names a prototype
 */
export function parseExactly(text: string): unknown {
  if (isTooDeep(text)) throw unreadable(`is nested more than ${DEEPEST} levels deep`);
  try {
    return JSON.parse(text, (key: string, value: unknown, { source }: { source?: string } = {}) => {
      if (key === "__proto__") throw new SyntaxError("__proto__");
      const mayBeInexact = typeof value === "number" && source !== undefined && digitsOf(source) > EXACT_DIGITS;
      return mayBeInexact && String(value) !== source ? source : value;
    });
  } catch {
    throw unreadable("is no JSON");
  }
}

function unreadable(what: string): HttpProblem {
  return new HttpProblem({ status: 400, code: "invalid_input", detail: `The body ${what}.` });
}

function digitsOf(number: string): number {
  const [mantissa = ""] = number.toLowerCase().split("e");
  return mantissa.replace(/\D/g, "").replace(/^0+/, "").length;
}

/** Counts brackets outside of strings. */
function isTooDeep(text: string): boolean {
  let depth = 0;
  let isQuoted = false;
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (isQuoted && character === "\\") at += 1;
    else if (character === '"') isQuoted = !isQuoted;
    else if (!isQuoted && (character === "{" || character === "[")) depth += 1;
    else if (!isQuoted && (character === "}" || character === "]")) depth -= 1;
    if (depth > DEEPEST) return true;
  }
  return false;
}
