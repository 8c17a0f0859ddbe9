import type { Asked } from "./asked.ts";
import { hangUp, MOST_SILENCES } from "./door.ts";
import { turnKey } from "./keys.ts";
import { PROMPTS } from "./prompts.ts";
import { renderReply } from "./render.ts";
import type { Turn } from "./talk.ts";
import type { Move } from "./twiml.ts";

/** Asks once more: shortly, with examples, by keys; then the call ends. A question that stands open is asked itself. */
export async function askAgain(turn: Turn): Promise<Move> {
  const asked: Asked = { ...turn.asked, again: turn.asked.again + 1 };
  if (asked.again > MOST_SILENCES) return sayGoodbye(asked);
  if (asked.question !== null) return askQuestionAgain(turn, asked, asked.question);
  if (asked.again === MOST_SILENCES) return askMenu(asked);
  return { kind: "ask", say: asked.again === 1 ? PROMPTS.again : PROMPTS.examples, asked: { ...asked, what: "talk" } };
}

/** Ends the call; whoever has left a question open hears that nothing came of it. */
export function sayGoodbye({ question }: Asked): Move {
  return hangUp(question === null ? PROMPTS.goodbye : PROMPTS.goodbyeUnanswered);
}

/** Reads out what the keys do; whoever presses one without having been told wants to know. */
export function askMenu(asked: Asked): Move {
  return { kind: "ask", say: PROMPTS.menu, asked: { ...asked, what: "menu", question: null } };
}

/** The reply that asked it stands in the store since it was given. */
async function askQuestionAgain({ line, call }: Turn, asked: Asked, question: number): Promise<Move> {
  const stored = await line.answer(turnKey(call.id, question), ALREADY_THERE);
  if (stored === null) return { kind: "ask", say: PROMPTS.again, asked };
  const { text, keys } = renderReply(stored.reply);
  const say = asked.again === 1 || keys === "" ? text : `${text} ${keys}`;
  return { kind: "ask", say, asked, isHeardOut: true };
}

/** Milliseconds; enough for reading. */
const ALREADY_THERE = 2_000;
