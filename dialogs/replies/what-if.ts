import { type Money, money } from "../../domain/money.ts";
import type { Presentation } from "../tools/tool.ts";
import type { ImaginedChange, WhatIfResult } from "../tools/what-if.ts";
import { formatDate, formatMoney, plural, type View } from "./format.ts";
import { combine, textOnly } from "./presentation.ts";
import { leftWords } from "./summary.ts";

/** Tells what would have come of something else; nothing was changed. */
export function presentWhatIf(results: readonly WhatIfResult[], view: View): Presentation {
  return combine(results.map((result) => present(result, view)));
}

function present({ changes, free, freeThen }: WhatIfResult, view: View): Presentation {
  const lines = changes.map((change) => changeWords(change, view));
  const effect =
    free === null || freeThen === null || free.minor === freeThen.minor
      ? []
      : [`${leftWords(freeThen, view)} to spend instead of ${formatMoney(free, view)}.`];
  return {
    ...textOnly([`🔮 ${lines.join(" ")}`, ...effect, "Nothing was changed."].join("\n")),
    facts: [
      ...changes.map(({ kind, what, saved }) => ({
        label: kind === "income" ? what : `less spent on ${what}`,
        value: saved,
      })),
      ...(freeThen === null ? [] : [{ label: "left to spend then", value: freeThen }]),
    ],
  };
}

function changeWords({ kind, what, since, count, saved }: ImaginedChange, view: View): string {
  const figure = formatMoney(absolute(saved), view);
  if (kind === "income") return `With ${figure} coming in a month:`;
  if (kind === "add") return `With ${what}, ${figure} more would be spent.`;
  if (count === 0)
    return `There is nothing about ${what} since ${formatDate(since, view)}, so only what is still to come changes.`;
  const entries = plural(count, "entry", "entries");
  const verb = kind === "skip" ? `Without ${what}` : `With ${what} at that price`;
  return `${verb} since ${formatDate(since, view)} you would have spent ${figure} ${saved.minor < 0 ? "more" : "less"} (${entries}).`;
}

function absolute({ minor, currency }: Money): Money {
  return money(Math.abs(minor), currency);
}
