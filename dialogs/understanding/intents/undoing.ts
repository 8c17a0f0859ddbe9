import { normaliseDescription } from "../../../domain/entry.ts";
import type { ToolCall } from "../../tools/call.ts";
import { COUNTS } from "../counts.ts";
import { act, ask, choice, decline, NEITHER } from "../questions.ts";
import type { Reading } from "../reading.ts";
import type { Understanding } from "../understanding.ts";
import { ORDINAL, positionOf } from "./positions.ts";
import { describedEntry } from "./which-described.ts";
import { mentionedEntry } from "./which-shown.ts";

/** "undo", "undo that and the one before", "redo", "delete the second one", "get rid of the last two". */
export function readUndo(reading: Reading): Understanding | null {
  const plain = reading.lower
    .replace(/[.!]+$/, "")
    .replace(POLITE, "")
    .trim();
  return readRedo(plain) ?? readRedoCount(plain) ?? readUndoCount(plain, reading) ?? readRemoval(plain, reading);
}

const POLITE =
  /^(?:(?:no|oops|sorry|wait|hey|please|pls|ok|okay|ah|oh|can you|could you)[, ]+)+|[, ]+(?:please|pls|thanks|thank you|for me)$/g;

const MOST = 20;

const TIMES: Readonly<Record<string, number>> = {
  ...COUNTS,
  one: 1,
  couple: 2,
  "couple of": 2,
  once: 1,
  twice: 2,
  both: 2,
};
const COUNT = "(\\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|couple of|couple)";
const NOUN =
  "(?:changes?|things?|ones?|entr(?:y|ies)|expenses?|messages?|items?|transactions?|purchases?|logs?|steps?|actions?|turns?)";

function readRedo(plain: string): Understanding | null {
  if (
    !/^(?:(?:bring|put) (?:it|that) back,? redo(?: it| that)?|redo(?: (?:it|that|this|the last(?: one| change)?))?(?:,? (?:bring|put) (?:it|that) back)?|bring (?:it|that) back|put (?:it|that) back|undo the undo|restore (?:it|that)|un-?undo)$/.test(
      plain,
    )
  )
    return null;
  return act([{ tool: "redo", args: {} }], 0.97);
}

function readRedoCount(plain: string): Understanding | null {
  const counted = REDO_COUNTED.exec(plain)?.[1];
  if (counted === undefined) return null;
  const count = TIMES[counted] ?? Number.parseInt(counted, 10);
  if (count < 1 || count > MOST) return ask(`I can bring back up to ${MOST} at once. How many?`, []);
  return act([{ tool: "redo", args: count === 1 ? {} : { count } }], 0.97);
}

const REDO_COUNTED = new RegExp(
  `^(?:redo|bring back|restore)(?: (?:the|my|that|it|those))?(?: (?:last|latest|next))? (${COUNT.slice(1, -1)}|twice|both)(?: ?x)?(?: ${NOUN})?(?: times)?$`,
);

function readUndoCount(plain: string, { context }: Reading): Understanding | null {
  const count = undoCount(plain);
  if (count === null) return null;
  if (count < 1 || count > MOST) return ask(`I can undo up to ${MOST} at once. How many?`, []);
  // "Undo the last two" after one message with several entries means entries; whole messages otherwise.
  const meansEntries =
    /\b(?:last|latest) (?!one\b|change|thing)/.test(plain) && count > 1 && count <= context.shown.length;
  if (meansEntries) return act([{ tool: "remove_expense", args: { which: { last: count } } }], 0.92);
  return act([{ tool: "undo", args: count === 1 ? {} : { count } }], 0.97);
}

function undoCount(plain: string): number | null {
  if (UNDO_ONE.test(plain)) return 1;
  if (
    /^(?:undo|revert|take back) (?:that|this|it|the last(?: one)?) (?:and|&|plus) (?:the )?(?:one|thing|entry|expense)? ?(?:before|previous|prior)(?: (?:that|it|one))?$/.test(
      plain,
    )
  )
    return 2;
  const counted = UNDO_SEVERAL.exec(plain)?.[1];
  if (counted !== undefined) return TIMES[counted] ?? Number(counted);
  const times = /^undo (?:that |it )?(once|twice|\d{1,2}(?: ?x| times)|both)(?: ones)?$/.exec(plain)?.[1];
  return times === undefined ? null : (TIMES[times] ?? Number.parseInt(times, 10));
}

const UNDO_ONE = new RegExp(
  `^(?:undo(?: (?:that|this|it|(?:the |my )?(?:last|latest|previous)(?: (?:one|${NOUN}))?|that one))?|take (?:that|it) back|revert(?: (?:that|it|the last(?: one)?))?|roll (?:that|it) back|undo undo|(?:bitte )?(?:(?:mach|mache) (?:das|es|das letzte) (?:bitte )?)?rückgängig(?: machen)?(?: bitte)?|(?:por favor )?(?:deshacer|deshaz(?:lo)?)(?: eso| esto| lo último)?(?: por favor)?|(?:annuler|annule)(?: ça| cela| la dernière)?(?: s'il te plaît| stp)?|annulla(?: l'ultima| l'ultimo)?(?: per favore)?|(?:desfazer|desfaz)(?: isso| a última)?(?: por favor)?|wapas karo)$`,
);

const UNDO_SEVERAL = new RegExp(
  `^(?:undo|revert|roll back)(?: (?:the|my))?(?: (?:last|latest|previous))? ${COUNT}(?: (?:last|latest))?(?: ${NOUN})?(?: times)?$`,
);

