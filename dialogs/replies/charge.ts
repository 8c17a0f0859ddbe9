import type { Entry } from "../../domain/entry.ts";
import type { Presentation } from "../tools/tool.ts";

/** Says that foreign money is not counted yet, and asks for the charge. */
export function chargeQuestion(ledgerCurrency: string): string {
  return `Not counted until I know what it came to in ${ledgerCurrency}. ${QUESTION}`;
}

/** The open question: a bare amount answers it. */
export function awaitCharge({ id }: Entry, ledgerCurrency: string): NonNullable<Presentation["pending"]> {
  return {
    question: QUESTION,
    choices: [],
    awaitsAmount: { tool: "revise_expense", args: { which: { id }, currency: ledgerCurrency } },
  };
}

const QUESTION = "What were you charged?";
