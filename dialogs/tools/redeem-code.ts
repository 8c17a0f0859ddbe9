import { z } from "zod";
import type { Joining, Redemption } from "../account.ts";
import { presentJoined, presentRedeemed } from "../replies/redeemed.ts";
import type { ToolCall } from "./call.ts";
import { defineTool } from "./tool.ts";

/** `code`: its hash, as its channel made it. */
const args = z.strictObject({ code: z.string().regex(/^[0-9a-f]{64}$/) });

/** What a code came to, and the call that joins two books where that is asked. */
export interface RedeemResult {
  readonly redemption: Redemption;
  readonly join: ToolCall;
}

/** Redeems a code that somebody who is known already has shown. */
export const redeemCode = defineTool({
  name: "redeem_code",
  description: "Redeem a link code.",
  risk: "confirm",
  isInternal: true,
  isOutside: true,
  args,
  async run(context, { code }): Promise<RedeemResult> {
    const join: ToolCall = { tool: "join_books", args: { code }, confirmed: true };
    return { redemption: await context.account.redeem(code), join };
  },
  present: presentRedeemed,
});

/** Makes one of two people, after a yes. */
export const joinBooks = defineTool({
  name: "join_books",
  description: "Join two books of one person into one.",
  risk: "confirm",
  isInternal: true,
  isOutside: true,
  args,
  async run(context, { code }): Promise<Joining> {
    return context.account.join(code);
  },
  present: presentJoined,
});
