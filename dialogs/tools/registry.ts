import { addCategory } from "./add-category.ts";
import { addRule } from "./add-rule.ts";
import { applySuggestion } from "./apply-suggestion.ts";
import { ask } from "./ask.ts";
import { calculate } from "./calculate.ts";
import type { ToolName } from "./call.ts";
import { checkPurchase } from "./check-purchase.ts";
import { contribute } from "./contribute.ts";
import { createBudget } from "./create-budget.ts";
import { decline } from "./decline.ts";
import { dropGoal } from "./drop-goal.ts";
import { editCategory } from "./edit-category.ts";
import { editMessage } from "./edit-message.ts";
import { explainFigure } from "./explain-figure.ts";
import { forgetRule } from "./forget-rule.ts";
import { help, smallTalk } from "./help.ts";
import { insights } from "./insights.ts";
import { listExpenses } from "./list-expenses.ts";
import { listGoals } from "./list-goals.ts";
import { listReminders } from "./list-reminders.ts";
import { listRules } from "./list-rules.ts";
import { logExpense } from "./log-expense.ts";
import { logIncome } from "./log-income.ts";
import { logTransfer } from "./log-transfer.ts";
import { mergeCategories } from "./merge-categories.ts";
import { moveMoney } from "./move-money.ts";
import { planPurchase } from "./plan-purchase.ts";
import { propose } from "./propose.ts";
import { rankCategories } from "./rank-categories.ts";
import { remindMe } from "./remind-me.ts";
import { removeExpense } from "./remove-expense.ts";
import { reviseExpense } from "./revise-expense.ts";
import { setBalance } from "./set-balance.ts";
import { setCarry } from "./set-carry.ts";
import { setGoal } from "./set-goal.ts";
import { setIncome } from "./set-income.ts";
import { setLimit } from "./set-limit.ts";
import { setPin } from "./set-pin.ts";
import { setPreferences } from "./set-preferences.ts";
import { setPriority } from "./set-priority.ts";
import { setRisk } from "./set-risk.ts";
import { spendingPatterns } from "./spending-patterns.ts";
import { suggestReallocation } from "./suggest-reallocation.ts";
import { summarizeBudget } from "./summarize-budget.ts";
import type { Tool } from "./tool.ts";
import { redo, undo } from "./undo-redo.ts";
import { whatIf } from "./what-if.ts";

/** All that the assistant can do. Chat, API and model share it. */
export const TOOLS: Readonly<Record<ToolName, Tool>> = {
  log_expense: logExpense,
  list_expenses: listExpenses,
  revise_expense: reviseExpense,
  remove_expense: removeExpense,
  undo,
  redo,
  summarize_budget: summarizeBudget,
  explain_figure: explainFigure,
  create_budget: createBudget,
  set_limit: setLimit,
  check_purchase: checkPurchase,
  log_income: logIncome,
  log_transfer: logTransfer,
  set_income: setIncome,
  set_balance: setBalance,
  set_goal: setGoal,
  contribute,
  list_goals: listGoals,
  drop_goal: dropGoal,
  move_money: moveMoney,
  spending_patterns: spendingPatterns,
  insights,
  suggest_reallocation: suggestReallocation,
  apply_suggestion: applySuggestion,
  what_if: whatIf,
  plan_purchase: planPurchase,
  remind_me: remindMe,
  list_reminders: listReminders,
  calculate,
  set_pin: setPin,
  add_category: addCategory,
  edit_category: editCategory,
  merge_categories: mergeCategories,
  add_rule: addRule,
  list_rules: listRules,
  forget_rule: forgetRule,
  set_priority: setPriority,
  rank_categories: rankCategories,
  set_carry: setCarry,
  set_risk: setRisk,
  set_preferences: setPreferences,
  help,
  small_talk: smallTalk,
  ask,
  decline,
  edit_message: editMessage,
  propose,
};
