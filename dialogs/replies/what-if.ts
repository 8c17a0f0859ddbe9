import { type Money, money, subtract } from "../../domain/money.ts";
import { termsOn } from "../../domain/recurring.ts";
import type { Fact } from "../state.ts";
import type { Presentation } from "../tools/tool.ts";
import type { ImaginedBill, ImaginedChange, WhatIfResult } from "../tools/what-if.ts";
import { capitalise, formatDate, formatMoney, plural, type View } from "./format.ts";
import { combine, textOnly } from "./presentation.ts";
import { leftWords } from "./summary.ts";

/** Tells what would have come of something else; nothing was changed. */
export function presentWhatIf(results: readonly WhatIfResult[], view: View): Presentation {
  return combine(results.map((result) => present(result, view)));
}

function present({ changes, free, freeThen }: WhatIfResult, view: View): Presentation {
  const lines = changes.flatMap((change) => {
    const isToCome = change.count === 0 && change.bills.length > 0;
    return [...(isToCome ? [] : [changeWords(change, view)]), ...billWords(change, view)];
  });
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
      ...changes.flatMap(({ bills }) => bills.flatMap((bill) => billFacts(bill))),
      ...(freeThen === null ? [] : [{ label: "left to spend then", value: freeThen }]),
    ],
  };
}

function billFacts({ rule, due, price }: ImaginedBill): Fact[] {
  const { amount } = termsOn(rule, due);
  const now = { label: rule.description, value: amount };
  if (price === null) return [now];
  return [
    now,
    { label: `${rule.description} then`, value: price },
    { label: "the difference", value: absolute(subtract(price, amount)) },
  ];
}

/** `Rent would cost $1,300.00 instead of $1,100.00 from Wed 1 Jul on, $200.00 more each time.` */
function billWords({ bills }: ImaginedChange, view: View): string[] {
  return bills.map(({ rule, due, price }) => {
    const name = capitalise(rule.description);
    const { amount } = termsOn(rule, due);
    const day = formatDate(due, view);
    if (price === null) return `${name} would not take its ${formatMoney(amount, view)} from ${day} on.`;
    const by = subtract(price, amount);
    const difference =
      by.minor === 0 ? "" : `, ${formatMoney(absolute(by), view)} ${by.minor > 0 ? "more" : "less"} each time`;
    return `${name} would cost ${formatMoney(price, view)} instead of ${formatMoney(amount, view)} from ${day} on${difference}.`;
  });
}

function changeWords({ kind, what, since, count, saved }: ImaginedChange, view: View): string {
  const figure = formatMoney(absolute(saved), view);
  if (kind === "income") return `With ${figure} coming in a month:`;
  if (kind === "add") return `With ${what}, ${figure} more would be spent.`;
  if (count === 0)
    return `There is nothing about ${what} since ${formatDate(since, view)}, so nothing would be otherwise.`;
  const entries = plural(count, "entry", "entries");
  const verb = kind === "skip" ? `Without ${what}` : `With ${what} at that price`;
  return `${verb} since ${formatDate(since, view)} you would have spent ${figure} ${saved.minor < 0 ? "more" : "less"} (${entries}).`;
}

function absolute({ minor, currency }: Money): Money {
  return money(Math.abs(minor), currency);
}
