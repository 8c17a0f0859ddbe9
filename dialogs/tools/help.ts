import { z } from "zod";
import { presentHelp, presentSmallTalk } from "../replies/help.ts";
import { defineTool } from "./tool.ts";

const helpArgs = z.strictObject({ topic: z.string().max(100).optional() });

/** Says what can be done, with things to try. */
export const help = defineTool({
  name: "help",
  description: "Explain what BudgetWise can do.",
  risk: "read",
  args: helpArgs,
  run: async (_context, given) => ({ topic: given.topic ?? null }),
  present: presentHelp,
});

const smallTalkArgs = z.strictObject({ kind: z.enum(["greeting", "thanks", "other"]) });

export interface SmallTalkResult {
  readonly kind: z.output<typeof smallTalkArgs>["kind"];
  /** True when the ledger has no entries and no plan yet. */
  readonly isNew: boolean;
}

/** Answers a greeting or thanks, short. */
export const smallTalk = defineTool({
  name: "small_talk",
  description: "Answer a greeting, thanks or other small talk in a sentence.",
  risk: "read",
  args: smallTalkArgs,
  async run({ book }, { kind }): Promise<SmallTalkResult> {
    return { kind, isNew: book.head === 0 };
  },
  present: presentSmallTalk,
});
