import type { PendingChoice } from "../../state.ts";
import type { ToolCall } from "../../tools/call.ts";
import { type AmountMention, findAmounts } from "../amounts.ts";
import { categorize } from "../categorize.ts";
import { meantCategory, namedCategory } from "../category-words.ts";
import { trim } from "../describing.ts";
import { isQuestion, whyNotSpent } from "../guards.ts";
import { act, amountLabel, ask } from "../questions.ts";
import type { Reading } from "../reading.ts";
import type { Understanding } from "../understanding.ts";
import { askReading } from "./doubts.ts";
import { ORDINAL, positionOf } from "./undoing.ts";
import { mentionedEntry } from "./which-shown.ts";

type Which = Readonly<Record<string, unknown>>;
type Change = Readonly<Record<string, unknown>>;

/**
 * Corrections of what was logged: "no, it was 15", "the taxi was 14", "that was groceries", "yesterday, not today".
 *
 * Which entry is meant must be certain, by what was last shown or by its own words; otherwise it is asked.
 */
export function readCorrection(reading: Reading): Understanding | null {
  if (reading.text.length > LONGEST || isQuestion(reading.text)) return null;
  const body = reading.text.replace(OPENING, "").replace(/[.! ]+$/, "");
  const isProtest = body !== reading.text && PROTEST.test(reading.text);
  return (
    byChannel(body, reading) ??
    byMore(body, reading) ??
    byInstead(body, reading) ??
    byCategory(body, reading, isProtest) ??
    byDate(reading, isProtest) ??
    byName(body, reading) ??
    byAmount(body, reading, isProtest)
  );
}

const LONGEST = 160;

const OPENING =
  /^(?:(?:no|nope|oops|ups|sorry|wait|hold on|actually|hmm|ah|oh|um|uh|argh|correction|my bad|my mistake|i mean|i meant|typo|damn|well|and|but|yes but|not quite|wrong|that's wrong|that's not right|edit|fix|ok|please|hey|again)[,.:;! -]+)+|^(?:correction|typo|edit|fix)\s+/i;
