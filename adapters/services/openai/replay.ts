import type { ResponseInputItem, ResponseOutputItem } from "openai/resources/responses/responses";
import { z } from "zod";
import type { Round } from "../../../dialogs/language-model.ts";

/** The output items that a model has to be shown again, in their order, when the conversation goes on. */
const item = z.discriminatedUnion("type", [
  z.looseObject({
    type: z.literal("reasoning"),
    id: z.string(),
    summary: z.array(z.looseObject({ type: z.literal("summary_text"), text: z.string() })),
    encrypted_content: z.string(),
  }),
  z.looseObject({
    type: z.literal("function_call"),
    call_id: z.string(),
    name: z.string(),
    arguments: z.string(),
  }),
  z.looseObject({
    type: z.literal("message"),
    id: z.string(),
    role: z.literal("assistant"),
    status: z.enum(["in_progress", "completed", "incomplete"]),
    content: z.array(z.looseObject({ type: z.literal("output_text"), text: z.string() })),
    phase: z.enum(["commentary", "final_answer"]).exactOptional(),
  }),
]);

/**
 * What of an answer is kept for the next round: nothing is stored at the platform, so encrypted reasoning travels with us.
 */
export function replayOf(output: readonly ResponseOutputItem[]): unknown[] {
  return output.flatMap((one) => {
    const kept = Object.fromEntries(Object.entries(one).filter(([, value]) => value !== null && value !== undefined));
    return item.safeParse(kept).data ?? [];
  });
}

/** An earlier answer as input: as it came where it came from this API, else made from its text and calls. */
export function replayed({ replay, text, calls }: Round): ResponseInputItem[] {
  const items = z.array(item).safeParse(replay).data ?? [];
  if (items.length > 0) return items.map(asInput);
  return [
    ...(text === "" ? [] : [{ role: "assistant" as const, content: text }]),
    ...calls.map(({ id, tool, args }) => ({
      type: "function_call" as const,
      call_id: id,
      name: tool,
      arguments: args,
    })),
  ];
}

function asInput(one: z.output<typeof item>): ResponseInputItem {
  switch (one.type) {
    case "function_call":
      return one;
    case "reasoning": {
      const { type, id, summary, encrypted_content } = one;
      return { type, id, summary, encrypted_content };
    }
    case "message": {
      const { type, id, role, status, content, phase } = one;
      const texts = content.map(({ text }) => ({ type: "output_text" as const, text, annotations: [], logprobs: [] }));
      return { type, id, role, status, content: texts, ...(phase !== undefined && { phase }) };
    }
  }
}
