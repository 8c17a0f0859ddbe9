import { expect, it } from "vitest";
import { understand } from "../understand.ts";
import type { UnderstandingContext } from "../understanding.ts";

const context: UnderstandingContext = {
  now: Temporal.PlainDateTime.from("2026-11-23T12:00:00"),
  currency: "USD",
  locale: "en-US",
  shown: [],
  pending: null,
  isReply: false,
};
const toolOf = (text: string) =>
  understand(text, context)
    .calls.map(({ tool }) => tool)
    .join();

it.each([
  "set my pin",
  "Set up a new phone PIN, please.",
  "can you change my pin code?",
  "I've forgotten my PIN",
  "phone pin",
])("“%s” asks for the phone's PIN", (text) => {
  expect(toolOf(text)).toBe("set_pin");
});

it.each([
  "I forgot my card pin",
  "change the pin of my bank account",
  "tell me the pin number to my card",
  "how long does it usually take to get a new pin?",
  "pins 4.50",
  "lost my pin cushion 3",
])("“%s” does not", (text) => {
  expect(toolOf(text)).not.toBe("set_pin");
});
