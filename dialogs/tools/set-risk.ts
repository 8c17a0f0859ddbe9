import { z } from "zod";
import { FRAME } from "../../domain/frame.ts";
import { BUFFER } from "../../domain/outlook.ts";
import { periodOf } from "../../domain/period.ts";
import { planInForce, type RiskTolerance } from "../../domain/plan.ts";
import { SETTINGS_ID } from "../../domain/settings.ts";
import { presentRisk } from "../replies/priorities.ts";
import { defineTool } from "./tool.ts";

const args = z.strictObject({ risk_tolerance: z.enum(["conservative", "moderate", "aggressive"]) });

/** How much risk is taken, and what follows from it. */
export interface RiskResult {
  readonly before: RiskTolerance;
  readonly after: RiskTolerance;
  /** Percent of the income that a plan gives to wants, and to savings. */
  readonly wants: number;
  readonly savings: number;
  /** Percent of the income that a purchase has to leave free, over a whole period. */
  readonly buffer: number;
  /** A plan holds that could be made anew by it. */
  readonly isPlanned: boolean;
}

/** Sets how careful plans and advice are. */
export const setRisk = defineTool({
  name: "set_risk",
  description: "Set how careful plans and purchase advice are: conservative, moderate or aggressive.",
  risk: "write",
  args,
  async run({ book, today, commit }, { risk_tolerance: risk }): Promise<RiskResult> {
    const settings = await book.record("settings", SETTINGS_ID);
    const plan = planInForce(await book.records("plans"), periodOf(today, book.ledger.paydays).key);
    const before = settings?.risk ?? plan?.risk ?? "moderate";
    if (before !== risk) {
      await commit([{ what: "settings", id: SETTINGS_ID, before: settings, after: { ...settings, risk } }]);
    }
    return {
      before,
      after: risk,
      wants: FRAME[risk].wants,
      savings: FRAME[risk].savings,
      buffer: BUFFER.percent[risk],
      isPlanned: plan !== null,
    };
  },
  present: presentRisk,
});
