import { Unavailable } from "../../../domain/errors.ts";
import type { Call } from "../../../domain/phone.ts";
import type { FormFields } from "../sms/form.ts";
import { guard, twiml, type WebhookAnswer, type WebhookHandler } from "../sms/guard.ts";
import { readAsked } from "./asked.ts";
import { changeCall, openCall } from "./calls.ts";
import { isoNow, PATHS, type VoiceConfig } from "./config.ts";
import { answerPin, askPin, hangUp } from "./door.ts";
import { type CallFields, isHungUp, readCall } from "./fields.ts";
import { PROMPTS } from "./prompts.ts";
import { answerTalk, type Line } from "./talk.ts";
import { type Move, toTwiml } from "./twiml.ts";
import { sendToChat } from "./unheard.ts";

/** What the webhooks work with. */
interface WebhookOptions {
  readonly config: VoiceConfig;
  /** The public address, without a slash at its end. */
  readonly url: string;
  readonly line: Line;
}

/** Makes the webhook for a call that comes in: whoever it is hears the same. */
export function createCallWebhook(options: WebhookOptions): WebhookHandler {
  return inCall(options, PATHS.voice, async (call) => askPin(PROMPTS.welcome, call.turn));
}

/** Makes the webhook for what callers do: the PIN first, then the talk. */
export function createTurnWebhook(options: WebhookOptions): WebhookHandler {
  const { config, line } = options;
  return inCall(options, PATHS.turn, async (call, fields, query) => {
    const asked = readAsked(query);
    if (asked === null) return null;
    const turn = { config, line, call, fields, asked };
    return asked.what === "pin" ? answerPin(turn) : answerTalk(turn);
  });
}

/** Makes the webhook for the call's end. What was not answered by then is sent to a chat. */
export function createEndWebhook(options: WebhookOptions): WebhookHandler {
  const { config, url } = options;
  return guard({ authToken: config.authToken, url: url + PATHS.status }, async (form) => {
    const fields = readCall(form);
    if (fields === null) return { status: 400 };
    const call = isHungUp(fields) ? await config.callers.call(fields.CallSid) : null;
    if (call !== null) await endCall(options, call, fields.From);
    return { status: 204 };
  });
}

async function endCall({ config, line }: WebhookOptions, call: Call, from: string): Promise<void> {
  const over = await changeCall(config.callers, call, (latest) => (latest.isOver ? null : { ...latest, isOver: true }));
  await sendToChat(config, line.take, over, from);
}

/** Answers within a call that goes on; 400 for what is no request of one, or where `next` knows no move. */
function inCall(
  { config, url }: WebhookOptions,
  path: string,
  next: (call: Call, fields: CallFields, query: URLSearchParams) => Promise<Move | null>,
): WebhookHandler {
  const { authToken, callers, log } = config;
  const answer = async (form: FormFields, query: URLSearchParams): Promise<WebhookAnswer> => {
    const fields = readCall(form);
    if (fields === null) return { status: 400 };
    try {
      const call = await openCall(callers, fields.CallSid, isoNow(config));
      const move = call.isOver || isHungUp(fields) ? hangUp("") : await next(call, fields, query);
      return move === null ? { status: 400 } : twiml(toTwiml(url, move));
    } catch (error) {
      if (!(error instanceof Unavailable)) throw error;
      log.error({ call: fields.CallSid, detail: error.message }, "voice: a call had to end");
      return twiml(toTwiml(url, hangUp(PROMPTS.unreachable)));
    }
  };
  return guard({ authToken, url: url + path }, answer);
}
