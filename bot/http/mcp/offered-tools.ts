import { MODEL_TOOLS, toolNamed } from "../../../dialogs/agent/tools.ts";
import type { ToolName } from "../../../dialogs/tools/call.ts";
import type { Tool } from "../../../dialogs/tools/tool.ts";
import type { TokenScope } from "../../../domain/access.ts";

/** A tool as another assistant is shown it. */
export interface OfferedTool {
  readonly name: ToolName;
  readonly title: string;
  readonly description: string;
  /** JSON Schema of its arguments; unknown ones are refused. */
  readonly inputSchema: Readonly<Record<string, unknown>>;
  readonly isReading: boolean;
  /** It takes something away or puts something else in its place; else it only adds. */
  readonly isDestructive: boolean;
}

/** They make a conversation, which the other assistant leads itself; or they tell of channels, which only a chat knows of. */
const IN_CHAT_ONLY: ReadonlySet<ToolName> = new Set<ToolName>([
  "ask",
  "decline",
  "help",
  "small_talk",
  "list_channels",
]);

/** Tools that only add; what is not named here may overwrite or remove, as far as clients are told. */
const ADDING: ReadonlySet<ToolName> = new Set<ToolName>([
  "log_expense",
  "log_refund",
  "log_income",
  "log_transfer",
  "repeat_expense",
  "contribute",
  "plan_purchase",
  "remind_me",
  "remember",
  "add_category",
  "add_rule",
  "add_recurring",
]);

/** What the bearer of a token with these scopes may call, in the registry's order. */
export function offeredTools(scopes: readonly TokenScope[]): OfferedTool[] {
  return MODEL_TOOLS.flatMap(({ name, description, parameters }) => {
    const tool = offeredTool(name, scopes);
    if (!tool) return [];
    return {
      name: tool.name,
      title: titleOf(name),
      description,
      inputSchema: parameters,
      isReading: tool.risk === "read",
      isDestructive: tool.risk !== "read" && !ADDING.has(tool.name),
    };
  });
}

/**
 * The tool of that name, if these scopes allow it.
 *
 * What a chat always has confirmed (linking, unlinking, inviting, the PIN) is offered to nobody: it is not another assistant's
 * to do, and the book's log, by which it would be undone, does not hold it.
 */
export function offeredTool(name: string, scopes: readonly TokenScope[]): Tool | null {
  const tool = toolNamed(name);
  if (!tool || tool.risk === "confirm" || IN_CHAT_ONLY.has(tool.name)) return null;
  return scopes.includes(tool.risk) ? tool : null;
}

/** `log_expense` → `Log expense`. */
function titleOf(name: string): string {
  const words = name.replaceAll("_", " ");
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}
