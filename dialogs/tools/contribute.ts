import { z } from "zod";
import { presentTransfer } from "../replies/transfer.ts";
import { amount, date, goalName } from "./arguments.ts";
import { noteTransfer, type TransferResult } from "./log-transfer.ts";
import { defineTool } from "./tool.ts";

const args = z.strictObject({ name: goalName, amount, date: date.optional() });

/** Puts money aside for a goal: a transfer to savings that names it. */
export const contribute = defineTool({
  name: "contribute",
  description: "Put money aside for a goal that was set.",
  risk: "write",
  args,
  run: (context, { name, ...given }): Promise<TransferResult> =>
    noteTransfer(context, { ...given, to: "savings", goal: name }),
  present: presentTransfer,
});
