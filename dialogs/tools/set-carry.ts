import { z } from "zod";
import type { CategoryId } from "../../domain/categories.ts";
import { type Period, periodOf } from "../../domain/period.ts";
import { presentCarry } from "../replies/priorities.ts";
import { category } from "./arguments.ts";
import { knownCategory } from "./known-category.ts";
import { type AlertOutcome, defineTool, NO_ALERTS } from "./tool.ts";

const args = z.strictObject({ category, carry: z.boolean() });

/** Whether a category takes what is left, or over, into the next period. */
export interface CarryResult {
  readonly category: CategoryId;
  readonly carries: boolean;
  /** False where it was so already, and nothing was written. */
  readonly isChanged: boolean;
  /** The period in which it begins, or ends. */
  readonly period: Period;
  readonly alerts: AlertOutcome;
}

/** Lets a category carry what is left, or over, into the next period, or start anew in each. */
export const setCarry = defineTool({
  name: "set_carry",
  description: "Let a category carry what is left, or over, into the next month, or start anew each month.",
  risk: "write",
  args,
  async run({ book, categories, today, commit }, given): Promise<CarryResult> {
    const id = knownCategory(categories, given.category);
    const period = periodOf(today, book.ledger.paydays);
    const before = await book.record("categories", id);
    const isChanged = given.carry !== (before?.carriesFrom !== undefined);
    const { carriesFrom: _former, ...rest } = before ?? { id };
    const after = given.carry ? { ...rest, carriesFrom: period.key } : rest;
    const alerts = isChanged ? await commit([{ what: "categories", id, before, after }]) : NO_ALERTS;
    return { category: id, carries: given.carry, isChanged, period, alerts };
  },
  present: presentCarry,
});
