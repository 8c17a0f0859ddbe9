import type { Log } from "../log.ts";
import type { Persistence, Setback } from "../persist.ts";
import { describeFailure } from "./failure.ts";

/** How calls of Slack are tried again: limits are waited out as Slack asks, broken connections and its errors outlasted. */
export function persistence(log: Log): Pick<Persistence, "platform" | "judge" | "onSetback"> {
  return {
    platform: "Slack",
    judge: judgeCall,
    onSetback: ({ detail }, wait) => log.warn({ detail, wait }, "slack: a call did not work, trying again"),
  };
}

function judgeCall(error: unknown): Setback | null {
  const failure = describeFailure(error);
  return failure?.kind === "unreachable" || failure?.kind === "limited" ? failure : null;
}
