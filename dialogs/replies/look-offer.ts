import type { PendingChoice } from "../state.ts";
import type { LookTopic } from "../tools/look-around.ts";
import type { Presentation } from "../tools/tool.ts";

/** A button that shows one thing of the example. */
export function lookAt(label: string, topic: LookTopic): PendingChoice {
  return { label, calls: [{ tool: "look_around", args: topic === "month" ? {} : { topic } }] };
}

/** Offered to whoever comes to an empty book. */
export const LOOK_AROUND: PendingChoice = lookAt("Look around", "month");

/** Buttons that are tapped, or answered by their number where there are none. */
export function offer(choices: readonly PendingChoice[]): Pick<Presentation, "choices" | "pending"> {
  return { choices, pending: { question: "What would you like to look at?", choices } };
}
