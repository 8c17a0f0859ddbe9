import { isEnded } from "../../domain/limit-over-time.ts";
import type { Change } from "../../domain/operation.ts";
import type { Limit } from "../../domain/plan.ts";
import type { Recurring } from "../../domain/recurring.ts";
import { isTagLimit, type TagLimit } from "../../domain/tag-limit.ts";
import { UNDO_REACH } from "../../domain/undo.ts";
import type { Presentation } from "../tools/tool.ts";
import type { ReversedTurn, ReverseResult } from "../tools/undo-redo.ts";
import { alertLines, ofRunningPeriods, rearmedLines } from "./alerts.ts";
import { channelName } from "./channel-names.ts";
import { categoryName, changedLine, entryLine, shownEntry } from "./entries.ts";
import { formatMoney, formatMonth, type View } from "./format.ts";
import { sourceWords } from "./incomes.ts";
import { categoryChange, isMerge } from "./own-category.ts";
import { plannedLine } from "./planned.ts";
import { preferenceChange } from "./preferences.ts";
import { combine, textOnly } from "./presentation.ts";
import { ruleLine } from "./recurring-words.ts";
import { reminderChange } from "./reminders.ts";
import { ruleChange } from "./rules.ts";
import { settingsChange } from "./settings.ts";
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
  const isMerged = result.turns.some(({ changes }) => changes.some(isMerge));
  const alerts = isMerged ? ofRunningPeriods(result.alerts, view) : result.alerts;
  const lines = [
    ...result.turns.map((turn) => `${verb}: ${turnWords(turn, view)} (from ${channelName(turn.channel)})`),
    ...few,
    ...result.standings.map((standing) => standingLine(standing, view)),
    ...alertLines(alerts, result.standings, view),
    ...rearmedLines(alerts, view),
  ];
  const standing = result.turns.flatMap(({ changes }) => changes.flatMap((change) => entryAfter(change, isUndo)));
  return {
    blocks: [{ kind: "text", text: lines.join("\n") }],
    facts: result.standings.flatMap(standingFacts),
    shown: standing.slice(0, MOST_SHOWN).map(shownEntry),
    choices: isUndo ? [{ label: "Redo", calls: [{ tool: "redo", args: {} }] }] : [],
  };
}

const OTHER_BOOK =
  "That was before your books were joined, so I can't turn it back. Correct or delete the entry itself. Nothing was changed.";

const MISSING: Readonly<Record<ReverseResult["direction"], Readonly<Record<Missing, string>>>> = {
  undo: {
    none: `There is nothing to undo from the last ${UNDO_REACH.days} days.`,
    already: "That was undone already; nothing was changed.",
    out_of_reach: `That is too far back: I can undo your last ${UNDO_REACH.turns} changes of ${UNDO_REACH.days} days. Nothing was changed.`,
    other_book: OTHER_BOOK,
  },
  redo: {
    none: "There is nothing to bring back.",
    already: "That was brought back already; nothing was changed.",
    out_of_reach: "Something new was written since, so that can't be brought back. Nothing was changed.",
    other_book: OTHER_BOOK,
  },
};

function turnWords({ changes }: ReversedTurn, view: View): string {
  const words = worthTelling(changes)
    .map((change) => changeWords(change, view))
    .filter((its) => its !== "");
  const others = words.length - MOST_NAMED;
  return [...words.slice(0, MOST_NAMED), ...(others > 0 ? [`${others} more`] : [])].join(" · ");
}

/** More things than that are a list that nobody reads. */
const MOST_NAMED = 20;

/**
 * The changes of an operation that are told: a merge of categories stands for all that went along, a limit that is set on a running plan moves the plan as well, and a plan brings
 * its income along; naming both would look like two things.
 */
export function worthTelling(changes: readonly Change[]): Change[] {
  const merges = changes.filter(isMerge);
  if (merges.length > 0) return merges;
  const isLimit = changes.some(({ what }) => what === "limits");
  const isPlan = changes.some(({ what }) => what === "plans");
  return changes.filter(({ what }) => (what !== "plans" || !isLimit) && (what !== "incomes" || !isPlan));
}

/** What a change is about, as a phrase: `the plan for November`; empty where nobody needs to know. */
export function changeWords(change: Change, view: View): string {
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
      return `${categoryName(change.id, view)} limit ${limitWords(change, view)}`;
    }
    case "incomes":
      return change.after === null
        ? "the income"
        : `income ${change.after.sources.map((source) => sourceWords(source, view)).join(" and ")}`;
    case "balances":
      return change.after === null ? "" : `the balance of ${formatMoney(change.after.amount, view)}`;
    case "goals": {
      const goal = change.after ?? change.before;
      return goal === null ? "" : `${change.after === null ? "dropping " : ""}the goal ${goal.name}`;
    }
    case "categories":
      return categoryChange(change, view);
    case "rules":
      return ruleChange(change, view);
    case "settings":
      return settingsChange(change);
    case "preferences":
      return preferenceChange(change.before, change.after);
    case "recurring": {
      const { before, after } = change;
      if (after === null) return before ? `the end of ${ruleLine(before, view)}` : "";
      if (before === null) return `what you expect: ${ruleLine(after, view)}`;
      return recurringWords(before, after, view);
    }
    case "reminders":
      return reminderChange(change, view);
    case "planned":
      return change.after === null ? "" : `what you plan to buy: ${plannedLine(change.after, view)}`;
    case "memories": {
      const { before, after } = change;
      return after === null ? `forgetting “${before?.text}”` : `keeping “${after.text}” in mind`;
    }
    default:
      return "";
  }
}

/** A change of a recurring entry: that it was stopped, or what it was and is. */
function recurringWords(before: Recurring, after: Recurring, view: View): string {
  if (before.end === undefined && after.end !== undefined) return `the end of ${ruleLine(before, view)}`;
  const on = after.terms.at(-1)?.from ?? view.today;
  return `${ruleLine(before, view, on)} → ${ruleLine(after, view, on)}`;
}

/** The image of a changed entry that stands now. */
function tagLimitOf(limit: Limit | TagLimit | null): TagLimit | null {
  return limit && isTagLimit(limit) ? limit : null;
}

/** `$200.00 → $250.00 a month`, `$200.00 a month → $50.00 a week`. */
function limitWords({ before, after }: Change<"limits">, view: View): string {
  const [was, is] = [before, after].map((limit) => {
    return limit === null || isTagLimit(limit) || isEnded(limit)
      ? null
      : { amount: formatMoney(limit.amount, view), per: ` a ${limit.per}` };
  });
  const now = is ? `${is.amount}${is.per}` : "none";
  if (!was) return now;
  return `${was.amount}${was.per === is?.per ? "" : was.per} → ${now}`;
}

function entryAfter(change: Change, isUndo: boolean) {
  if (change.what !== "entries") return [];
  const image = isUndo ? change.before : change.after;
  return image ? [image] : [];
}

/** As many as one message can have logged. */
const MOST_SHOWN = 50;
