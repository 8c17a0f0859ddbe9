import type { ToolCall } from "../../dialogs/tools/call.ts";
import { type Household, openHousehold } from "./household.ts";

/** A call as whoever understood a message makes it. */
export const call = (tool: ToolCall["tool"], args: object = {}): ToolCall => ({ tool, args: { ...args } });

/** The call that logs an expense. */
export const log = (description: string, amount: string, more: object = {}): ToolCall =>
  call("log_expense", { description, amount, ...more });

/** A household that has said some things, each in a turn of its own. */
export async function householdAfter(...turns: readonly ToolCall[]): Promise<Household> {
  const home = await openHousehold();
  for (const turn of turns) await home.say(turn);
  return home;
}
