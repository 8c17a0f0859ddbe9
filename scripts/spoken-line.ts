import { z } from "zod";
import { toolNames } from "../dialogs/tools/call.ts";
import type { UnderstandingContext } from "../dialogs/understanding/understanding.ts";

const toolCall = z.object({ tool: z.enum(toolNames), args: z.record(z.string(), z.unknown()) });

const localTime = z.string().transform((text, issues) => {
  try {
    return Temporal.PlainDateTime.from(text);
  } catch {
    issues.addIssue({ code: "custom", message: `"${text}" is no local time like 2026-06-10T09:12:00.` });
    return z.NEVER;
  }
});

/** A text to be understood, as `npm run -s understand` reads it. */
export const spokenLine = z.object({
  id: z.union([z.string(), z.number()]),
  text: z.string(),
  now: localTime,
  currency: z.string().regex(/^[A-Z]{3}$/, "A currency is three capital letters."),
  /** BCP 47. */
  locale: z.string().default("en-US"),
  context: z
    .object({
      /** The entries of the previous reply. */
      last: z
        .array(
          z.object({
            id: z.string().exactOptional(),
            description: z.string(),
            amount: z.string(),
            currency: z.string().exactOptional(),
            category: z.string().exactOptional(),
            date: z.iso.date().exactOptional(),
          }),
        )
        .default([]),
      /** True when the text replies to that message itself. */
      is_reply: z.boolean().default(false),
      /** The open question. */
      pending: z
        .object({
          question: z.string(),
          choices: z.array(z.object({ label: z.string(), calls: z.array(toolCall) })),
          awaits_amount: toolCall.optional(),
        })
        .optional(),
    })
    .optional(),
});

export type SpokenLine = z.output<typeof spokenLine>;

/** What the local brain is told beside the text. */
export function contextOf({ now, currency, locale, context }: SpokenLine): UnderstandingContext {
  const pending = context?.pending;
  return {
    now,
    currency,
    locale,
    shown: context?.last ?? [],
    isReply: context?.is_reply ?? false,
    pending: pending
      ? {
          question: pending.question,
          choices: pending.choices,
          ...(pending.awaits_amount ? { awaitsAmount: pending.awaits_amount } : {}),
          // An evaluation has no clock: its question is always still open.
          expires: "9999-12-31T00:00:00Z",
        }
      : null,
  };
}
