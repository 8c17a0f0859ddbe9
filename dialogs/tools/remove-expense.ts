import { z } from "zod";
import type { Entry } from "../../domain/entry.ts";
import { presentRemoved } from "../replies/removed.ts";
import { which } from "./arguments.ts";
import type { ToolCall } from "./call.ts";
import type { ChoiceOfEntries } from "./revise-expense.ts";
import { readStandings, type Standing } from "./standing.ts";
import { type AlertOutcome, defineTool } from "./tool.ts";
import { findEntries } from "./which.ts";

const args = z.strictObject({ which });

/** What became of a removal. */
export type RemoveResult =
  | {
      readonly kind: "removed";
      readonly entries: readonly Entry[];
      readonly standings: readonly Standing[];
      readonly alerts: AlertOutcome;
    }
  /** More than one is named: asked first, nothing was removed. */
  | { readonly kind: "confirm"; readonly entries: readonly Entry[]; readonly call: ToolCall }
  | ChoiceOfEntries
  | { readonly kind: "none" };

/** Removes entries; several only after a yes. */
export const removeExpense = defineTool({
  name: "remove_expense",
  description: "Remove an entry that was logged. Naming more than one asks first.",
  risk: "write",
  args,
  async run(context, given): Promise<RemoveResult> {
    const found = await findEntries(context, given.which);
    const call: ToolCall = { tool: "remove_expense", args: given };
    if (found.kind === "none") return { kind: "none" };
    const { entries } = found;
    if (found.kind === "one-of" && entries.length > 1) return { kind: "which", entries, call };
    if (entries.length > 1 && !context.isConfirmed) return { kind: "confirm", entries, call };
    const alerts = await context.commit(
      entries.map((entry) => ({ what: "entries", id: entry.id, before: entry, after: null })),
    );
    return { kind: "removed", entries, standings: await readStandings(context, entries), alerts };
  },
  present: presentRemoved,
});
