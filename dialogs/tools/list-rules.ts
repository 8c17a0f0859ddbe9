import { z } from "zod";
import { type CategorisationRule, inOrder } from "../../domain/categorisation-rule.ts";
import { presentRules } from "../replies/rules.ts";
import { defineTool } from "./tool.ts";

/** Tells what was learned about where things belong. */
export const listRules = defineTool({
  name: "list_rules",
  description: "List the categorisation rules that were learned from the person.",
  risk: "read",
  args: z.strictObject({}),
  run: async ({ book }): Promise<readonly CategorisationRule[]> => inOrder(await book.records("rules")),
  present: presentRules,
});
