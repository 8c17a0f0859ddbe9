import type { InboundContent, InboundEvent } from "../../dialogs/channel.ts";
import type { TurnStore } from "../../dialogs/ports.ts";
import { maskCardNumbers } from "../../domain/card-number.ts";

/** The event as it may be kept: without phone PINs, and of card numbers only the end. */
export function withoutSecrets(
  turns: Pick<TurnStore, "laneState">,
  event: InboundEvent,
  now: Temporal.Instant,
): Promise<InboundEvent> {
  return withoutPin(turns, { ...event, content: withoutCardNumbers(event.content) }, now);
}

/** Bank messages that are passed on may bear whole numbers. */
function withoutCardNumbers(content: InboundContent): InboundContent {
  switch (content.kind) {
    case "message":
    case "edit":
      return { ...content, text: maskCardNumbers(content.text) };
    case "photo":
    case "document":
      return { ...content, caption: maskCardNumbers(content.caption) };
    default:
      return content;
  }
}

/**
 * The event as it may be kept: a phone PIN that somebody types in a chat is dropped before anything is stored.
 *
 * A text with six digits in a row is one where the lane's open question is for a PIN; one that calls itself a PIN is one
 * anywhere.
 */
async function withoutPin(
  turns: Pick<TurnStore, "laneState">,
  event: InboundEvent,
  now: Temporal.Instant,
): Promise<InboundEvent> {
  const text = textOf(event.content);
  const isPin = NAMED_PIN.test(text) || (SIX_DIGITS.test(text) && (await awaitsPin(turns, event.lane, now)));
  return isPin ? { ...event, content: { kind: "withheld" } } : event;
}

const SIX_DIGITS = /(?<![\d.,$€£])\d(?:[ .-]?\d){5}(?![.,]?\d)/;

/** "my pin is 4411", "pin 830516" */
const NAMED_PIN = /\bpin(?: code| number)?(?: is| to| as| should be|:| =)* ?\d(?:[ .-]?\d){3,7}(?![.,]?\d)/i;

function textOf(content: InboundContent): string {
  switch (content.kind) {
    case "message":
    case "edit":
      return content.text;
    case "photo":
    case "document":
      return content.caption;
    default:
      return "";
  }
}

async function awaitsPin(turns: Pick<TurnStore, "laneState">, lane: string, now: Temporal.Instant): Promise<boolean> {
  const pending = (await turns.laneState(lane))?.pending;
  return pending?.awaitsPin === true && Temporal.Instant.compare(pending.expires, now) >= 0;
}
