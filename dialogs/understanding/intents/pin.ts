import { act } from "../questions.ts";
import type { Reading } from "../reading.ts";
import type { Understanding } from "../understanding.ts";

/** "set my pin", "change my phone pin", "I forgot my pin": of our phone, not of a card. */
export function readPin({ lower }: Reading): Understanding | null {
  return PIN.test(lower) ? act([{ tool: "set_pin", args: {} }], 0.97) : null;
}

const OPENING =
  "(?:(?:please|pls|hey|hi|ok|okay|can you|could you|how do i|how can i|can i|i want to|i'd like to|let me)[, ]+)*";
const VERB =
  "(?:set(?: up)?|change|reset|choose|update|make|pick|replace|i need|i want|(?:i |i've |i have )?(?:forgot(?:ten)?|lost))";
const WHOSE = "(?: (?:a|an|the|my|our|new|phone|voice|call))*";

const PIN = new RegExp(
  `^${OPENING}(?:${VERB}${WHOSE}|(?:new|phone|voice|call)) pin(?: code| number)?(?:,? please)?[.!? ]*$`,
);
