import { z } from "zod";
import { presentDeclined } from "../replies/declined.ts";
import { defineTool } from "./tool.ts";

const args = z.strictObject({
  reason: z.enum([
    "not_money",
    "hypothetical",
    "negated",
    "move_money_asked",
    "cancel_asked",
    "invest_asked",
    "convert_asked",
    "calculation",
    "not_yet",
    "unclear",
    "left_alone",
    "answered_before",
    "asked_elsewhere",
    "unknown_button",
    "secret",
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
