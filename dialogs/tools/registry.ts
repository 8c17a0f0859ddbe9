import { addCategory } from "./add-category.ts";
import { addRecurring } from "./add-recurring.ts";
import { addRule } from "./add-rule.ts";
import { adjustSpent } from "./adjust-spent.ts";
import { applySuggestion } from "./apply-suggestion.ts";
import { ask } from "./ask.ts";
import { askBill } from "./ask-bill.ts";
import { calculate } from "./calculate.ts";
import type { ToolName } from "./call.ts";
import { checkPurchase } from "./check-purchase.ts";
import { contribute } from "./contribute.ts";
import { createBudget } from "./create-budget.ts";
import { decline } from "./decline.ts";
import { dropGoal } from "./drop-goal.ts";
import { dropLimit } from "./drop-limit.ts";
import { dropReminder } from "./drop-reminder.ts";
import { editCategory } from "./edit-category.ts";
import { editMessage } from "./edit-message.ts";
import { editRecurring } from "./edit-recurring.ts";
import { editReminder } from "./edit-reminder.ts";
import { explainFigure } from "./explain-figure.ts";
import { forget } from "./forget.ts";
import { forgetRule } from "./forget-rule.ts";
import { help, smallTalk } from "./help.ts";
import { insights } from "./insights.ts";
import { invitePerson } from "./invite-person.ts";
import { keepGoals } from "./keep-goals.ts";
import { linkChannel } from "./link-channel.ts";
import { listChannels } from "./list-channels.ts";
import { listExpenses } from "./list-expenses.ts";
import { listGoals } from "./list-goals.ts";
import { listIncome } from "./list-income.ts";
import { listMemory } from "./list-memory.ts";
import { listPreferences } from "./list-preferences.ts";
import { listRecurring } from "./list-recurring.ts";
import { listReminders } from "./list-reminders.ts";
import { listRules } from "./list-rules.ts";
import { logBill } from "./log-bill.ts";
import { logExpense } from "./log-expense.ts";
import { logIncome } from "./log-income.ts";
import { logRefund } from "./log-refund.ts";
import { logTransfer } from "./log-transfer.ts";
import { lookAround } from "./look-around.ts";
import { matchBill } from "./match-bill.ts";
import { mergeCategories } from "./merge-categories.ts";
import { moveMoney } from "./move-money.ts";
import { planPurchase } from "./plan-purchase.ts";
import { propose } from "./propose.ts";
import { rankCategories } from "./rank-categories.ts";
import { recall } from "./recall.ts";
import { joinBooks, redeemCode } from "./redeem-code.ts";
import { remember } from "./remember.ts";
import { remindMe } from "./remind-me.ts";
import { removeExpense } from "./remove-expense.ts";
import { repeatExpense } from "./repeat-expense.ts";
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
import { settlePlanned } from "./settle-planned.ts";
import { spendingPatterns } from "./spending-patterns.ts";
import { splitExpense } from "./split-expense.ts";
import { stopRecurring } from "./stop-recurring.ts";
import { suggestReallocation } from "./suggest-reallocation.ts";
import { summarizeBudget } from "./summarize-budget.ts";
import type { Tool } from "./tool.ts";
import { redo, undo } from "./undo-redo.ts";
import { unlinkChannel } from "./unlink-channel.ts";
import { whatIf } from "./what-if.ts";
import { whoOwes } from "./who-owes.ts";

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
  log_income: logIncome,
  log_transfer: logTransfer,
  set_income: setIncome,
  set_balance: setBalance,
  set_goal: setGoal,
  contribute,
  list_goals: listGoals,
  list_income: listIncome,
  who_owes: whoOwes,
  drop_limit: dropLimit,
  drop_goal: dropGoal,
  keep_goals: keepGoals,
  move_money: moveMoney,
  spending_patterns: spendingPatterns,
  insights,
  suggest_reallocation: suggestReallocation,
  apply_suggestion: applySuggestion,
  what_if: whatIf,
  plan_purchase: planPurchase,
  remind_me: remindMe,
  list_reminders: listReminders,
  edit_reminder: editReminder,
  drop_reminder: dropReminder,
  remember,
  list_memory: listMemory,
  forget,
  calculate,
  set_pin: setPin,
  add_category: addCategory,
  edit_category: editCategory,
  merge_categories: mergeCategories,
  add_rule: addRule,
  list_rules: listRules,
  forget_rule: forgetRule,
  rank_categories: rankCategories,
  set_carry: setCarry,
  set_risk: setRisk,
  set_preferences: setPreferences,
  list_preferences: listPreferences,
  add_recurring: addRecurring,
  edit_recurring: editRecurring,
  list_recurring: listRecurring,
  stop_recurring: stopRecurring,
  help,
  small_talk: smallTalk,
  ask,
  decline,
  edit_message: editMessage,
  propose,
  match_bill: matchBill,
  log_bill: logBill,
  ask_bill: askBill,
  recall,
  settle_planned: settlePlanned,
  link_channel: linkChannel,
  list_channels: listChannels,
  unlink_channel: unlinkChannel,
  invite_person: invitePerson,
  redeem_code: redeemCode,
  join_books: joinBooks,
  set_priority: setPriority,
  adjust_spent: adjustSpent,
  look_around: lookAround,
};
