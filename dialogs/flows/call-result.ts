import type { CallResult } from "../ports.ts";
import type { View } from "../replies/format.ts";
import { plainText } from "../replies/plain-text.ts";
import { type Done, presentCalls } from "./present-calls.ts";

/** What became of a call, as programs are told. */
export function callResult(done: Done, view: View): CallResult {
  const { blocks, facts, hasCodes } = presentCalls([done], view);
  return {
    status: done.outcome.kind,
    text: hasCodes ? "" : plainText({ blocks, privacy: "private" }),
    facts: facts.map(({ label, value }) => ({ label, value })),
  };
}
