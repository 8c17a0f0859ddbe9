import type { Change } from "../../domain/operation.ts";
import type { Limit } from "../../domain/plan.ts";
import { isTagLimit, type TagLimit } from "../../domain/tag-limit.ts";
import { UNDO_REACH } from "../../domain/undo.ts";
import type { Presentation } from "../tools/tool.ts";
import type { ReversedTurn, ReverseResult } from "../tools/undo-redo.ts";
import { alertLines, rearmedLines } from "./alerts.ts";
import { categoryName, changedLine, channelName, entryLine, shownEntry } from "./entries.ts";
import { formatMoney, formatMonth, type View } from "./format.ts";
import { combine, textOnly } from "./presentation.ts";
import { standingFacts, standingLine } from "./standing.ts";
import { tagLimitWords } from "./tags.ts";

type Missing = NonNullable<ReverseResult["missing"]>;

/** Names what was taken back or brought back, and from which channel. */
export function presentReversed(results: readonly ReverseResult[], view: View): Presentation {
  return combine(results.map((result) => present(result, view)));
}

function present(result: ReverseResult, view: View): Presentation {
  const isUndo = result.direction === "undo";
  if (result.missing !== undefined) return textOnly(MISSING[result.direction][result.missing]);
  const verb = isUndo ? "↩️ Undone" : "↪️ Back again";
  const few =
    result.turns.length < result.asked ? [`That is all there was: ${result.turns.length} of ${result.asked}.`] : [];
  const lines = [
    ...result.turns.map((turn) => `${verb}: ${turnWords(turn, view)} (from ${channelName(turn.channel)})`),
    ...few,
    ...result.standings.map((standing) => standingLine(standing, view)),
    ...alertLines(result.alerts, result.standings, view),
    ...rearmedLines(result.alerts, view),
  ];
  const standing = result.turns.flatMap(({ changes }) => changes.flatMap((change) => entryAfter(change, isUndo)));
  return {
    blocks: [{ kind: "text", text: lines.join("\n") }],
    facts: result.standings.flatMap(standingFacts),
    shown: standing.map(shownEntry),
    choices: isUndo ? [{ label: "Redo", calls: [{ tool: "redo", args: {} }] }] : [],
  };
}

const MISSING: Readonly<Record<ReverseResult["direction"], Readonly<Record<Missing, string>>>> = {
  undo: {
    none: `There is nothing to undo from the last ${UNDO_REACH.days} days.`,
    already: "That was undone already; nothing was changed.",
    out_of_reach: `That is too far back: I can undo your last ${UNDO_REACH.turns} changes of ${UNDO_REACH.days} days. Nothing was changed.`,
  },
  redo: {
    none: "There is nothing to bring back.",
    already: "That was brought back already; nothing was changed.",
    out_of_reach: "Something new was written since, so that can't be brought back. Nothing was changed.",
  },
};

function turnWords({ changes }: ReversedTurn, view: View): string {
  // A limit that was set on a running plan moved the plan as well; naming both would look like two things.
  const isLimit = changes.some(({ what }) => what === "limits");
  return changes
    .filter(({ what }) => what !== "plans" || !isLimit)
    .map((change) => changeWords(change, view))
    .filter((words) => words !== "")
    .join(" · ");
}

function changeWords(change: Change, view: View): string {
  switch (change.what) {
    case "entries": {
      const { before, after } = change;
      if (before && after) return changedLine(before, after, view);
      if (after) return entryLine(after, view);
      return before ? `removal of ${entryLine(before, view)}` : "";
    }
    case "plans":
      return `the plan for ${formatMonth(change.id, view)}`;
    case "limits": {
      const [before, after] = [tagLimitOf(change.before), tagLimitOf(change.after)];
      if (before || after) return tagLimitWords(before, after, view);
      const from = change.before === null ? "" : `${formatMoney(change.before.amount, view)} → `;
      const to = change.after === null ? "none" : formatMoney(change.after.amount, view);
      return `${categoryName(change.id, view)} limit ${from}${to} a month`;
    }
    default:
      return "";
  }
}

/** The image of a changed entry that stands now. */
function tagLimitOf(limit: Limit | TagLimit | null): TagLimit | null {
  return limit && isTagLimit(limit) ? limit : null;
}

function entryAfter(change: Change, isUndo: boolean) {
  if (change.what !== "entries") return [];
  const image = isUndo ? change.before : change.after;
  return image ? [image] : [];
}
