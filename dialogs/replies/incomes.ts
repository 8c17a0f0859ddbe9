import type { IncomeSource } from "../../domain/plan.ts";
import type { PendingChoice } from "../state.ts";
import type { IncomesResult } from "../tools/set-income.ts";
import type { Presentation } from "../tools/tool.ts";
import { formatDate, formatMoney, formatShort, type View } from "./format.ts";
import { freeLine } from "./income.ts";
import { UNDO_CHOICE } from "./logged.ts";
import { combine } from "./presentation.ts";

/** Says what comes in regularly, and what a plan would make of it. */
export function presentIncomes(results: readonly IncomesResult[], view: View): Presentation {
  return combine(results.map((result) => present(result, view)));
}

function present({ after, inPeriod, planned, hasPlan, now }: IncomesResult, view: View): Presentation {
  const free = freeLine(now, view);
  const lines = [
    `💼 Income: ${after.map((source) => sourceWords(source, view)).join(" · ")}.`,
    ...(after.length > 1 || after[0]?.every !== "month"
      ? [`${formatMoney(inPeriod, view)} in this budget month.`]
      : []),
    ...(planned === null ? [] : [`Your plan was made for ${formatMoney(planned, view)} a month.`]),
    ...(free === null ? [] : [free]),
  ];
  return {
    blocks: [{ kind: "text", text: lines.join("\n") }],
    facts: [
      { label: "income", value: inPeriod },
      ...(now.free === null ? [] : [{ label: "left to spend", value: now.free }]),
    ],
    choices: [UNDO_CHOICE, ...(hasPlan && planned === null ? [] : [planChoice(hasPlan)])],
  };
}

function planChoice(hasPlan: boolean): PendingChoice {
  return { label: hasPlan ? "Plan anew" : "Make a plan", calls: [{ tool: "create_budget", args: {} }] };
}

/** `$2,900.00 a month on the 25th`. */
export function sourceWords({ name, amount, every, days, anchor }: IncomeSource, view: View): string {
  const what = name === "income" ? "" : `${name} `;
  const figure = `${what}${every === "irregular" ? "about " : ""}${formatShort(amount, view)}`;
  const [first, second] = days;
  switch (every) {
    case "month":
      return `${figure} a month${first === undefined ? "" : ` on the ${ordinal(first)}`}`;
    case "twice_monthly":
      return `${figure} on the ${ordinal(first ?? 1)} and the ${ordinal(second ?? 15)}`;
    case "week":
      return `${figure} a week${anchor === undefined ? "" : `, counted from ${formatDate(anchor, view)}`}`;
    case "two_weeks":
      return `${figure} every two weeks${anchor === undefined ? "" : `, counted from ${formatDate(anchor, view)}`}`;
    case "irregular":
      return `${figure} a month, irregular`;
  }
}

/** `1st`, `22nd`. */
export function ordinal(day: number): string {
  const ending = { one: "st", two: "nd", few: "rd", other: "th", zero: "th", many: "th" }[ORDINALS.select(day)];
  return `${day}${ending}`;
}

const ORDINALS = new Intl.PluralRules("en", { type: "ordinal" });
