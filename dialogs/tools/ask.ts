import { z } from "zod";
import type { PendingChoice } from "../state.ts";
import { type ToolCall, toolNames } from "./call.ts";
import type { Presentation } from "./tool.ts";
import { defineTool } from "./tool.ts";

const call = z.strictObject({ tool: z.enum(toolNames), args: z.record(z.string(), z.unknown()) });

const args = z.strictObject({
  question: z.string().min(1).max(500),
  choices: z
    .array(
      z.strictObject({
        label: z.string().min(1).max(60),
        isYes: z.literal(true).optional(),
        calls: z.array(call).max(20),
      }),
    )
    .max(5),
  /** A call that lacks only its amount; a bare number completes it. */
  awaits_amount: call.optional(),
});

interface AskResult {
  readonly question: string;
  readonly choices: readonly PendingChoice[];
  readonly awaitsAmount: ToolCall | null;
}

/** Asks one question instead of guessing; nothing is written. */
export const ask = defineTool({
  name: "ask",
  description: "Ask one question with the calls that each answer stands for, instead of guessing.",
  risk: "read",
  args,
  run: async (_context, given): Promise<AskResult> => ({
    question: given.question,
    choices: given.choices.map(({ isYes, ...choice }) => (isYes ? { ...choice, isYes } : choice)),
    awaitsAmount: given.awaits_amount ?? null,
  }),
  present: presentQuestion,
});

function presentQuestion(results: readonly AskResult[]): Presentation {
  const last = results.at(-1);
  if (!last) return { blocks: [], facts: [] };
  const { question, choices, awaitsAmount } = last;
  return {
    blocks: [{ kind: "text", text: question }],
    facts: [],
    choices,
    pending: { question, choices, ...(awaitsAmount === null ? {} : { awaitsAmount }) },
  };
}
