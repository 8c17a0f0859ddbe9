import { InvalidInput } from "../../domain/errors.ts";
import type { Period } from "../../domain/period.ts";
import { type IncomeSource, type Plan, planInForce } from "../../domain/plan.ts";
import { stageWithAlerts } from "../tools/alerting.ts";
import { makePlan } from "../tools/plan-making.ts";
import { type Reader, readSources } from "../tools/position.ts";
import { JOB_STEP, type JobFacts } from "./job-facts.ts";

/**
 * Stages a plan of a period's own, made anew from the one that goes on into it: for its pays, bills and goals, with the limits
 * that the person set. Null where it has one already, where none goes on, or where nothing comes in: it goes on as it is then.
 */
export async function renewPlan(reader: Reader, period: Period): Promise<JobFacts | null> {
  const { book, today } = reader;
  const before = planInForce(await book.records("plans"), period.key);
  if (!before || before.period === period.key) return null;
  const after = await planFrom(reader, period, await readSources(book, period, before));
  if (!after) return null;
  const alerts = await stageWithAlerts(book, today, {
    step: JOB_STEP,
    tool: "create_budget",
    kind: "note",
    changes: [{ what: "plans", id: period.key, before: null, after }],
  });
  return { logged: null, planned: period.key, alerts };
}

async function planFrom(reader: Reader, period: Period, sources: readonly IncomeSource[]): Promise<Plan | null> {
  try {
    return await makePlan(reader, period, sources);
  } catch (error) {
    if (error instanceof InvalidInput) return null;
    throw error;
  }
}
