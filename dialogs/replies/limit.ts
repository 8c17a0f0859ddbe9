import type { DroppedCategoryLimit, DroppedLimit } from "../tools/drop-limit.ts";
import type { TagLimitResult } from "../tools/limit-tag.ts";
import type { CategoryLimitResult, LimitResult } from "../tools/set-limit.ts";
import type { Presentation } from "../tools/tool.ts";
import { alertLines, ofRunningPeriods, rearmedLines } from "./alerts.ts";
import { categoryName } from "./entries.ts";
import { formatMoney, formatMonth, formatShort, plural, type View } from "./format.ts";
import { UNDO_CHOICE } from "./logged.ts";
import { combine, textOnly } from "./presentation.ts";
import { standingFacts, standingLine } from "./standing.ts";
import { tagFacts, tagLimitWords, tagUseWords } from "./tags.ts";

/** Confirms a limit, from what to what, and how the category stands against it. */
export function presentLimit(results: readonly LimitResult[], view: View): Presentation {
  return combine(results.map((result) => ("tag" in result ? presentTag(result, view) : present(result, view))));
}

function present(result: CategoryLimitResult, view: View): Presentation {
  const { after, standing } = result;
  const alerts = ofRunningPeriods(result.alerts, view);
  const lines = [
    `📏 ${standing.name} limit ${amountWords(result, view)} · ${standingLine(standing, view)}`,
    ...planLines(result, view),
    ...alertLines(alerts, [standing], view),
    ...rearmedLines(alerts, view),
  ];
  return {
    blocks: [{ kind: "text", text: lines.join("\n") }],
    facts: [{ label: `${standing.name} limit`, value: after }, ...standingFacts(standing)],
    ...(result.isChanged ? { choices: [UNDO_CHOICE] } : {}),
  };
}

function presentTag({ before, after, standing, alerts, isChanged }: TagLimitResult, view: View): Presentation {
  const words = isChanged ? tagLimitWords(before, after, view) : `${tagLimitWords(null, after, view)}, as before`;
  const lines = [
    [`📏 ${words}`, ...(standing ? tagUseWords(standing, view) : [])].join(" · "),
    ...alertLines(alerts, [], view),
    ...rearmedLines(alerts, view),
  ];
  return {
    blocks: [{ kind: "text", text: lines.join("\n") }],
    facts: [{ label: `#${after.tag} limit`, value: after.amount }, ...(standing ? tagFacts(standing, view) : [])],
    ...(isChanged ? { choices: [UNDO_CHOICE] } : {}),
  };
}

/** Says that a limit is gone, and what a plan gives the category still. */
export function presentDroppedLimit(results: readonly DroppedLimit[], view: View): Presentation {
  return combine(
    results.map((result) => {
      const { isChanged } = result;
      if ("tag" in result) {
        return {
          ...textOnly(`📏 #${result.tag} has no limit${isChanged ? " any more" : ""}.`),
          ...(isChanged ? { choices: [UNDO_CHOICE] } : {}),
        };
      }
      const { standing } = result;
      const { allocated, name } = standing;
      const share = allocated === null ? "" : ` Your plan gives it ${formatMoney(allocated, view)} a month.`;
      return {
        ...textOnly(`📏 ${name} has no limit${sinceWords(result, view)}.${share}`),
        ...(isChanged ? { choices: [UNDO_CHOICE] } : {}),
      };
    }),
  );
}

function sinceWords({ isChanged, isKeptForEarlier, standing }: DroppedCategoryLimit, view: View): string {
  if (!isChanged) return "";
  if (!isKeptForEarlier) return " any more";
  return ` from ${formatMonth(standing.period.key, view)} on; earlier months keep theirs`;
}

/** How many of those that gave are named: enough to see what changed, on one line. */
const GIVERS_NAMED = 3;

/** What it took from the rest of the plan, or left of it. */
function planLines({ givers, unassigned, underfunded }: CategoryLimitResult, view: View): string[] {
  const named = givers.slice(0, GIVERS_NAMED).map(({ category, amount }) => {
    return `${categoryName(category, view)} ${formatShort(amount, view)}`;
  });
  const others = givers.length - named.length;
  const more = others > 0 ? ` and ${plural(others, "other")}` : "";
  return [
    ...(named.length > 0 ? [`It comes from ${named.join(", ")}${more}.`] : []),
    ...(unassigned !== null && unassigned.minor > 0 ? [`${formatMoney(unassigned, view)} is in no category now.`] : []),
    ...(underfunded !== null && underfunded.minor > 0
      ? [`⚠️ Your limits are ${formatMoney(underfunded, view)} above your income.`]
      : []),
  ];
}

function amountWords({ before, after, perBefore, per }: CategoryLimitResult, view: View): string {
  const now = `${formatMoney(after, view)} a ${per}`;
  if (before === null) return now;
  if (perBefore !== per) return `${formatMoney(before, view)} a ${perBefore} → ${now}`;
  return before.minor === after.minor ? `stays ${now}` : `${formatMoney(before, view)} → ${now}`;
}
