import { z } from "zod";
import { presentDeclined } from "../replies/declined.ts";
import { defineTool } from "./tool.ts";

/** Why a voice note has no words. */
const WHY_UNHEARD = [
  "voice_off",
  "voice_long",
  "voice_empty",
  "voice_unreadable",
  "voice_later",
  "voice_budget",
] as const;

export type WhyUnheard = (typeof WHY_UNHEARD)[number];

const args = z.strictObject({
  reason: z.enum([
    "not_money",
    "hypothetical",
    "negated",
    "in_need",
    "move_money_asked",
    "cancel_asked",
    "invest_asked",
    "convert_asked",
    "calculation",
    "not_yet",
    "unclear",
    "left_alone",
    "only_this",
    "answered_before",
    "asked_elsewhere",
    "unknown_button",
    "secret",
    ...WHY_UNHEARD,
  ]),
  about: z.string().max(100).optional(),
});

/** Why something was not done. */
export type DeclineResult = z.output<typeof args>;

/** Says politely what it does not do; nothing is written. */
export const decline = defineTool({
  name: "decline",
  description: "Say that something is not done, and why, in one sentence.",
  risk: "read",
  args,
  run: async (_context, given): Promise<DeclineResult> => given,
  present: presentDeclined,
});
