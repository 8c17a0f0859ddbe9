import { z } from "zod";
import { NotFound } from "../../domain/errors.ts";
import type { PlannedPurchase } from "../../domain/planned-purchase.ts";
import { presentSettled } from "../replies/recalled.ts";
import { defineTool } from "./tool.ts";

const args = z.strictObject({ planned: z.string(), state: z.enum(["bought", "dropped"]) });

/** Says what became of what was planned to be bought. */
export const settlePlanned = defineTool({
  name: "settle_planned",
  description: "Say whether what was planned was bought.",
  risk: "write",
  isInternal: true,
  args,
  async run({ book, commit }, { planned: id, state }): Promise<PlannedPurchase> {
    const before = await book.record("planned", id);
    if (!before) throw new NotFound("That is not planned any more, so nothing was changed.");
    const after = { ...before, state };
    await commit([{ what: "planned", id, before, after }]);
    return after;
  },
  present: presentSettled,
});
