import type { PendingChoice, PendingQuestion } from "../state.ts";
import type { BillNotice } from "../tools/bills.ts";
import type { ToolCall } from "../tools/call.ts";
import { capitalise, formatDue, formatMoney, type View } from "./format.ts";

/** An entry that is a bill, or may be one. */
export interface Billed {
  readonly entry: { readonly id: string };
  readonly bill: BillNotice;
}

/** Says that an entry is the bill that was expected: `That's the Netflix due tomorrow: …`. */
export function billWords({ description, due, wasLogged }: BillNotice, view: View): string {
  const which = `That's the ${capitalise(description)} due ${formatDue(due, view)}`;
  return wasLogged
    ? `${which}, which I had logged: yours takes its place, so it counts once.`
    : `${which}: logged once, nothing more will be added.`;
}

/** Makes it an entry of its own after all. */
export function apartChoice({ entry, bill }: Billed): PendingChoice {
  return { label: "It's another one", calls: [matchCall(entry.id, bill, false)] };
}

/** Asks whether an entry is a bill; what was typed is logged already, and the bill waits. */
export function askWhetherBill({ entry, bill }: Billed, view: View): Omit<PendingQuestion, "expires"> {
  const name = capitalise(bill.description);
  const which = `${formatDue(bill.due, view)}, ${formatMoney(bill.expected, view)}`;
  const question = bill.wasLogged
    ? `Is that the ${name} that I logged (due ${which})?`
    : `Is that the ${name} due ${which}? Until you say so I add nothing for it.`;
  return {
    question,
    choices: [
      { label: "Yes, that's it", isYes: true, calls: [matchCall(entry.id, bill, true)] },
      { label: "No, another one", calls: [matchCall(entry.id, bill, false)] },
    ],
  };
}

function matchCall(entry: string, { bill, due }: BillNotice, same: boolean): ToolCall {
  return { tool: "match_bill", args: { entry, bill, due, same } };
}
