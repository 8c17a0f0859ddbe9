import { foldName } from "../../../domain/categories.ts";
import { categorize, LIKELY } from "../categorize.ts";
import { comingDate } from "../coming-dates.ts";
import { isQuestion, whyNotSpent } from "../guards.ts";
import { act, ask, decline } from "../questions.ts";
import { type Reading, readText } from "../reading.ts";
import type { Understanding } from "../understanding.ts";
import { withOneAmount } from "./one-amount.ts";

/** "put 50 into the bike", "pay off my debt": said like an order to move money, and meant as a plan of one's own. */
export function readPot(reading: Reading): Understanding | null {
  const { text } = reading;
  const isOwnPlan =
    /^(?:i want to |i'd like to |help me |let's )*pay off (?:my |the |all )*(?:\p{L}+ )?(?:debts?|loans?|mortgage|student loans?|credit cards?)\b/iu.test(
      text,
    );
  const [, name] = PUT.exec(text) ?? [];
  const isPot =
    name !== undefined &&
    reading.amounts.length === 1 &&
    !NO_POT.test(name) &&
    !OF_A_DAY.test(name) &&
    /^(?:put|add)\b/i.test(text) &&
    !isNote(text, name, reading);
  return isOwnPlan || isPot || DROP.test(text) || SHARE.test(text) ? readSaving(reading) : null;
}

/** "put 40 bucks of gas in the truck" is what was spent, and "add 9 for laundry", where it is no goal that is called so. */
function isNote(text: string, name: string, { context }: Reading): boolean {
  if (/\d (?:bucks|dollars|euros?|quid|pounds|worth) of \p{L}|\d of (?:gas|petrol|diesel|fuel)\b/iu.test(text))
    return true;
  const isGoal = (context.goals ?? []).some((goal) => foldName(goal) === foldName(name));
  return !isGoal && /^add .{1,25} for /i.test(text) && categorize(name).confidence >= LIKELY;
}

/** Nothing else is meant by it, said to a book. */
const MY_GOALS =
  /^(?:(?:show|list|see|check)(?: me)? |what are |how are )?(?:all )?(?:of )?my (?:savings? )?goals(?: (?:doing|going|now))?[?.! ]*$/i;

const SHARE =
  /^(?:i want to |i'd like to |please |let's )*(?:save|put aside|set aside|put away) \d{1,2}(?:\.\d)? ?(?:%|percent) of (?:my|our|the) (?:income|salary|pay|wages?)\b/i;
/** Where and when something was paid is no goal: "the plate at church this morning". */
const OF_A_DAY = /\b(?:at|this (?:morning|afternoon|evening)|today|yesterday|tonight|last night)\b/i;
const NO_POT =
  /\b(?:accounts?|bank|building society|credit union|post office|checking|savings?|card|stocks?|shares|bitcoin|crypto|etfs?|bonds?|gold|list|cart|calendar|wallet|lunch|dinner|tips?|groceries|gas|budget|limit)\b/i;

/** "save 300 a month for a house", "put 50 into the bike", "my goals", "drop the bike goal" */
export function readSaving(reading: Reading): Understanding {
  const { text, amounts } = reading;
  if (/\b(?:scored?|scores|scoring|kicked|shot|netted)\b/i.test(text)) return decline("not_money");
  const dropped = DROP.exec(text)?.[1];
  if (dropped !== undefined) return act([{ tool: "drop_goal", args: { name: nameIn(dropped) } }], 0.9);
  const percent = /\b(?:save|saving|put aside|set aside|put away) (\d{1,2}(?:\.\d)?) ?(?:%|percent)/i.exec(text)?.[1];
  if (percent !== undefined && !isQuestion(text)) {
    return act([{ tool: "set_goal", args: { name: purposeOf(text) ?? "savings", share: Number(percent) } }], 0.95);
  }
  if (amounts.length === 0) {
    const debt =
      /\bpay(?:ing)? off (?:my |the |all (?:my |the )?)?(\p{L}[\p{L} ]{1,30}?)(?: (?:by|until|before)\b.*)?[.!]*$/iu.exec(
        text,
      )?.[1];
    if (debt !== undefined && !isQuestion(text)) return act([{ tool: "set_goal", args: { name: nameIn(debt) } }], 0.9);
    if (
      /\bgoals?\b(?! (?:is|was|would be) to\b)|\bsaving (?:up )?for\b|\bsavings target\b/i.test(text) &&
      !/\b(?:set|new|add|create|want)\b/i.test(text)
    ) {
      return act([{ tool: "list_goals", args: {} }], MY_GOALS.test(text) ? 0.96 : 0.9);
    }
    return ask("What do you want to save for, and how much? Say it like “save 300 a month for a house”.", []);
  }
  const put = PUT.exec(text);
  if (put && !isQuestion(text) && !MONTHLY.test(text)) return contribution(put[1] ?? "", reading);
  if (isQuestion(text)) return decline("unclear");
  return goal(reading);
}

