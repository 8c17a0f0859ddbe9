import { TURN_TIMING, type TurnTiming } from "../../bot/turns/timing.ts";
import { AGENT_LIMITS, type AgentLimits } from "../../dialogs/agent/limits.ts";

/** The turn runner's timing with all real waits cut to milliseconds; leases are judged by the test's own clock. */
export const QUICK_TIMING: TurnTiming = {
  ...TURN_TIMING,
  renewEvery: 5,
  scanEvery: 5,
  retryFrom: 1,
  retryUpTo: 4,
  drain: 200,
};

/** The agent's limits with all real waits cut to milliseconds, but a deadline that a busy machine does not reach. */
export const QUICK_LIMITS: AgentLimits = { ...AGENT_LIMITS, retryFrom: 1, firstToken: 200 };