const REMOVE =
  "(?:delete|remove|scratch|erase|strike|drop|get rid of|take out|take off|kill|clear|cancel|discard|scrap|forget(?= (?:the |my )?(?:last|latest) .*(?:entr|expense|purchase)))";

const REMOVED = new RegExp(`^${REMOVE} (.{1,80})$`);

function readRemoval(plain: string, reading: Reading): Understanding | null {
  const object = REMOVED.exec(plain)?.[1]?.replace(
    / (?:from (?:the|my) list|entry|expense|transaction|log|again)$/,
    "",
  );
  if (object === undefined) return null;
  if (ELSEWHERE.test(object)) return null;
  const { context } = reading;
  const goal = goalNamed(object, context.goals ?? []);
  const isShown = mentionedEntry(object, context.shown).kind !== "none";
  if (goal !== null && (!isShown || /^(?:drop|scrap|cancel)/.test(plain) || IS_GOAL.test(object)))
    return act([{ tool: "drop_goal", args: { name: goal } }], 0.95);
  if (IS_GOAL.test(object)) return null;
  const remove = (which: Readonly<Record<string, unknown>>, confidence = 0.95): Understanding =>
    act([{ tool: "remove_expense", args: { which } }], confidence);
  const last = new RegExp(`^(?:the |my )?(?:last|latest|most recent) ?${COUNT}?(?: ${NOUN})?$`).exec(object);
  if (last) return remove({ last: last[1] === undefined ? 1 : (TIMES[last[1]] ?? Number(last[1])) });
  const ordinal = new RegExp(
    `^(?:the )?(?:number |no\\.? |#)?(${ORDINAL}|(?<=(?:number |no\\.? |#))\\d{1,2})(?: ${NOUN})?$`,
  ).exec(object)?.[1];
  const position = ordinal === undefined ? null : positionOf(ordinal);
  if (position !== null) return remove({ position });
  if (/^(?:the )?(?:second (?:to |)last|one before(?: that| the last)?)$/.test(object))
    return ask("Which entry do you mean? Its words or number will do.", []);
  if (
    /^(?:it|that|this|that one|this one|them|those|these|both|them both|those two|these two|both of (?:them|those)|all of (?:them|those|it))$/.test(
      object,
    )
  )
    return removeShown(object, reading);
  const described = describedEntry(object, reading);
  if (described) return remove(described, 0.9);
  const entry = mentionedEntry(object, context.shown);
  if (entry.kind === "one") return remove(entry.which);
  if (entry.kind === "several") return askWhichEntry(entry.positions, reading);
  if (/\b(?:everything|all|account|data|history|profile)\b/.test(object)) return decline("not_yet", "delete_account");
  const words = /^(?:the|my|that|this) (\p{L}[\p{L} '-]{1,40})$/u.exec(object)?.[1];
  const isCommand =
    /\b(?:subscription|membership|appointment|order|reservation|flight|alarm|reminder|card|list|event|meeting|timer|budget|limit|goal|category|song|app|file|email|message|calendar|photos?|pictures?|videos?|tasks?|notes?|contacts?|browser|cookies|cache|trip|hotel|booking|plan|bill|payment|transfer|to-?do|calendar|playlist)\b/.test(
      object,
    );
  if (words === undefined || isCommand || !/^(?:delete|remove|scratch|erase|scrap)/.test(plain)) return null;
  return remove({ words }, 0.85);
}

const IS_GOAL = / (?:goal|pot|fund)$/;

/** The goal that words name: "the bike", "my bike goal". */
function goalNamed(object: string, goals: readonly string[]): string | null {
  const words = normaliseDescription(object.replace(/^(?:the|my|our|that) /, "").replace(IS_GOAL, ""));
  return goals.find((name) => normaliseDescription(name) === words) ?? null;
}

/** Things that can be deleted and are kept elsewhere. */
const ELSEWHERE =
  /^(?:(?:the|my|this|that|all|first|second|third|last|latest) )*(?:photos?|pictures?|videos?|tasks?|alarms?|timers?|emails?|messages?|songs?|contacts?|files?)$/;

/** Said of what was just told, shown again or not. */
const UNSAID = /^(?:it|that|this)$/;

function removeShown(object: string, { context }: Reading): Understanding {
  const { shown, isReply } = context;
  const isPlural = /them|those|these|both|all/.test(object);
  const call = (which: Readonly<Record<string, unknown>>): ToolCall => ({ tool: "remove_expense", args: { which } });
  if (isReply && (isPlural || shown.length === 1)) return act([call({ replied_to: true })], 0.95);
  if (shown.length === 1) return act([call({ last: 1 })], 0.95);
  if (shown.length === 0 && UNSAID.test(object)) return act([{ tool: "undo", args: {} }], 0.95);
  if (shown.length === 0)
    return ask("What shall I remove?", [choice("The last change", { tool: "undo", args: {} }), NEITHER]);
  if (isPlural) return act([call({ last: shown.length })], 0.93);
  return ask("Which one?", [
    choice(`All ${shown.length}`, call({ last: shown.length })),
    ...shown.slice(0, 2).map(({ description }, index) => choice(description, call({ position: index + 1 }))),
  ]);
}

function askWhichEntry(positions: readonly number[], { context }: Reading): Understanding {
  const choices = positions.slice(0, 3).map((position) => {
    const entry = context.shown[position - 1];
    return choice(`${entry?.description} ${entry?.amount}`, { tool: "remove_expense", args: { which: { position } } });
  });
  return ask("Which one do you mean?", choices.length > 0 ? choices : [NEITHER]);
}
