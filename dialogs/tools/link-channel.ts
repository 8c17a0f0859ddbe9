import { z } from "zod";
import type { LinkWay, NumberProof } from "../account.ts";
import { presentLink } from "../replies/link-offered.ts";
import { defineTool } from "./tool.ts";

const args = z
  .strictObject({
    channel: z.enum(["telegram", "slack", "sms", "whatsapp", "teams", "page", "console"]).optional(),
    /** E.164. */
    number: z
      .string()
      .regex(/^\+[1-9]\d{6,14}$/, "A number is written with its country, like +491701234567.")
      .optional(),
  })
  .refine(({ channel, number }) => channel === undefined || number === undefined, "Name a channel or a number.");

/** What there is to do to link one more channel. */
export type LinkResult =
  | { readonly kind: "offer"; readonly asked: string | null; readonly ways: readonly LinkWay[] }
  | { readonly kind: "number"; readonly number: string; readonly proof: NumberProof };

/** Makes a code that links one more channel, or texts one to a number that is named. */
export const linkChannel = defineTool({
  name: "link_channel",
  description: "Make a single-use code that links another channel to this book, or text one to a phone number.",
  risk: "confirm",
  isOutside: true,
  args,
  async run(context, { channel, number }): Promise<LinkResult> {
    if (number !== undefined) return { kind: "number", number, proof: await context.account.proveNumber(number) };
    return { kind: "offer", asked: channel ?? null, ways: await context.account.offerLink() };
  },
  present: presentLink,
});
