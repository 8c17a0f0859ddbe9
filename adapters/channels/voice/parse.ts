import type { InboundContent, InboundEvent } from "../../../dialogs/channel.ts";
import type { Asked } from "./asked.ts";
import type { CallFields } from "./fields.ts";
import { turnKey } from "./keys.ts";

/** What a caller did when they were asked. */
export type Heard =
  | { readonly kind: "said"; readonly content: InboundContent }
  /** A key that means nothing now. */
  | { readonly kind: "stray_key" }
  /** Something that the recogniser itself does not believe. */
  | { readonly kind: "mumbled" }
  | { readonly kind: "farewell" }
  | { readonly kind: "silence" };

/** Below this the recogniser's text is as likely wrong as right. */
const LEAST_CONFIDENCE = 0.4;

/** What the keys mean after the menu was read out. */
export const MENU: Readonly<Record<string, string>> = {
  "1": "what's left",
  "2": "show my last 3",
  "3": "help",
};

const FAREWELL =
  /^(?:ok(?:ay)?,? |thanks?,? |thank you,? |no,? )*(?:good ?bye|bye(?:[ -]bye)?|hang up|that(?:'s| is) all)[.! ]*$/i;

/** Reads what a caller did. Keys go before words: who presses one means it. */
export function readHeard({ CallSid, Digits, SpeechResult, Confidence }: CallFields, asked: Asked): Heard {
  if (Digits !== "") return readKey(CallSid, Digits, asked);
  const text = SpeechResult.trim();
  if (text === "") return { kind: "silence" };
  if (Confidence !== undefined && Confidence < LEAST_CONFIDENCE) return { kind: "mumbled" };
  return FAREWELL.test(text) ? { kind: "farewell" } : { kind: "said", content: { kind: "message", text } };
}

function readKey(call: string, digits: string, { what, question }: Asked): Heard {
  if (question !== null && /^[1-9]$/.test(digits)) {
    return { kind: "said", content: { kind: "choice", choice: `${turnKey(call, question)}#${Number(digits) - 1}` } };
  }
  const text = what === "menu" ? MENU[digits] : undefined;
  return text === undefined ? { kind: "stray_key" } : { kind: "said", content: { kind: "message", text } };
}

/** What all events of a call have in common. `at`: ISO instant. */
export function callEvent(call: string, from: string, at: string): Omit<InboundEvent, "key" | "content"> {
  const lane = `voice:${call}`;
  return { channel: "voice", lane, sender: { id: from }, address: lane, isPrivate: true, at };
}
