import type { Household } from "../../../tests/support/household.ts";
import { findFigures } from "../figures/find-figures.ts";
import { ungrounded } from "../grounding.ts";
import { SCENES } from "./grounding-cases.ts";
import { evidenceIn } from "./june.ts";
import { mutantsOf } from "./mutations.ts";

/** How the check of figures does on true replies, and on those with one of their figures changed. */
export interface GroundingMeasured {
  readonly replies: number;
  /** Of the true replies. */
  readonly kept: number;
  readonly mutants: number;
  /** Mutants that were taken for true, each in words. */
  readonly missed: readonly string[];
}

/** Measures it on June's book. */
export async function measureGrounding(june: Household): Promise<GroundingMeasured> {
  const missed: string[] = [];
  let [replies, kept, mutants] = [0, 0, 0];
  for (const { said, calls, isTrue } of SCENES) {
    const evidence = await evidenceIn(june, said, ...calls);
    for (const reply of isTrue) {
      replies += 1;
      if (ungrounded(reply, evidence).length === 0) kept += 1;
      for (const mutant of mutantsOf(reply, findFigures(reply, evidence.view))) {
        mutants += 1;
        const isCaught = ungrounded(mutant.reply, evidence).some(({ start }) => Math.abs(start - mutant.start) < 2);
        if (!isCaught) missed.push(`${mutant.was} → ${mutant.now} in “${reply}”`);
      }
    }
  }
  return { replies, kept, mutants, missed };
}
