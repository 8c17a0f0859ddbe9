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
  "help",
  "small_talk",
  "ask",
  "decline",
  "edit_message",
] as const;

/** The name of a tool. `edit_message` is for code only: no brain calls it. */
export type ToolName = (typeof toolNames)[number];

/** One thing to do, as either brain says it. `args` is checked by the tool's schema before it runs. */
export interface ToolCall {
  readonly tool: ToolName;
  readonly args: Readonly<Record<string, unknown>>;
  /** The person said yes to exactly this call. Only code sets it, on the calls behind a choice. */
  readonly confirmed?: true;
}
