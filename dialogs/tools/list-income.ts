import { z } from "zod";
import { type Money, sum } from "../../domain/money.ts";
import { paysIn } from "../../domain/pays.ts";
import { periodOf } from "../../domain/period.ts";
import { type IncomeSource, planInForce } from "../../domain/plan.ts";
import { presentIncomeListed } from "../replies/income-listed.ts";
import { readSources } from "./position.ts";
import { defineTool } from "./tool.ts";

/** What comes in regularly, as it is known. */
export interface IncomeListed {
  /** None: nothing is known of it. */
  readonly sources: readonly IncomeSource[];
  /** What they bring in the running period. */
  readonly inPeriod: Money;
}

/** Tells what comes in regularly. */
export const listIncome = defineTool({
  name: "list_income",
  description: "Tell what the person earns regularly, as they said it.",
  risk: "read",
  args: z.strictObject({}),
  async run({ book, today }): Promise<IncomeListed> {
    const period = periodOf(today, book.ledger.paydays);
    const sources = await readSources(book, period, planInForce(await book.records("plans"), period.key));
    const pays = sources.flatMap((source) => paysIn(source, period).map(({ amount }) => amount));
    return { sources, inPeriod: sum(pays, book.ledger.currency) };
  },
  present: presentIncomeListed,
});
