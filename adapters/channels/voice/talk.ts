import type { InboundContent } from "../../../dialogs/channel.ts";
import type { StoredReply } from "../../../dialogs/ports.ts";
import { Unavailable } from "../../../domain/errors.ts";
import { type Call, isIdle } from "../../../domain/phone.ts";
import type { Take } from "../sms/intake.ts";
import type { Asked } from "./asked.ts";
import { changeCall } from "./calls.ts";
import { type AwaitAnswer, isoNow, PATIENCE, type VoiceConfig } from "./config.ts";
import { askPin, hangUp } from "./door.ts";
import type { CallFields } from "./fields.ts";
import { turnKey } from "./keys.ts";
import { callEvent, readHeard } from "./parse.ts";
import { PROMPTS } from "./prompts.ts";
import { renderReply } from "./render.ts";
import { askAgain, askMenu, sayGoodbye } from "./reprompt.ts";
import type { Move } from "./twiml.ts";
import { sendToChat } from "./unheard.ts";
import { personAt } from "./verify.ts";

/** The way in for what a caller says, and the way back for the answer. */
export interface Line {
  readonly take: Take;
  readonly answer: AwaitAnswer;
}

/** A request within a call, with what it takes to answer it. */
export interface Turn {
  readonly config: VoiceConfig;
  readonly line: Line;
  readonly call: Call;
  readonly fields: CallFields;
  readonly asked: Asked;
}

/** How often an answer is waited for after the first time, before it is sent to a chat. */
const MOST_WAITS = 4;

/** Takes what a caller said once they are in, and answers it. */
export async function answerTalk(turn: Turn): Promise<Move> {
  const { config, call, fields, asked } = turn;
  const isRepeated = asked.turn < call.turn;
  // The number may have been paired with somebody else since the PIN was shown.
  const isTheirs = call.person !== null && call.person === (await personAt(config.callers, fields.From));
  if (!isTheirs || (!isRepeated && isIdle(call, isoNow(config)))) return askPinAgain(turn);
  if (asked.what === "wait") return answerOf(turn, call);

  const heard = readHeard(fields, asked);
  switch (heard.kind) {
    case "said":
      return answerSaid(turn, heard.content);
    case "farewell":
      return sayGoodbye(asked);
    case "stray_key":
      return askMenu(asked);
    case "silence":
    case "mumbled":
      return askAgain(turn);
  }
}

/** From here on the call is nobody's until the PIN was right. */
async function askPinAgain({ config, call }: Turn): Promise<Move> {
  const closed = await changeCall(config.callers, call, (latest) => ({ ...latest, person: null }));
  return askPin(PROMPTS.idle, closed.turn);
}

async function answerSaid(turn: Turn, content: InboundContent): Promise<Move> {
  const { config, line, call, fields, asked } = turn;
  const at = isoNow(config);
  const key = turnKey(call.id, asked.turn);
  try {
    await line.take({ ...callEvent(call.id, fields.From, at), key, content });
  } catch (error) {
    if (!(error instanceof Unavailable)) throw error;
    config.log.error({ call: call.id, detail: error.message }, "voice: what a caller said could not be kept");
    return { kind: "ask", say: PROMPTS.notSaved, asked: { ...asked, again: 0 } };
  }
  const taken = await changeCall(config.callers, call, (latest) =>
    latest.turn === asked.turn ? { ...latest, turn: asked.turn + 1, unanswered: key, activeAt: at } : null,
  );
  // The caller hung up while this request was on its way.
  if (taken.isOver) return sendAfterwards(turn, taken);
  return answerOf(turn, taken);
}

async function sendAfterwards({ config, line, fields }: Turn, call: Call): Promise<Move> {
  await sendToChat(config, line.take, call, fields.From);
  return hangUp("");
}

/** The answer to a turn that was taken; the same one, however often it is asked for. */
async function answerOf(turn: Turn, call: Call): Promise<Move> {
  const { config, line, asked } = turn;
  const key = turnKey(call.id, asked.turn);
  const answer = await line.answer(key, config.patience ?? PATIENCE);
  if (answer === null) return waitFor(turn, call);
  await changeCall(config.callers, call, (latest) =>
    latest.unanswered === key ? { ...latest, unanswered: null } : null,
  );
  return sayAnswer(answer, asked.turn);
}

function sayAnswer({ reply }: StoredReply, turn: number): Move {
  const { text, asks } = renderReply(reply);
  const asked: Asked = { turn: turn + 1, what: "talk", again: 0, question: asks ? turn : null };
  return { kind: "ask", say: text, asked, ...(asks && { isHeardOut: true }) };
}

async function waitFor({ config, line, fields, asked }: Turn, call: Call): Promise<Move> {
  const waits = asked.what === "wait" ? asked.again + 1 : 0;
  if (waits < MOST_WAITS) {
    const next: Asked = { turn: asked.turn, what: "wait", again: waits, question: null };
    return { kind: "wait", say: waits === 0 ? PROMPTS.slow : "", asked: next };
  }
  await sendToChat(config, line.take, call, fields.From);
  return { kind: "ask", say: PROMPTS.tooSlow, asked: { turn: asked.turn + 1, what: "talk", again: 0, question: null } };
}
