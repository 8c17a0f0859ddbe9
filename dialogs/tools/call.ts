/** Names of the tools that exist; `registry.ts` maps each to its definition. */
export const toolNames = [
  "log_expense",
  "log_refund",
  "repeat_expense",
  "list_expenses",
  "revise_expense",
  "split_expense",
  "remove_expense",
  "undo",
  "redo",
  "summarize_budget",
  "explain_figure",
  "create_budget",
  "set_limit",
  "check_purchase",
  "log_income",
  "log_transfer",
  "set_income",
  "set_balance",
  "set_goal",
  "contribute",
  "list_goals",
  "drop_goal",
  "move_money",
  "spending_patterns",
  "insights",
  "suggest_reallocation",
  "apply_suggestion",
  "what_if",
  "plan_purchase",
  "remind_me",
  "list_reminders",
  "remember",
  "list_memory",
  "forget",
  "calculate",
  "set_pin",
  "add_category",
  "edit_category",
  "merge_categories",
  "add_rule",
  "list_rules",
  "forget_rule",
  "set_priority",
  "rank_categories",
  "set_carry",
  "set_risk",
  "set_preferences",
  "list_preferences",
  "add_recurring",
  "edit_recurring",
  "list_recurring",
  "stop_recurring",
  "help",
  "small_talk",
  "ask",
  "decline",
  "edit_message",
  "propose",
  "match_bill",
  "log_bill",
  "ask_bill",
  "link_channel",
  "list_channels",
  "unlink_channel",
  "invite_person",
  "redeem_code",
  "join_books",
] as const;

/** The name of a tool. */
export type ToolName = (typeof toolNames)[number];

/** One thing to do, as either brain says it. `args` is checked by the tool's schema before it runs. */
export interface ToolCall {
  readonly tool: ToolName;
  readonly args: Readonly<Record<string, unknown>>;
  /** The person said yes to exactly this call. Only code sets it, on the calls behind a choice. */
  readonly confirmed?: true;
  /** Mark of what the person was shown that it changes; when that is different by now, nothing is done. Only code sets it. */
  readonly expects?: string;
}
