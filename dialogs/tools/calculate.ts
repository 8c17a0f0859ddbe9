import { z } from "zod";
import { calculate as workOut } from "../../domain/calculate.ts";
import type { Presentation } from "./tool.ts";
import { defineTool } from "./tool.ts";

const args = z.strictObject({
  /** Decimals with + - * / % and parentheses; figures come from other tools. */
  expression: z.string().min(1).max(200),
});

interface CalculateResult {
  readonly expression: string;
  /** Decimal string with two decimals. */
  readonly value: string;
}

/** Works out a sum over figures, so that no brain has to. */
export const calculate = defineTool({
  name: "calculate",
  description: "Work out a sum over figures that other tools returned. Its result is a figure that may be told.",
  risk: "read",
  args,
  run: async (_context, { expression }): Promise<CalculateResult> => ({ expression, value: workOut(expression) }),
  present: (results): Presentation => ({
    blocks: results.map(({ expression, value }) => ({ kind: "text", text: `${expression} = ${value}` })),
    facts: results.map(({ expression, value }) => ({ label: expression, value })),
  }),
});
