import type { CategoryId } from "../../domain/categories.ts";
import type { RiskTolerance } from "../../domain/plan.ts";
import type { PendingChoice } from "../state.ts";
import type { CategoryRank, RankingResult } from "../tools/rank-categories.ts";
import type { CarryResult } from "../tools/set-carry.ts";
import type { PriorityResult } from "../tools/set-priority.ts";
import type { RiskResult } from "../tools/set-risk.ts";
import type { Presentation } from "../tools/tool.ts";
import { alertLines, ofRunningPeriods, rearmedLines } from "./alerts.ts";
import { categoryName } from "./entries.ts";
import { formatDate, formatPercent, type View } from "./format.ts";
import { UNDO_CHOICE } from "./logged.ts";
import { combine, textOnly } from "./presentation.ts";

/** Says how much a category matters now, and what follows from it. */
export function presentPriority(results: readonly PriorityResult[], view: View): Presentation {
  return combine(results.map((result) => priority(result, view)));
}

/** Lists what matters most, with the reasons. */
export function presentRanking(results: readonly RankingResult[], view: View): Presentation {
  return combine(
    results.map(({ ranked, about }) => (about === null ? ranking(ranked, view) : rank(ranked, about, view))),
  );
}

/** Says what becomes of what is left of a category when its period ends. */
export function presentCarry(results: readonly CarryResult[], view: View): Presentation {
  return combine(results.map((result) => carry(result, view)));
}

/** Says how careful plans and advice are now. */
export function presentRisk(results: readonly RiskResult[], view: View): Presentation {
  return combine(results.map((result) => risk(result, view)));
}

const PLAN_ANEW: PendingChoice = { label: "Plan anew", calls: [{ tool: "create_budget", args: {} }] };

function priority({ category, before, after, place, of, isPlanned }: PriorityResult, view: View): Presentation {
  const name = categoryName(category, view);
  if (before === after) return textOnly(`${name} matters ${after} of 10 to you already.`);
  const next = isPlanned ? " The next plan goes by it." : "";
  return {
    ...textOnly(`⚖️ ${name}: priority ${before} → ${after} of 10, now ${place} of ${of} in order.${next}`),
    choices: [...(isPlanned ? [PLAN_ANEW] : []), UNDO_CHOICE],
  };
}

/** So many have their reasons told; the others are named only. */
const EXPLAINED = 8;

function ranking(ranked: readonly CategoryRank[], view: View): Presentation {
  const lines = ranked.slice(0, EXPLAINED).map((one, index) => {
    const { emoji, name } = view.categories.get(one.id);
    return `${index + 1} ${emoji} ${name}: ${reasons(one, view)}`;
  });
  const others = ranked.slice(EXPLAINED).map(({ id }) => categoryName(id, view));
  return textOnly(
    [
      "Your categories, what matters most first (by your word, by need, by what you spend):",
      ...lines,
      ...(others.length > 0 ? [`Then ${others.join(", ")}.`] : []),
      "Say “travel matters more to me” to change it.",
    ].join("\n"),
  );
}

function rank(ranked: readonly CategoryRank[], about: CategoryId, view: View): Presentation {
  const place = ranked.findIndex(({ id }) => id === about);
  const one = ranked[place];
  const { emoji, name } = view.categories.get(about);
  const why = one ? reasons(one, view) : "";
  const next = `Say “make ${name.toLowerCase()} more important” or “… less important” to change it.`;
  return textOnly(`${emoji} ${name} is number ${place + 1} of ${ranked.length}: ${why}.\n${next}`);
}

function reasons({ priority: own, necessity, isOwn, share, isShort }: CategoryRank, view: View): string {
  return [
    isOwn ? `you gave it ${own} of 10` : "",
    `needed ${necessity} of 10`,
    share > 0 ? `${formatPercent(share, view)} of your spending` : "",
    isShort ? "overspent now" : "",
  ]
    .filter((words) => words !== "")
    .join(", ");
}

function carry({ category, carries, isChanged, period, alerts }: CarryResult, view: View): Presentation {
  const name = categoryName(category, view);
  if (!isChanged) return textOnly(`${name} ${carries ? "carries over" : "starts anew each month"} already.`);
  const text = carries
    ? `⚖️ What is left of ${name}, or over, when ${formatDate(period.end, view)} is past goes into the next month.`
    : `⚖️ ${name} starts anew each month from now on; nothing is carried over.`;
  const current = ofRunningPeriods(alerts, view);
  const lines = [text, ...alertLines(current, [], view), ...rearmedLines(current, view)];
  return { ...textOnly(lines.join("\n")), choices: [UNDO_CHOICE] };
}

const HOW: Readonly<Record<RiskTolerance, string>> = {
  conservative: "Careful from now on",
  moderate: "The middle way from now on",
  aggressive: "Bold from now on",
};

function risk({ before, after, wants, savings, buffer, isPlanned }: RiskResult, view: View): Presentation {
  const percent = (value: number): string => formatPercent(value, view);
  const keeps = buffer === 0 ? "nothing of the income has to stay free" : `${percent(buffer)} of the income stays free`;
  const what = `plans give ${percent(wants)} to wants and ${percent(savings)} to savings, and I say buy where ${keeps}`;
  if (before === after) return textOnly(`It is so already (${after}): ${what}.`);
  return {
    ...textOnly(`⚖️ ${HOW[after]} (${after}): ${what}.`),
    choices: [...(isPlanned ? [PLAN_ANEW] : []), UNDO_CHOICE],
  };
}
