import { money } from "../../domain/money.ts";
import type { Presentation } from "../tools/tool.ts";
import type { Owing } from "../tools/who-owes.ts";
import { capitalise, formatMoney, type View } from "./format.ts";
import { combine, textOnly } from "./presentation.ts";

/** Says who owes what, or that nobody does. */
export function presentWhoOwes(results: readonly (readonly Owing[])[], view: View): Presentation {
  return combine(results.map((owings) => present(owings, view)));
}

function present(owings: readonly Owing[], view: View): Presentation {
  if (owings.length === 0) return textOnly("Nobody owes you anything, and you owe nobody, as far as I was told.");
  const lines = owings.map(({ who, owed }) => {
    const figure = formatMoney(money(Math.abs(owed.minor), owed.currency), view);
    return owed.minor > 0 ? `🤝 ${capitalise(who)} owes you ${figure}.` : `🤝 You owe ${capitalise(who)} ${figure}.`;
  });
  return {
    ...textOnly(lines.join("\n")),
    facts: owings.map(({ who, owed }) => ({ label: `${capitalise(who)} owes`, value: owed })),
  };
}
