import type { ToolCall } from "../../tools/call.ts";
import type { Reading } from "../reading.ts";
import type { Understanding } from "../understanding.ts";

/** How an order is known, and what it is carried out with. */
export interface Order {
  /** The confidence that it takes, where that is another. */
  readonly from?: number;
  /** Words without which it is talk about other things. */
  readonly about: RegExp;
  /** Words with which it is talk about other things all the same. */
  readonly but?: RegExp;
  /** What to ask where something that the tool takes is missing, or may be two things: what is lacking, and how it can be said. */
  readonly asked?: string;
  /** Null there. */
  readonly read: (reading: Reading) => ToolCall | null;
}

/** What stands elsewhere than in this book. */
export const OF_OTHERS =
  /\b(?:credit limit|transfer limit|speed|volume|alarm|timer|playlist|calendar|e-?mail|password|checking|savings account|routing|credit score)\b/;

/** The words of a text, as a set. */
export const words = (text: string): ReadonlySet<string> => new Set(text.split(" "));

/** What a reader of the rules makes of a text, where that is this tool and nothing is asked. */
export function byReader(tool: ToolCall["tool"], read: (reading: Reading) => Understanding): Order["read"] {
  return (reading) => {
    const [only, another] = read(reading).calls;
    return only?.tool === tool && !another ? only : null;
  };
}
