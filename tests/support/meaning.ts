import type { ToolCall } from "../../dialogs/tools/call.ts";
import { understand } from "../../dialogs/understanding/understand.ts";
import type { UnderstandingContext } from "../../dialogs/understanding/understanding.ts";

/** What a text means to somebody in the United States on Wednesday 10 June 2026, unless it is said otherwise. */
export function callsOf(text: string, changes: Partial<UnderstandingContext> = {}): readonly ToolCall[] {
  return understand(text, { ...CONTEXT, ...changes }).calls;
}

const CONTEXT: UnderstandingContext = {
  now: Temporal.PlainDateTime.from("2026-06-10T09:12:00"),
  currency: "USD",
  locale: "en-US",
  shown: [],
  pending: null,
  isReply: false,
};
