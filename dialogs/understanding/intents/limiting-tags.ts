import { type AmountMention, findAmounts } from "../amounts.ts";
import { comingDate } from "../coming-dates.ts";
import { findDates } from "../dates.ts";
import { trim } from "../describing.ts";
import { mayMatch } from "../needed-words.ts";
import { act, amountLabel, ask } from "../questions.ts";
import type { Reading } from "../reading.ts";
import { TAG, tagsIn } from "../tags.ts";
import type { Understanding, UnderstandingContext } from "../understanding.ts";

/** "limit #lisbon to 600 until Sunday", "50 more for #lisbon", "max 30 a week on #coffee" */
export function readTagLimit({ text, lower, context }: Reading): Understanding | null {
  if (!mayLimit(lower)) return null;
  const said = text.replace(OPENING, "").replace(/[.!? ]+$/, "");
  // "Weekly" may stand anywhere: "max 30 a week on #coffee", "a weekly limit of 30 for #coffee".
  const isWeekly = WEEKLY.test(said);
  const body = said.replace(WEEKLY, " ").replace(/ {2,}/g, " ").trim();
  const [unlimited] = tagsIn(UNLIMITED.exec(body)?.groups?.tag ?? "");
  if (unlimited !== undefined) return act([{ tool: "drop_limit", args: { tag: unlimited } }], 0.97);
  for (const { pattern, sign } of FORMS) {
    const { tag = "", amount = "", when = "" } = pattern.exec(body)?.groups ?? {};
    const [name] = tagsIn(tag);
    if (name === undefined) continue;
    const dates = datesOf(when, context);
    const [mention, another] = findAmounts(amount, [], context);
    if (!mention || another || mention.doubt === "signed" || !isWhole(mention, amount)) continue;
    if (dates === null) return ask("Until which day does that limit go?", []);
    return limit(name, mention, sign, { ...dates, ...(isWeekly ? { per: "week" } : {}) }, context);
  }
  return null;
}

const OPENING = /^(?:(?:please|ok|okay|hey|so|and|let's|can you|could you|i want to|i'd like to)[, ]+)+/i;
const WEEKLY = /(?:^|,? )(?:(?:a|per|each|every) week\b|weekly\b)/i;
const TAGGED = `(?<tag>${TAG})`;
const AMOUNT = "(?<amount>\\S{1,12}(?: \\S{1,12}){0,2}?)";
const WHEN = "(?<when>,? (?:until|till|til|through|by|from|for|between|this|next|to) .{2,50})?";
const NOUN = "(?:budget|limit|cap)";

/** "remove the limit on #lisbon", "#lisbon has no limit any more" */
const UNLIMITED = new RegExp(
  `^(?:(?:remove|delete|drop|lift|cancel|clear|scrap|get rid of|take off|take away)(?: the| my)? ${NOUN} (?:on|for|of|from) ${TAGGED}|(?:remove|delete|drop|lift|cancel|clear|scrap)(?: the| my)? (?<tag>${TAG}) ${NOUN}|(?:no|stop)(?: more)? limit(?:ing)? (?:on |for )?(?<tag>${TAG})|(?<tag>${TAG}) (?:has|needs) no(?: more)? ${NOUN}(?: any ?more)?)$`,
  "iu",
);

interface Form {
  readonly pattern: RegExp;
  readonly sign?: "+" | "-";
}

const form = (source: string, sign?: Form["sign"]): Form => {
  const pattern = new RegExp(`^(?:${source})$`, "iu");
  return sign === undefined ? { pattern } : { pattern, sign };
};

const FORMS: readonly Form[] = [
  form(`(?:limit|cap|keep|restrict) (?:spending on )?${TAGGED} (?:to|at|under|below|within) ${AMOUNT}${WHEN}`),
  form(`(?:set|put|change|make|raise|lower)(?: the| my| a)? ${TAGGED}(?: ${NOUN})? (?:to|at) ${AMOUNT}${WHEN}`),
  form(`(?:(?:set|put|make) )?(?:(?:a|the|my) )?${NOUN} of ${AMOUNT} (?:for|on) ${TAGGED}${WHEN}`),
  form(`(?:(?:set|put|make) )?(?:(?:a|the|my) )?${NOUN} (?:for|on) ${TAGGED} (?:to|of|at) ${AMOUNT}${WHEN}`),
  form(`(?:budget|allow|set aside) ${AMOUNT} (?:for|on) ${TAGGED}${WHEN}`),
  form(`(?:spend )?(?:no more than|at most|max(?:imum)?|up to) ${AMOUNT} (?:for|on) ${TAGGED}${WHEN}`),
  form(`${TAGGED},? (?:no more than|at most|max(?:imum)?|up to|limit|cap) ${AMOUNT}`),
  form(`${TAGGED} ${NOUN}(?: is| of|:)? ${AMOUNT}${WHEN}`),
  form(`${AMOUNT} (?:more|extra) (?:for|on) ${TAGGED}`, "+"),
  form(`${AMOUNT} less (?:for|on) ${TAGGED}`, "-"),
];

const mayLimit = mayMatch(FORMS.map(({ pattern }) => pattern));

function isWhole({ start, end }: AmountMention, phrase: string): boolean {
  return trim(`${phrase.slice(0, start)} ${phrase.slice(end)}`) === "";
}

type Dates = { readonly from?: string; readonly to?: string };
/** When it counts: between dates, in each week, or always. */
type When = Dates & { readonly per?: "week" };

/** @returns null when dates are named that can't be read */
function datesOf(when: string, context: UnderstandingContext): Dates | null {
  const words = when.replace(/^,? /, "").trim();
  if (words === "") return {};
  const range = /^(?:from|between) (.+?) (?:to|until|till|through|and|-) (.+)$/i.exec(words);
  if (range) {
    const [from, to] = [dayOf(range[1] ?? "", context), dayOf(range[2] ?? "", context)];
    return from === null || to === null ? null : { from, to };
  }
  const end = /^(?:until|till|til|through|by|to) (?:the end of )?(.+)$/i.exec(words)?.[1];
  const until = end === undefined ? null : dayOf(end, context);
  if (until !== null) return { to: until };
  const days = /^for (?:the next )?(\d{1,3}) days?$/i.exec(words)?.[1];
  if (days === undefined) return null;
  const today = context.now.toPlainDate();
  return { from: today.toString(), to: today.add({ days: Number(days) - 1 }).toString() };
}

/** The next day that a phrase names, or one that is over where it can be no other. */
function dayOf(words: string, context: UnderstandingContext): string | null {
  const today = context.now.toPlainDate().toString();
  if (/^(?:today|now)$/i.test(words)) return today;
  const [date, another] = findDates(words, context);
  return comingDate(words, context) ?? (another ? null : (date?.date ?? null));
}

function limit(
  tag: string,
  mention: AmountMention,
  sign: Form["sign"],
  when: When,
  context: UnderstandingContext,
): Understanding {
  const isForeign = mention.candidates.length > 0 || (mention.currency ?? context.currency) !== context.currency;
  if (isForeign) return ask(`Limits are in ${context.currency}. How much is it in that?`, []);
  const call = (amount: string) => ({
    tool: "set_limit" as const,
    args: { tag, ...(sign === undefined ? { amount } : { change: `${sign}${amount}` }), ...when },
  });
  const [amount, ...others] = mention.readings;
  if (amount === undefined) return ask(`How much may #${tag} cost?`, []);
  if (others.length === 0) return act([call(amount)], 0.95);
  return ask(
    "Which amount do you mean?",
    mention.readings.map((value) => ({ label: amountLabel(value, context.locale), calls: [call(value)] })),
  );
}