const PROTEST =
  /^(?:no|nope|oops|sorry|wait|actually|correction|my bad|my mistake|i mean|i meant|typo|wrong|that's|not quite|edit|fix)\b/i;

/** The pronoun that points at what was last shown. */
const IT =
  "(?:it|that|this|that one|this one|the last one|last one|the last|the last expense|the last entry|the expense|the amount|the total|amount|total|price|the price|it all)";
const WAS =
  "(?:'s| was(?: only| just| actually| really)?| is(?: only| just| actually| really)?| were| cost(?: me)?| should(?: have)? (?:be|been)| should've been| must be| needs to be| came to| actually was| only cost| really was| ought to be)";

const CHANNELS =
  "sms|telegram|slack|whatsapp|web|page|console|phone|voice|teams|text|texted|messaged|slacked|called in|typed|sent";
const CHANNEL_OF: Readonly<Record<string, string>> = {
  texted: "sms",
  text: "sms",
  sms: "sms",
  slacked: "slack",
  slack: "slack",
  telegram: "telegram",
  web: "web",
  page: "web",
  console: "console",
  voice: "voice",
  phone: "voice",
  "called in": "voice",
  teams: "teams",
};

/** "the gas I texted was 46" */
function byChannel(body: string, reading: Reading): Understanding | null {
  const match = new RegExp(
    `^(?:the |my )(.{1,60}?) (?:that )?(?:i (?:just )?(${CHANNELS})(?: you)?(?: (?:on|in|by|via|from|through) (${CHANNELS}))?|(?:from|on|in|by|via) (${CHANNELS}))(?: (?:earlier|before|today|you))*${WAS} (.+)$`,
    "i",
  ).exec(body);
  if (!match) return null;
  const [, words = "", verb = "", through = "", from = "", rest = ""] = match;
  const channel = CHANNEL_OF[(through || from || verb).toLowerCase()];
  const which = { words: trim(words), ...(channel === undefined ? {} : { channel }) };
  return reviseAmount(which, rest, reading);
}

/** "the taxi was 5 more", "add 5 to the taxi" */
function byMore(body: string, reading: Reading): Understanding | null {
  const more = new RegExp(
    `^(?:(${IT})|(?:the |my )?(.{1,60}?))${WAS} (.+?) (more|less|higher|lower|cheaper)(?: than (?:that|i said))?$`,
    "i",
  ).exec(body);
  if (!more) return null;
  const [, pronoun, words = "", amount = "", direction = ""] = more;
  const which = pronoun === undefined ? whichNamed(words, reading) : whichShown(reading);
  const [mention, ...others] = amountsIn(amount, reading);
  if (!which || !mention || others.length > 0 || mention.readings.length !== 1 || !isWhole(amount, mention))
    return null;
  const sign = /more|higher/i.test(direction) ? "+" : "-";
  return revise(which, { change: `${sign}${mention.readings[0]}` }, reading);
}

/** "15 not 50", "not 50 but 15", "change it to 15", "make that 15" */
function byInstead(body: string, reading: Reading): Understanding | null {
  const not =
    /^(.{1,30}?),? not (?:\$|€|£)?[\d.,]+$/i.exec(body)?.[1] ??
    /^not (?:\$|€|£)?[\d.,]+(?:,| but|, but|;)? (.{1,30})$/i.exec(body)?.[1];
  if (not !== undefined && /\d/.test(not)) {
    const bare = not.replace(new RegExp(`^${IT}${WAS} `, "i"), "");
    const named = new RegExp(`^(?:the |my )?(.{1,60}?)${WAS} (.+)$`, "i").exec(bare);
    if (named) {
      const which = whichNamed(named[1] ?? "", reading);
      return which ? reviseAmount(which, named[2] ?? "", reading) : null;
    }
    return reviseAmount(whichShown(reading) ?? null, bare, reading);
  }
  const change =
    /^(?:change|correct|update|make|set|fix|adjust|edit) (.{1,60}?) (?:to |into |= ?)?((?:\$|€|£)? ?\S*\d\S*(?: \p{L}{3,8})?)$/iu.exec(
      body,
    );
  if (!change) return null;
  const [, target = "", rest = ""] = change;
  const isPronoun = new RegExp(`^${IT}$`, "i").test(target);
  const which = isPronoun ? whichShown(reading) : whichNamed(target, reading);
  if (!which && !isPronoun && mentionedEntry(target, reading.context.shown).kind === "none") return null;
  return reviseAmount(which, rest, reading);
}

/** "that was groceries", "it's for the dog, not groceries", "put it under transport" */
function byCategory(body: string, reading: Reading, isProtest: boolean): Understanding | null {
  const named =
    new RegExp(
      `^${IT}(?:'s| was| is| should(?: have)? (?:be|been)| belongs| goes| counts)(?: (?:actually|really|just|only))?(?: (?:for|in|under|to|into|as|a|an|filed under|part of|about))*(?: the| my)? ([\\p{L}& ]{2,40}?)(?:,? (?:and )?not (?:for |the )*[\\p{L}& ]{2,40})?$`,
      "iu",
    ).exec(body)?.[1] ??
    /^(?:put|move|file|categori[sz]e|change|set|mark|book|count|tag) (?:it|that|this|the last one|that one|the category)(?: expense| category)? (?:under|in|into|as|to|with|for) ([\p{L}& ]{2,40})$/iu.exec(
      body,
    )?.[1] ??
    /^(?:not [\p{L}& ]{2,40}[,;] ?|category:? |wrong category[,:;. ]+(?:it's |that's )?)([\p{L}& ]{2,40})$/iu.exec(
      body,
    )?.[1] ??
    /^([\p{L}& ]{2,40}?),? not [\p{L}& ]{2,40}$/iu.exec(body)?.[1];
  const bare = named ?? (isProtest ? /^([\p{L}& ]{2,30})$/u.exec(body)?.[1] : undefined);
  if (bare === undefined || WHEN_WORDS.test(bare)) return null;
  const isPlain = named === undefined;
  const isContrast = /,? not /i.test(body) && !new RegExp(`^${IT}`, "i").test(body);
  const category = isPlain || isContrast ? namedCategory(bare) : meantCategory(bare);
  if (!category || /\b(?:great|good|fun|nice|bad|awesome|expensive|cheap)$/i.test(bare) || whyNotSpent(bare) !== null)
    return null;
  const which = whichShown(reading);
  if (
    !which &&
    reading.context.shown.length === 0 &&
    !isProtest &&
    !/^(?:put|move|file|categor|change|mark)/i.test(body)
  ) {
    return ask(`Which expense was ${bare}?`, lastEntryChoice({ category }));
  }
  return revise(which, { category }, reading);
}

const WHEN_WORDS =
  /\b(?:yesterday|today|tomorrow|last|monday|tuesday|wednesday|thursday|friday|saturday|sunday|ago|night|morning)\b/i;

/** "yesterday, not today", "it was on Monday", "the bus was yesterday" */
function byDate(reading: Reading, isProtest: boolean): Understanding | null {
  const [day, second] = reading.dates;
  if (!day || reading.amounts.length > 0) return null;
  const before = reading.text.slice(0, day.start).replace(OPENING, "").trim();
  const after = reading.text
    .slice(day.end)
    .replace(/[.! ]+$/, "")
    .trim();
  const isContrast = /^,? ?(?:and )?not\b/i.test(after) && (second !== undefined || /not (?:today|now)$/i.test(after));
  if (after !== "" && !isContrast) return null;
  if (!isContrast && second !== undefined) return null;
  const isBare = before === "" && (isProtest || isContrast);
  const isPronoun =
    new RegExp(`^${IT}(?:'s| was| is| happened| should be| were)(?: (?:actually|really|from|for|on))*$`, "i").test(
      before,
    ) || /^(?:change|move|set) (?:it|that|the date)(?: to)?$/i.test(before);
  const named = /^(?:the |my )(.{1,60}?)(?:'s| was| is| were| happened)(?: (?:actually|really|from|for|on))*$/i.exec(
    before,
  )?.[1];
  if (!isBare && !isPronoun && named === undefined) return null;
  const which = named !== undefined && !isPronoun ? whichNamed(named, reading) : whichShown(reading);
  if (named !== undefined && !isPronoun && !which) return null;
  if (day.isFuture) return ask("That day is still to come. Which day was it?", []);
  if (!day.date) return ask("Which day was it?", []);
  return revise(which, { date: day.date }, reading);
}

/** "call it lunch with Tom", "rename that to fuel" */
function byName(body: string, reading: Reading): Understanding | null {
  const name =
    /^(?:call|rename|name|label) (?:it|that|this|the last one)(?: (?:to|as))? ["']?([^"']{1,80}?)["']?$/i.exec(
      body,
    )?.[1];
  if (name === undefined || /\binstead of\b/i.test(name)) return null;
  return revise(whichShown(reading), { description: name.trim() }, reading);
}

/** "it was 15", "the taxi was 14", "the second one was 12" */
function byAmount(body: string, reading: Reading, isProtest: boolean): Understanding | null {
  const pronoun = new RegExp(`^${IT}${WAS} (.+)$`, "i").exec(body)?.[1];
  if (pronoun !== undefined) {
    const [mention] = amountsIn(pronoun, reading);
    return mention && isWhole(pronoun, mention) ? reviseAmount(whichShown(reading), pronoun, reading) : null;
  }
  const ordinal = new RegExp(
    `^(?:the )?(?:number |no\\.? |#)?(${ORDINAL})(?: one| entry| expense| item)?${WAS} (.+)$`,
    "i",
  ).exec(body);
  const position = ordinal?.[1] === undefined ? null : positionOf(ordinal[1]);
  if (position !== null) return reviseAmount({ position }, ordinal?.[2] ?? "", reading);
  const named = new RegExp(`^((?:the |my |that )?)(.{1,60}?)${WAS} (.+)$`, "i").exec(body);
  if (named) return reviseNamed(named[2] ?? "", named[3] ?? "", (named[1] ?? "") !== "" || isProtest, reading);
  const [mention, ...others] = amountsIn(body, reading);
  if (!isProtest || !mention || others.length > 0 || !isWhole(body, mention)) return null;
  return reviseAmount(whichShown(reading), body, reading);
}

function reviseNamed(words: string, rest: string, isDefinite: boolean, reading: Reading): Understanding | null {
  const [mention, ...others] = amountsIn(rest, reading);
  if (!mention || others.length > 0 || !isWhole(rest, mention)) return null;
  const entry = mentionedEntry(words, reading.context.shown);
  if (entry.kind === "one") return reviseAmount(entry.which, rest, reading);
  if (entry.kind === "several") return askWhich(entry.positions, (which) => reviseCalls(which, mention), reading);
  return isDefinite && mention.readings.length === 1 ? askNewOrOld(words, mention, reading) : null;
}

/** Nothing shown is called so: a correction of something older, or a new expense? */
function askNewOrOld(words: string, mention: AmountMention, { context }: Reading): Understanding {
  const description = trim(words);
  if (description === "" || mention.candidates.length > 0) return ask("Which expense do you mean?", []);
  const amount = amountLabel(mention.readings[0] ?? "", context.locale, mention.currency);
  const money = {
    amount: mention.readings[0],
    ...(mention.currency === undefined ? {} : { currency: mention.currency }),
  };
  const date = context.now.toPlainDate().toString();
  const log: ToolCall = {
    tool: "log_expense",
    args: { ...money, description, category: categorize(description).category, date },
  };
  const fix: ToolCall = { tool: "revise_expense", args: { which: { words: description }, ...money } };
  return ask(`Is that a new expense, or shall I change the ${description} I have? Nothing is changed yet.`, [
    { label: `New: ${description} ${amount}`, calls: [log] },
    { label: `Change it to ${amount}`, calls: [fix] },
  ]);
}

function reviseAmount(which: Which | null, rest: string, reading: Reading): Understanding | null {
  const [mention, ...others] = amountsIn(rest, reading);
  if (
    !mention ||
    others.length > 0 ||
    !isWhole(rest, mention) ||
    mention.doubt === "signed" ||
    mention.doubt === "vague"
  )
    return null;
  if (mention.candidates.length > 0 || mention.readings.length === 0)
    return ask("What was the amount, and in which currency?", []);
  if (!which) return askWhich(undefined, (shown) => reviseCalls(shown, mention), reading);
  if (mention.readings.length > 1)
    return askReading(mention, (amount) => [{ tool: "revise_expense", args: { which, amount } }], reading.context);
  return act(reviseCalls(which, mention), 0.95);
}

function reviseCalls(which: Which, { readings, currency }: AmountMention): ToolCall[] {
  return [
    { tool: "revise_expense", args: { which, amount: readings[0], ...(currency === undefined ? {} : { currency }) } },
  ];
}

function revise(which: Which | null, change: Change, reading: Reading): Understanding {
  const calls = (shown: Which): ToolCall[] => [{ tool: "revise_expense", args: { which: shown, ...change } }];
  return which ? act(calls(which), 0.94) : askWhich(undefined, calls, reading);
}

/** Asks which of the shown entries is meant; the latest one of all where nothing is shown. */
function askWhich(
  positions: readonly number[] | undefined,
  calls: (which: Which) => readonly ToolCall[],
  { context }: Reading,
): Understanding {
  if (context.shown.length === 0)
    return ask("Which expense do you mean?", [{ label: "The last one", calls: calls({ last: 1 }) }]);
  const choices = (positions ?? context.shown.map((_entry, index) => index + 1))
    .slice(0, 3)
    .map((position): PendingChoice => {
      const entry = context.shown[position - 1];
      return { label: `${entry?.description} ${entry?.amount}`, calls: calls({ position }) };
    });
  return ask("Which one do you mean?", choices);
}

function lastEntryChoice(change: Change): PendingChoice[] {
  return [{ label: "The last one", calls: [{ tool: "revise_expense", args: { which: { last: 1 }, ...change } }] }];
}

/** The entry that "it" means: the only one shown; null when none or several are. */
function whichShown({ context }: Reading): Which | null {
  if (context.shown.length !== 1) return null;
  return context.isReply ? { replied_to: true } : { last: 1 };
}

function whichNamed(words: string, { context }: Reading): Which | null {
  const position = positionOf(words.replace(/^the /i, "").replace(/ (?:one|entry|expense)$/i, ""));
  if (position !== null) return { position };
  const entry = mentionedEntry(words, context.shown);
  return entry.kind === "one" ? entry.which : null;
}

const amountsIn = (text: string, { context }: Reading): AmountMention[] => findAmounts(text, [], context);

/** True when the text is the amount and nothing else that matters. */
function isWhole(text: string, { start, end }: AmountMention): boolean {
  const rest = `${text.slice(0, start)} ${text.slice(end)}`.trim();
  return /^(?:(?:i paid|we paid|i spent|only|just|really|actually|about|in total|in all|total|altogether|not|like|exactly|please|instead|though|sorry|thanks|to|be|of)[ ,.!]*)*$/i.test(
    rest,
  );
}
