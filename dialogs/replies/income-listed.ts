import type { IncomeListed } from "../tools/list-income.ts";
import type { Presentation } from "../tools/tool.ts";
import { formatMoney, type View } from "./format.ts";
import { sourceWords } from "./incomes.ts";
import { combine, textOnly } from "./presentation.ts";

/** Says what comes in regularly, or how to say it. */
export function presentIncomeListed(results: readonly IncomeListed[], view: View): Presentation {
  return combine(results.map((result) => present(result, view)));
}

function present({ sources, inPeriod }: IncomeListed, view: View): Presentation {
  if (sources.length === 0) return textOnly("I don't know what you earn yet. Say it like “I earn 2900 on the 25th”.");
  const words = sources.map((source) => sourceWords(source, view)).join(" · ");
  return {
    ...textOnly(`💼 Income: ${words}. ${formatMoney(inPeriod, view)} in this budget month.`),
    facts: [{ label: "income", value: inPeriod }],
  };
}
