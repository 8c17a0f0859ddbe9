import type { PeriodKey } from "./period.ts";
import type { IncomeSource } from "./plan.ts";

/** The sources of a ledger's income, as the person stated them last; they last until they are stated again. */
export interface Incomes {
  readonly sources: readonly IncomeSource[];
  /** The first period they hold for. */
  readonly from: PeriodKey;
  /** What held before `from`; null: nothing was known. */
  readonly replaces: Incomes | null;
}

/** There is one such record in a ledger; this is its id. */
export const INCOMES_ID = "incomes";

/** The sources that held in a period; none when nothing was known then. */
export function sourcesIn(incomes: Incomes | null, period: PeriodKey): readonly IncomeSource[] {
  let known = incomes;
  while (known && known.from > period) known = known.replaces;
  return known?.sources ?? [];
}
