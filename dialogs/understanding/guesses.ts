import type { ToolName } from "../tools/call.ts";
import { type IntentGuess, NO_INTENT } from "./classifier/intent-model.ts";

/** What a message is for, best first. */
export type Guess = (text: string) => readonly IntentGuess[];

/** True where the classifier takes a text for none of ours, at least so surely. */
export const isNoneOfOurs = (guess: IntentGuess | undefined, from: number): boolean =>
  guess?.label === NO_INTENT && guess.confidence >= from;

/** True where it is sure of another tool than these, or rather sure that a text is none of ours. */
export function isAboutElse(guess: IntentGuess | undefined, tools: readonly ToolName[]): boolean {
  if (!guess || guess.confidence < (guess.label === NO_INTENT ? LIKELY_NONE : SURELY_ELSE)) return false;
  return !tools.some((tool) => tool === guess.label || KIN[tool]?.includes(guess.label));
}

/** From here on the classifier is believed against a rule: that another tool is meant, or that it is none of ours. */
const SURELY_ELSE = 0.8;
const LIKELY_NONE = 0.8;

/** What the classifier may take a change for without speaking against it: it sees no dates, and was not taught each tool. */
const KIN: Readonly<Partial<Record<ToolName, readonly string[]>>> = {
  repeat_expense: ["log_expense", NO_INTENT],
  remove_expense: ["undo"],
  undo: ["remove_expense"],
  log_income: ["log_refund"],
  apply_suggestion: ["suggest_reallocation"],
  add_recurring: ["log_expense"],
  edit_recurring: ["add_recurring", "set_limit", NO_INTENT],
  contribute: ["set_goal", "log_transfer"],
  drop_goal: ["set_goal", "contribute", "stop_recurring"],
  add_category: ["edit_category"],
  edit_category: ["add_category", "merge_categories"],
  merge_categories: ["edit_category"],
  add_rule: ["edit_category", "merge_categories", "remember", "revise_expense"],
  forget_rule: ["add_rule", "remember"],
};
