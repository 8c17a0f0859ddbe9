import { ask } from "./ask.ts";
import type { ToolName } from "./call.ts";
import { checkPurchase } from "./check-purchase.ts";
import { createBudget } from "./create-budget.ts";
import { decline } from "./decline.ts";
import { editMessage } from "./edit-message.ts";
import { explainFigure } from "./explain-figure.ts";
import { help, smallTalk } from "./help.ts";
import { listExpenses } from "./list-expenses.ts";
import { logExpense } from "./log-expense.ts";
import { logRefund } from "./log-refund.ts";
import { removeExpense } from "./remove-expense.ts";
import { repeatExpense } from "./repeat-expense.ts";
import { reviseExpense } from "./revise-expense.ts";
import { setLimit } from "./set-limit.ts";
import { splitExpense } from "./split-expense.ts";
import { summarizeBudget } from "./summarize-budget.ts";
import type { Tool } from "./tool.ts";
import { redo, undo } from "./undo-redo.ts";

/** All that the assistant can do. Chat, API and model share it. */
export const TOOLS: Readonly<Record<ToolName, Tool>> = {
  log_expense: logExpense,
  log_refund: logRefund,
  repeat_expense: repeatExpense,
  list_expenses: listExpenses,
  revise_expense: reviseExpense,
  split_expense: splitExpense,
  remove_expense: removeExpense,
  undo,
  redo,
  summarize_budget: summarizeBudget,
  explain_figure: explainFigure,
  create_budget: createBudget,
  set_limit: setLimit,
  check_purchase: checkPurchase,
  help,
  small_talk: smallTalk,
  ask,
  decline,
  edit_message: editMessage,
};
