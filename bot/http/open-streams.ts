import type { Response } from "express";
import type { PersonId } from "../../domain/person.ts";
import { HttpProblem } from "./problem.ts";

/** Streams that one person may have open in a process: more than tabs and programs, and few beside all connections that there may be. */
export const STREAMS_EACH = 20;

/** Soon enough for a page that was closed meanwhile to have made room. */
const RETRY_SECONDS = 5;

/** The streams that are open, so that nobody takes the connections of all. */
export interface OpenStreams {
  /** Counts one more of a person until its response is over. @throws HttpProblem 429 where there are too many */
  enter(person: PersonId, response: Response): void;
}

/** Counts them for one process. */
export function createOpenStreams(): OpenStreams {
  const open = new Map<PersonId, number>();
  return {
    enter(person, response) {
      const count = open.get(person) ?? 0;
      if (count >= STREAMS_EACH) {
        throw new HttpProblem({
          status: 429,
          code: "rate_limited",
          detail: `There are ${STREAMS_EACH} streams open already; close one of them first.`,
          headers: { "retry-after": String(RETRY_SECONDS) },
        });
      }
      open.set(person, count + 1);
      response.once("close", () => {
        const left = (open.get(person) ?? 1) - 1;
        if (left === 0) open.delete(person);
        else open.set(person, left);
      });
    },
  };
}