/** What is put aside each month is a goal, not a contribution. */
const MONTHLY = /\b(?:(?:a|per|each|every) month|monthly)\b/i;

const PUT =
  /^(?:i |we |i've |just |please )*(?:put|added|moved|transferred|saved|stashed|contributed|paid|add|move) .{1,20} (?:into|in|towards?|to|for) (?:the |my |our |a |an )?(\p{L}[\p{L} ]{1,30}?)(?: (?:goal|pot|fund))?(?: (?:today|yesterday|again|please|pls|thanks))*[.!]*$/iu;
const DROP =
  /^(?:please |i want to |let's )*(?:drop|delete|remove|cancel|forget|give up|stop saving for)(?: on)? (?:the |my |our )?(\p{L}[\p{L} ]{1,30}?)(?:'s)? (?:goal|pot|fund)[.!]*$/iu;

function contribution(name: string, reading: Reading): Understanding {
  const against = whyNotSpent(reading.text);
  if (against) return decline(against);
  if (/^(?:savings?|account|bank)$/i.test(name)) {
    return withOneAmount(reading, (amount, stated) => ({
      tool: "log_transfer",
      args: { amount, ...stated, to: "savings" },
    }));
  }
  return withOneAmount(reading, (amount) => ({ tool: "contribute", args: { name: nameIn(name), amount } }));
}

/** Read without "by …", whose day is one to come. */
function goal({ text, context }: Reading): Understanding {
  const [, said = text, end] = /^(.*?)[, ]+(?:by|until|before|till) (.{2,30}?)[.!]*$/i.exec(text) ?? [];
  const by = end === undefined ? undefined : (comingDate(end, context) ?? undefined);
  const isMonthly = /\b(?:a|per|each|every|\/) ?month\b|\bmonthly\b/i.test(said);
  if (/\b(?:a|per|each|every|\/) ?(?:week|day|year)\b|\b(?:weekly|daily|yearly)\b/i.test(said)) {
    return ask("What would that be in a month?", [], {
      tool: "set_goal",
      args: { name: purposeOf(said) ?? "savings", ...(by === undefined ? {} : { by }) },
    });
  }
  const debt =
    /\bpay(?:ing)? off (?:my |the |all )?(\p{L}[\p{L} ]{1,30}?)(?: (?:of|with|for|in|a)\b.*| \W?\d.*)?$/iu.exec(
      said,
    )?.[1];
  const name = debt === undefined ? (purposeOf(said) ?? "savings") : nameIn(debt);
  return withOneAmount(readText(said, context), (amount) => ({
    tool: "set_goal",
    args: { name, ...(isMonthly ? { per_month: amount } : { amount }), ...(by === undefined ? {} : { by }) },
  }));
}

/** "for a house" → "house" */
function purposeOf(text: string): string | null {
  const found =
    /\b(?:for|towards?)(?: (?:a|an|the|my|our|some|new))* (\p{L}[\p{L}' ]{1,30}?)(?: (?:by|until|before|each|every|a month|per month|monthly)\b.*|[ :]+\W?\d.*)?[.!]*$/iu.exec(
      text,
    )?.[1];
  if (found !== undefined) return nameIn(found);
  const named = /\bgoal[:, -]+(?:for )?(\p{L}[\p{L}' ]{1,30}?)[ :,-]+\W?\d/iu.exec(text)?.[1];
  return named === undefined ? null : nameIn(named);
}

function nameIn(words: string): string {
  return words
    .trim()
    .replace(/^(?:(?:a|an|the|my|our|some|new) )+/i, "")
    .replace(/ (?:goal|pot|fund)$/i, "");
}
