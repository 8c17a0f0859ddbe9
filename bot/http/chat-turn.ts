import { isDeepStrictEqual } from "node:util";
import type { Response } from "express";
import type { InboundEvent } from "../../dialogs/channel.ts";
import type { Turn } from "../../dialogs/ports.ts";
import { NotFound } from "../../domain/errors.ts";
import type { Person } from "../../domain/person.ts";
import { adviceOf } from "./advice-of.ts";
import { answerView, type ChatMessageView } from "./chat-message.ts";
import { DEFAULT_TIMINGS, type HttpDeps } from "./deps.ts";
import { openEventStream } from "./event-stream.ts";
import { HttpProblem, problemBody } from "./problem.ts";
import { problemOf } from "./problem-of.ts";

/**
 * Lays a message down, once. The same key again is the same message.
 *
 * @throws HttpProblem 422 when the key belongs to another message, or to someone else's
 */
export async function takeOnce({ inbox, turns }: HttpDeps, event: InboundEvent): Promise<void> {
  const { kind } = await inbox.take(event);
  if (kind === "accepted") return;
  const { event: first } = await readTurn(turns, event.key);
  // What was withheld the first time is not there to compare with.
  const isSame = first.content.kind === "withheld" || isDeepStrictEqual(first.content, event.content);
  if (first.sender.id !== event.sender.id || !isSame) {
    throw new HttpProblem({
      status: 422,
      code: "key_reused",
      detail: "This Idempotency-Key was used for another message; make a new UUID for each.",
    });
  }
}

/** Answers with the reply, or with 202 and the id under which the history will have it. */
export async function answerAsJson(deps: HttpDeps, person: Person, key: string, response: Response): Promise<void> {
  const message = await awaitAnswer(deps, person, key, { ...DEFAULT_TIMINGS, ...deps.timings }.answer);
  response.status(message ? 200 : 202).json(message ?? { id: key, status: "pending" });
}

/** Says `accepted` at once, then `message` (or `pending` at the deadline, or `error`), and ends; early when the client goes. */
export async function answerAsStream(deps: HttpDeps, person: Person, key: string, response: Response): Promise<void> {
  const { heartbeat, streamedAnswer } = { ...DEFAULT_TIMINGS, ...deps.timings };
  const stream = openEventStream(response, heartbeat);
  stream.send("accepted", { id: key });
  try {
    const message = await awaitAnswer(deps, person, key, streamedAnswer, stream.gone);
    if (message) stream.send("message", message);
    else stream.send("pending", { id: key });
  } catch (error) {
    // The status is out already; the event carries what it would have said.
    stream.send("error", problemBody(problemOf(error)));
  }
  stream.end();
}

async function awaitAnswer(
  deps: HttpDeps,
  person: Person,
  key: string,
  deadlineMs: number,
  signal?: AbortSignal,
): Promise<ChatMessageView | null> {
  const reply = await deps.inbox.answer(key, deadlineMs, signal);
  if (reply === null) return null;
  const turn = await readTurn(deps.turns, key);
  const hasAdvice = turn.decision?.calls.some(({ tool }) => tool === "check_purchase") === true;
  return answerView(turn, reply, hasAdvice ? await adviceOf(deps, person, key) : null);
}

async function readTurn(turns: HttpDeps["turns"], key: string): Promise<Turn> {
  const turn = await turns.turn(key);
  if (turn === null) throw new NotFound("That message is no longer kept.");
  return turn;
}
