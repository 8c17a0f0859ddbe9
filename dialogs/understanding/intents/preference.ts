import type { ToolCall } from "../../tools/call.ts";
import { act } from "../questions.ts";
import type { Understanding } from "../understanding.ts";

/** Sets one or several preferences. */
export function prefer(args: ToolCall["args"]): Understanding {
  return act([{ tool: "set_preferences", args }], 0.95);
}
