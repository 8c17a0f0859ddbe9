import { z } from "zod";
import type { PendingChoice } from "../state.ts";
import { type ToolCall, toolNames } from "./call.ts";
import type { Presentation } from "./tool.ts";
import { defineTool } from "./tool.ts";

const call = z.strictObject({
  tool: z.enum(toolNames),
  args: z.record(z.string(), z.unknown()),
  confirmed: z.literal(true).optional(),
  expects: z.string().optional(),
});

const args = z.strictObject({
  /** What would be done, and that nothing is done yet. */
  text: z.string(),
  choices: z.array(
    z.strictObject({ label: z.string(), isYes: z.literal(true).optional(), calls: z.array(call).readonly() }),
  ),
  /** A call that lacks only its amount; a bare number completes it. */
  awaits_amount: call.optional(),
});

interface Proposal {
  readonly text: string;
  readonly choices: readonly PendingChoice[];
  readonly awaitsAmount: ToolCall | null;
}

/** Shows what the language model wants to do, with all its arguments; only the person's answer does it. */
export const propose = defineTool({
  name: "propose",
  description: "Show calls to the person, who says whether they are carried out.",
  risk: "read",
  isInternal: true,
  args,
  run: async (_context, { text, choices, awaits_amount }): Promise<Proposal> => ({
    text,
    choices: choices.map(({ label, isYes, calls }) => ({ label, ...(isYes && { isYes }), calls: calls.map(toCall) })),
    awaitsAmount: awaits_amount === undefined ? null : toCall(awaits_amount),
  }),
  present: presentProposal,
});

function toCall({ tool, args: its, confirmed, expects }: z.output<typeof call>): ToolCall {
  return { tool, args: its, ...(confirmed && { confirmed }), ...(expects !== undefined && { expects }) };
}

/** There is one at most in a turn. */
function presentProposal(results: readonly Proposal[]): Presentation {
  const [proposal] = results;
  if (!proposal) return { blocks: [], facts: [] };
  const { text, choices, awaitsAmount } = proposal;
  return {
    blocks: [{ kind: "text", text }],
    facts: [],
    choices,
    pending: { question: text, choices, ...(awaitsAmount === null ? {} : { awaitsAmount }) },
  };
}
