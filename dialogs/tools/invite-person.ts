import { z } from "zod";
import type { Inviting } from "../account.ts";
import { presentInvitation } from "../replies/invited.ts";
import { defineTool } from "./tool.ts";

const args = z.strictObject({ name: z.string().trim().min(1).max(60).optional() });

/** What became of an invitation. */
export interface InviteResult {
  /** Whom it is for, in the person's words. */
  readonly name: string | null;
  readonly inviting: Inviting;
}

/** Makes a code with which somebody else begins a book of their own. */
export const invitePerson = defineTool({
  name: "invite_person",
  description: "Make a single-use invitation with which somebody else begins a book of their own here.",
  risk: "confirm",
  isOutside: true,
  args,
  async run(context, { name }): Promise<InviteResult> {
    return { name: name ?? null, inviting: await context.account.invite() };
  },
  present: presentInvitation,
});
