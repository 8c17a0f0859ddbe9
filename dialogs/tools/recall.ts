import { z } from "zod";
import type { Change } from "../../domain/operation.ts";
import type { PlannedPurchase, Reminder } from "../../domain/planned-purchase.ts";
import { presentRecalled } from "../replies/recalled.ts";
import { defineTool } from "./tool.ts";

/** What the day has come for. */
export interface Recalled {
  readonly reminders: readonly Reminder[];
  /** What was planned for now: it is asked once whether it was bought. */
  readonly planned: PlannedPurchase | null;
}

/** Tells what the person wanted to be reminded of, in their first turn on its day or after it, once; else it says nothing. */
export const recall = defineTool({
  name: "recall",
  description: "Tell what is to be reminded of, and ask whether what was planned was bought.",
  risk: "read",
  isInternal: true,
  args: z.strictObject({}),
  async run({ book, today, author, commit }): Promise<Recalled | null> {
    const reminders = (await book.records("reminders")).filter(({ state, date }) => state === "open" && date <= today);
    const [planned = null] = (await book.records("planned"))
      .filter(({ state, by, askedAt }) => state === "open" && askedAt === undefined && by !== null && by <= today)
      .toSorted((a, b) => ((a.by ?? "") < (b.by ?? "") ? -1 : 1));
    if (reminders.length === 0 && planned === null) return null;
    const told: Change[] = reminders.map((before) => {
      return { what: "reminders", id: before.id, before, after: { ...before, state: "told" } };
    });
    const asked: Change[] =
      planned === null
        ? []
        : [{ what: "planned", id: planned.id, before: planned, after: { ...planned, askedAt: author.at } }];
    await commit([...told, ...asked], { kind: "note" });
    return { reminders, planned };
  },
  present: presentRecalled,
});
