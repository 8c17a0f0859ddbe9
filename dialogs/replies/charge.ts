import type { Entry } from "../../domain/entry.ts";
import type { Presentation } from "../tools/tool.ts";
import { capitalise } from "./format.ts";

/** What is asked about foreign money; a bare amount answers it. */
interface ChargeQuestion {
  /** As it ends a line of its own: that nothing is counted yet, or whether the rate's guess holds. */
  readonly text: string;
  /** True where it belongs on the entry's own line. */
  readonly isAside: boolean;
  readonly pending: NonNullable<Presentation["pending"]>;
}

/**
 * The question for what a foreign expense was charged: it counts nowhere before, or by a rate that the bank may have seen
 * otherwise.
 *
 * @param isNamed other entries stand beside it
 * @returns null where the charge is known, or there is none to ask for
 */
export function chargeQuestion(entry: Entry, ledgerCurrency: string, isNamed = false): ChargeQuestion | null {
  if (entry.counts === null) {
    const question = entry.kind === "refund" ? "What came back?" : "What were you charged?";
    const text = `Not counted until I know what it came to in ${ledgerCurrency}. ${question}`;
    return { text, isAside: false, pending: awaiting(entry, ledgerCurrency, question) };
  }
  if (!isConverted(entry) || entry.kind !== "expense") return null;
  const question = isNamed ? `${capitalise(entry.description)} charged differently?` : "charged differently?";
  return { text: question, isAside: !isNamed, pending: awaiting(entry, ledgerCurrency, capitalise(question)) };
}

/** True for what a rate made of foreign money, as long as nobody told the charge. */
export function isConverted({ original }: Entry): boolean {
  return original !== undefined && original.rate !== null;
}

function awaiting({ id }: Entry, currency: string, question: string): ChargeQuestion["pending"] {
  const because = "Only your bank knows at which rate it takes foreign money.";
  return {
    question,
    because,
    choices: [],
    awaitsAmount: { tool: "revise_expense", args: { which: { id }, currency } },
  };
}
