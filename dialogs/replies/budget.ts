import type { CategoryGroup } from "../../domain/categories.ts";
import { sum } from "../../domain/money.ts";
import type { Plan } from "../../domain/plan.ts";
import type { BudgetResult } from "../tools/create-budget.ts";
import type { Presentation } from "../tools/tool.ts";
import type { WeekStanding } from "../tools/weeks.ts";
import { alertLines, rearmedLines } from "./alerts.ts";
import { formatDate, formatMoney, formatMonth, formatShort, type View } from "./format.ts";
import { UNDO_CHOICE } from "./logged.ts";
import { combine, textOnly } from "./presentation.ts";
import { leftWords, presentSummary } from "./summary.ts";

/** Shows a plan: its three parts, what each category gets, and what is left to spend. */
export function presentBudget(results: readonly BudgetResult[], view: View): Presentation {
  return combine(results.map((result) => present(result, view)));
}

function present(result: BudgetResult, view: View): Presentation {
  if (result.kind === "needs_income") return askIncome();
  const { plan, summary, alerts, replaces } = result;
  const month = formatMonth(plan.period, view);
  const lines = [
    `📋 ${replaces ? "New plan" : "Plan"} from ${month}: ${formatMoney(plan.income, view)} a month`,
    groupLine(plan, view),
    ...underfundedLines(plan, view),
    ...leftLine(result, view),
    ...alertLines(alerts, [], view),
    ...rearmedLines(alerts, view),
  ];
  return {
    blocks: [{ kind: "text", text: lines.join("\n") }, allocationTable(plan, summary.weeks, view)],
    facts: presentSummary([summary], view).facts,
    choices: [UNDO_CHOICE],
  };
}

function askIncome(): Presentation {
  const question = "What do you have a month, after tax?";
  return {
    ...textOnly(question),
    pending: { question, choices: [], awaitsAmount: { tool: "create_budget", args: {} } },
  };
}

const GROUPS: readonly (readonly [CategoryGroup, string])[] = [
  ["needs", "needs"],
  ["wants", "wants"],
  ["savings", "savings and debt"],
];

function groupLine(plan: Plan, view: View): string {
  const { categories } = view;
  const parts = GROUPS.map(([group, name]) => {
    const amounts = plan.allocations.filter(({ category }) => categories.get(category).group === group);
    const total = sum(
      amounts.map(({ amount }) => amount),
      plan.income.currency,
    );
    return `${formatShort(total, view)} for ${name}`;
  });
  const rest = plan.unassigned.minor > 0 ? [`${formatShort(plan.unassigned, view)} not assigned`] : [];
  return [...parts, ...rest].join(" · ");
}

function underfundedLines({ underfunded }: Plan, view: View): string[] {
  return underfunded.minor > 0 ? [`⚠️ Your limits are ${formatMoney(underfunded, view)} above the income.`] : [];
}

function leftLine({ summary: { summary, isCurrent } }: Extract<BudgetResult, { kind: "made" }>, view: View): string[] {
  if (!isCurrent || summary.left === null || summary.perDay === null) return [];
  const until = formatDate(summary.period.end, view);
  const perDay = summary.perDay.minor > 0 ? `, ${formatMoney(summary.perDay, view)} a day` : "";
  return [`${leftWords(summary.left, view)} to spend until ${until}${perDay}.`];
}

function allocationTable(plan: Plan, weeks: readonly WeekStanding[] | undefined, view: View) {
  const { categories } = view;
  const rows = plan.allocations
    .filter(({ amount }) => amount.minor > 0)
    .toSorted((a, b) => b.amount.minor - a.amount.minor)
    .map(({ category, amount }) => {
      const { emoji, name } = categories.get(category);
      const week = weeks?.find((one) => one.category === category);
      return [`${emoji} ${name}${week ? ` (${formatShort(week.limit, view)} a week)` : ""}`, formatMoney(amount, view)];
    });
  return { kind: "table", columns: ["", "a month"], rows } as const;
}
