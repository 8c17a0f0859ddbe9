import type { Decision } from "../ports.ts";
import type { ToolCall } from "../tools/call.ts";

/** Below this the local brain is not believed when it acts. */
const SURE = 0.9;

type Decided = Pick<Decision, "brain" | "about" | "confidence" | "calls">;

/**
 * True when what the local brain decided is carried out without asking the language model.
 *
 * What code decided (buttons, edits, answers to a question) is always sure. The local brain is, unless it did not
 * understand: a question with choices, or for the one amount that is missing, is better than anybody's guess.
 */
export function isSure({ brain, about, confidence, calls }: Decided): boolean {
  if (brain !== "local" || about !== undefined) return true;
  return confidence >= SURE && !calls.some(isPuzzled);
}

/**
 * True when the local brain is sure, and what it reads is a text about the month rather than a figure or a list: the model
 * words it, where there is one.
 */
export function isToBeWorded(decision: Decided): boolean {
  const { brain, about, calls } = decision;
  const isAsked = brain === "local" && about === undefined && calls.length > 0;
  return isAsked && isSure(decision) && calls.every(({ tool }) => tool === "insights");
}

function isPuzzled({ tool, args }: ToolCall): boolean {
  if (tool === "decline") return NOT_UNDERSTOOD.has(args.reason);
  return tool === "ask" && isEmpty(args.choices) && args.awaits_amount === undefined;
}

/** Reasons that say "I did not get that"; the others are answers. */
const NOT_UNDERSTOOD: ReadonlySet<unknown> = new Set(["not_money", "unclear", "not_yet"]);

function isEmpty(choices: unknown): boolean {
  return Array.isArray(choices) && choices.length === 0;
}
