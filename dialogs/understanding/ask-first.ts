import type { ToolName } from "../tools/call.ts";
import { amountLabel, ask, NEITHER } from "./questions.ts";
import type { Reading } from "./reading.ts";
import type { Understanding } from "./understanding.ts";

/** What changes money, figures or a person's own ways, and how it is asked about: "Shall I …?" */
export const CHANGES: ReadonlyMap<ToolName, string> = new Map([
  ["log_expense", "log what you spent"],
  ["log_refund", "log a refund"],
  ["log_income", "log what came in"],
  ["log_transfer", "note a transfer"],
  ["repeat_expense", "log that once more"],
  ["revise_expense", "change an entry"],
  ["split_expense", "split an expense"],
  ["remove_expense", "remove an entry"],
  ["undo", "take back the latest change"],
  ["redo", "bring back what was undone"],
  ["create_budget", "make a budget"],
  ["set_income", "set what you earn"],
  ["set_balance", "note what you have"],
  ["set_limit", "set a limit"],
  ["move_money", "move money between categories"],
  ["apply_suggestion", "carry out what I suggested"],
  ["set_goal", "set a goal"],
  ["contribute", "put money towards a goal"],
  ["drop_goal", "drop a goal"],
  ["plan_purchase", "plan a purchase"],
  ["remind_me", "remind you"],
  ["add_recurring", "expect that regularly"],
  ["edit_recurring", "change what is expected"],
  ["stop_recurring", "stop expecting a bill"],
  ["add_category", "make a new category"],
  ["edit_category", "change a category"],
  ["merge_categories", "make one category part of another"],
  ["add_rule", "always put it there"],
  ["forget_rule", "forget what I learned"],
  ["set_priority", "change what matters more to you"],
  ["set_carry", "change what carries over"],
  ["set_risk", "change how careful I am"],
]);

/** What would have been done becomes a choice. */
export function askFirst({ calls }: Understanding, { context }: Reading): Understanding {
  const [call, ...others] = calls;
  const { amount, description } = call?.args ?? {};
  const isNote = call?.tool === "log_expense" && others.length === 0;
  const what =
    isNote && typeof amount === "string" && typeof description === "string"
      ? `log ${amountLabel(amount, context.locale)} for ${description}`
      : CHANGES.get(call?.tool ?? "log_expense");
  return ask(`I'm not sure I understand. Shall I ${what}? Nothing is done yet.`, [{ label: "Yes", calls }, NEITHER]);
}
