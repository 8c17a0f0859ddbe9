import twilio from "twilio";
import type VoiceResponse from "twilio/lib/twiml/VoiceResponse.js";
import { type Asked, askedQuery } from "./asked.ts";
import { PATHS } from "./config.ts";

/** What Twilio is to do next. */
export type Move =
  /** Says something and listens to what `asked` says. */
  | { readonly kind: "ask"; readonly say: string; readonly asked: Asked; readonly isHeardOut?: true }
  /** Says something, and comes back at once for what `asked` says. */
  | { readonly kind: "wait"; readonly say: string; readonly asked: Asked }
  | { readonly kind: "hang_up"; readonly say: string };

/** The language of ears and voice. A bare `en` is refused by Twilio (13331). */
const LANGUAGE = "en-US";

/** Seconds of silence after which the caller is asked again. */
const SILENCE = { pin: 10, talk: 6 } as const;

/** Writes a move as TwiML. `url` is the public address, without a slash at its end. */
export function toTwiml(url: string, move: Move): string {
  const response = new twilio.twiml.VoiceResponse();
  switch (move.kind) {
    case "ask":
      ask(response, url, move);
      break;
    case "wait":
      say(response, move.say);
      response.redirect({ method: "POST" }, turnUrl(url, move.asked));
      break;
    case "hang_up":
      say(response, move.say);
      response.hangup();
      break;
  }
  return response.toString();
}

function ask(
  response: VoiceResponse,
  url: string,
  { say: text, asked, isHeardOut }: Extract<Move, { kind: "ask" }>,
): void {
  // What is said inside of it is broken off as soon as the caller speaks or presses a key.
  if (isHeardOut) say(response, text);
  const gather = response.gather({ ...listening(asked), action: turnUrl(url, asked), ...COMMON });
  if (!isHeardOut) say(gather, text);
}

/** Silence is told, too, so that every way on is ours. */
const COMMON = { method: "POST", actionOnEmptyResult: true } as const;

function listening({ what }: Asked): VoiceResponse.GatherAttributes {
  if (what === "pin") return { input: ["dtmf"], numDigits: 6, timeout: SILENCE.pin };
  // Without a speech model: together with one, "auto" is refused (13335). A PIN keyed in by mistake ends at its first digit.
  return {
    input: ["dtmf", "speech"],
    numDigits: 1,
    timeout: SILENCE.talk,
    speechTimeout: "auto",
    language: LANGUAGE,
    profanityFilter: false,
  };
}

function turnUrl(url: string, asked: Asked): string {
  return `${url}${PATHS.turn}${askedQuery(asked)}`;
}

function say(to: Pick<VoiceResponse, "say">, text: string): void {
  if (text !== "") to.say({ language: LANGUAGE }, speakable(text));
}

/** XML can't hold most control characters, in whatever way they are written, nor half a character. */
function speakable(text: string): string {
  return text.toWellFormed().replace(/\p{Cc}+/gu, " ");
}
