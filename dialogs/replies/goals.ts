import type { Goal } from "../../domain/goal.ts";
import type { GoalStanding } from "../../domain/goal-standing.ts";
import { percentage } from "../../domain/money.ts";
import type { GoalResult } from "../tools/set-goal.ts";
import type { Presentation } from "../tools/tool.ts";
import { capitalise, formatDate, formatMoney, formatPercent, type View } from "./format.ts";
import { freeLine } from "./income.ts";
import { UNDO_CHOICE } from "./logged.ts";
import { combine, textOnly } from "./presentation.ts";

/** Confirms a goal and what it asks of each month. */
export function presentGoal(results: readonly GoalResult[], view: View): Presentation {
  return combine(
    results.map(({ standing, hasPlan, now }) => {
      const free = freeLine(now, view);
      const plan = hasPlan ? [] : ["Make a plan, and it is set aside first."];
      const lines = [`🎯 ${goalLine(standing, view)}`, ...(free === null ? plan : [free])];
      return { ...textOnly(lines.join("\n")), facts: goalFacts(standing), choices: [UNDO_CHOICE] };
    }),
  );
}

/** The goals, a line each. */
export function presentGoals(results: readonly (readonly GoalStanding[])[], view: View): Presentation {
  return combine(
    results.map((standings) =>
      standings.length === 0
        ? textOnly("You have no goals yet. Say “save 300 a month for a house”.")
        : {
            ...textOnly(standings.map((standing) => `🎯 ${goalLine(standing, view)}`).join("\n")),
            facts: standings.flatMap(goalFacts),
          },
    ),
  );
}

/** Says that a goal is given up, and what becomes of its money. */
export function presentDroppedGoal(results: readonly Goal[]): Presentation {
  return combine(
    results.map(({ name }) => ({
      ...textOnly(`🎯 ${capitalise(name)} is no goal any more; what was put aside for it stays in your savings.`),
      choices: [UNDO_CHOICE],
    })),
  );
}

/** `House: $1,200.00 of $20,000.00 (6 %), $300.00 a month planned, by Tue 1 Dec`. */
function goalLine({ goal, pot, planned, contributed }: GoalStanding, view: View): string {
  const { amount, by, name, share } = goal;
  const part = amount === null ? null : percentage(pot, amount);
  const parts = [
    `${formatMoney(pot, view)}${amount === null ? " put aside" : ` of ${formatMoney(amount, view)}`}${part === null ? "" : ` (${formatPercent(part, view)})`}`,
    ...(planned.minor > 0
      ? [
          `${formatMoney(planned, view)} a month planned${share === undefined ? "" : ` (${formatPercent(share, view)} of income)`}`,
        ]
      : []),
    ...(contributed.minor === 0 ? [] : [`${formatMoney(contributed, view)} this month`]),
    ...(by === undefined ? [] : [`by ${formatDate(by, view)}`]),
  ];
  return `${capitalise(name)}: ${parts.join(", ")}`;
}

function goalFacts({ goal, pot, planned }: GoalStanding): Presentation["facts"] {
  return [
    { label: `in the ${goal.name} pot`, value: pot },
    { label: `planned for ${goal.name}`, value: planned },
  ];
}
