import { categorize } from "../categorize.ts";
import { comingDate } from "../coming-dates.ts";
import { act, ask, decline } from "../questions.ts";
import { type Reading, readText } from "../reading.ts";
import type { Understanding } from "../understanding.ts";
import { withOneAmount } from "./one-amount.ts";

/** "remind me about the headphones in July", "my reminders" */
export function readReminder({ text, context }: Reading): Understanding {
  if (/\b(?:list|show|which|what|my|any) (?:my |are my |all |the )*reminders\b/i.test(text)) {
    return act([{ tool: "list_reminders", args: {} }], 0.95);
  }
  const dropped = named(DROP.exec(text));
  if (dropped !== undefined) return act([{ tool: "drop_reminder", args: { which: { words: bare(dropped) } } }], 0.97);
  const move = MOVE.exec(text) ?? MOVE_NAMED.exec(text);
  const moved = move?.[1];
  const to = comingDate(move?.[2] ?? "", context);
  if (moved !== undefined && to !== null) {
    return act([{ tool: "edit_reminder", args: { which: { words: bare(moved) }, date: to } }], 0.97);
  }
  const { about = "", when = "" } = REMINDS.map((pattern) => pattern.exec(text)?.groups).find(Boolean) ?? {};
  const date = comingDate(when, context);
  if (about === "" || date === null) {
    return ask("On which day, and of what? Say it like “remind me about the headphones on 1 July”.", []);
  }
  return act([{ tool: "remind_me", args: { about: bare(about), date } }], 0.9);
}

/** Without the article: `the headphones` → `headphones`. */
function bare(words: string): string {
  return words.replace(/^(?:the|my) /i, "");
}

/** What one of several ways to say it names. */
function named(match: RegExpExecArray | null): string | undefined {
  return match?.slice(1).find((words) => words !== undefined);
}

/** "cancel my reminder about the headphones", "drop the rent reminder", "don't remind me of the dentist" */
const DROP =
  /^(?:please )?(?:(?:(?:cancel|delete|remove|forget|drop|clear|scrap) (?:my |the |that |this )*reminder (?:about|for|of|to)|(?:don['’]?t|do not) remind me (?:about|of|to)) (.{2,80}?)|(?:cancel|delete|remove|forget|drop|clear|scrap) (?:my |the |that |this )*(?!(?:my|the|that|this|a|all|every|last) reminder)(.{2,80}?) reminder)[.!]*$/iu;

/** "move the reminder about the headphones to 5 July" */
const MOVE =
  /^(?:please )?(?:move|change|shift|postpone|push|put) (?:my |the |that |this )*reminder (?:about|for|of) (.{2,80}?) (?:to|until|till|on) ((?:\p{L}|\d).{1,30}?)[.!]*$/iu;

const REMINDS: readonly RegExp[] = [
  /\bremind me (?:about|of|to) (?<about>.{2,80}?) (?:in|on|by|at the (?:start|beginning) of|from|next) (?<when>(?:\p{L}|\d).{1,30}?)[.!]*$/iu,
  /\bremind me (?:about|of|to) (?<about>.{2,80}?) (?<when>tomorrow|tonight)[.!]*$/iu,
  /\bremind me (?:in |on |by |next )?(?<when>(?:\p{L}+|the \d{1,2}(?:st|nd|rd|th)|\d{1,2} \p{L}+|\p{L}+ \d{1,2}(?:st|nd|rd|th)?)),? (?:about|of|to) (?<about>.{2,80}?)[.!]*$/iu,
];

/** "move the headphones reminder to 5 July" */
const MOVE_NAMED =
  /^(?:please )?(?:move|change|shift|postpone|push|put) (?:my |the |that |this )*(?!(?:my|the|that|this|a|all|every|last) reminder)(.{2,80}?) reminder (?:to|until|till|on) ((?:\p{L}|\d).{1,30}?)[.!]*$/iu;

/** "I want to buy a bike for 600 in July": kept outside all spending. */
export function readPlannedPurchase(reading: Reading): Understanding {
  const { text, context } = reading;
  if (/\?/.test(text)) return decline("unclear");
  const [, said = text, when] =
    /^(.*?) (?:in|by|on|from|next) ((?:january|february|march|april|may|june|july|august|september|october|november|december)(?: 20\d\d)?|\d{1,2} \p{L}+|\p{L}+ \d{1,2})[.!]*$/iu.exec(
      text,
    ) ?? [];
  const by = when === undefined ? undefined : (comingDate(when, context) ?? undefined);
  const item = ITEM.exec(said)?.[1];
  if (item === undefined) return decline("hypothetical");
  return withOneAmount(readText(said, context), (amount) => ({
    tool: "plan_purchase",
    args: { item: item.trim(), amount, category: categorize(item).category, ...(by === undefined ? {} : { by }) },
  }));
}

const ITEM =
  /\b(?:plan(?:ning)? (?:to|on) (?:buy|get|purchase|order|buying|getting|purchasing|ordering)|going to buy|want to buy|want|need to buy|need|wish ?list:?)(?: to get)?(?: a| an| the| some| new| my)* ([\p{L}][\p{L}\p{N}' -]{1,40}?)(?: (?:for|at|costing|worth)\b.*| \W?\d.*)[.!]*$/iu;
