import { z } from "zod";
import { openOccurrences } from "../../domain/bill-once.ts";
import { endRecurring } from "../../domain/draft-recurring.ts";
import type { Recurring } from "../../domain/recurring.ts";
import { presentStopped } from "../replies/recurring.ts";
import { readBills } from "./bills.ts";
import { defineTool } from "./tool.ts";
import { type ChoiceOfRecurring, findRecurring, type NoRecurring, whichRecurring, wordsOf } from "./which-recurring.ts";

const args = z.strictObject({ which: whichRecurring });

/** What is not expected any more. */
export type StopResult = { readonly kind: "stopped"; readonly rule: Recurring } | ChoiceOfRecurring | NoRecurring;

/** Stops expecting something; what was recorded of it stays. */
export const stopRecurring = defineTool({
  name: "stop_recurring",
  description: "Stop expecting a bill or another recurring expense. It cancels nothing with a shop.",
  risk: "write",
  args,
  async run({ book, today, commit }, given): Promise<StopResult> {
    const rules = await findRecurring(book, given.which, today);
    const [before] = rules;
    if (!before) return { kind: "none", words: wordsOf(given.which) };
    if (rules.length > 1) return { kind: "which", rules, call: { tool: "stop_recurring", args: given } };
    const bills = await readBills(book, before.since, today);
    const [open] = openOccurrences(before, bills, before.since, today);
    const after = endRecurring(before, open?.due ?? today);
    await commit([{ what: "recurring", id: before.id, before, after }]);
    return { kind: "stopped", rule: before };
  },
  present: presentStopped,
});
