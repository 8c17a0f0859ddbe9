/** Names of the tools that exist; tools.ts maps each to its definition. */
export type ToolName =
  | "log_expense"
  | "list_expenses"
  | "revise_expense"
  | "remove_expense"
  | "undo"
  | "redo"
  | "summarize_budget"
  | "explain_figure"
  | "create_budget"
  | "set_limit"
  | "check_purchase"
  | "help"
  | "small_talk"
  | "ask"
  | "decline";

/** One thing to do, as either brain says it. `args` is checked by the tool's schema before it runs. */
export interface ToolCall {
  readonly tool: ToolName;
  readonly args: Readonly<Record<string, unknown>>;
}
