import type { Change } from "../../domain/operation.ts";
import type { Presentation } from "../tools/tool.ts";
import type { ReversedTurn, ReverseResult } from "../tools/undo-redo.ts";
import { categoryName, entryLine, shownEntry } from "./entries.ts";
import { capitalise, formatMoney, formatMonth, type View } from "./format.ts";
import { combine, textOnly } from "./presentation.ts";
import { alertLines, rearmedLines, standingFacts, standingLine } from "./standing.ts";

/** Names what was taken back or brought back, and from which channel. */
export function presentReversed(results: readonly ReverseResult[], view: View): Presentation {
  return combine(results.map((result) => present(result, view)));
}

function present(result: ReverseResult, view: View): Presentation {
  const isUndo = result.direction === "undo";
  if (result.already) return textOnly("That was undone already; nothing was changed.");
  if (result.turns.length === 0) {
    return textOnly(isUndo ? "There is nothing to undo from the last 30 days." : "There is nothing to bring back.");
  }
  const verb = isUndo ? "↩️ Undone" : "↪️ Back again";
  const few =
    result.turns.length < result.asked ? [`That is all there was: ${result.turns.length} of ${result.asked}.`] : [];
  const lines = [
    ...result.turns.map((turn) => `${verb}: ${turnWords(turn, view)} (from ${channelName(turn.channel)})`),
    ...few,
    ...result.standings.map((standing) => standingLine(standing, view)),
    ...result.standings.flatMap((standing) => alertLines(result.alerts, standing, view)),
    ...rearmedLines(result.alerts),
  ];
  const standing = result.turns.flatMap(({ changes }) => changes.flatMap((change) => entryAfter(change, isUndo)));
  return {
    blocks: [{ kind: "text", text: lines.join("\n") }],
    facts: result.standings.flatMap(standingFacts),
    shown: standing.map(shownEntry),
    choices: isUndo ? [{ label: "Redo", calls: [{ tool: "redo", args: {} }] }] : [],
  };
}

function turnWords({ changes }: ReversedTurn, view: View): string {
  return changes
    .filter(({ what }) => what !== "alerts")
    .map((change) => changeWords(change, view))
    .join(" · ");
}

function changeWords(change: Change, view: View): string {
  switch (change.what) {
    case "entries": {
      const { before, after } = change;
      if (before && after)
        return `${capitalise(after.description)} ${formatMoney(before.amount, view)} → ${formatMoney(after.amount, view)}`;
      if (after) return entryLine(after, view);
      return before ? `removal of ${entryLine(before, view)}` : "";
    }
    case "plans":
      return `the plan for ${formatMonth(change.id, view)}`;
    case "limits": {
      const limit = change.after;
      return limit ? `the limit of ${formatMoney(limit.amount, view)} for ${categoryName(limit.category)}` : "a limit";
    }
    case "alerts":
    case "verdicts":
      return "";
  }
}

/** The image of a changed entry that stands now. */
function entryAfter(change: Change, isUndo: boolean) {
  if (change.what !== "entries") return [];
  const image = isUndo ? change.before : change.after;
  return image ? [image] : [];
}

function channelName(channel: string): string {
  return channel === "sms" ? "SMS" : capitalise(channel);
}
