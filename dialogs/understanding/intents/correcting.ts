import { meantCategory, namedCategory, ownCategory } from "../category-words.ts";
import { MARK_AFTER, readMark } from "../currencies.ts";
import { trim } from "../describing.ts";
import { isQuestion, whyNotSpent } from "../guards.ts";
import { ask } from "../questions.ts";
import type { Reading } from "../reading.ts";
import type { Understanding } from "../understanding.ts";
import { byAddition, byChange, byOrder, byTag, type Correction, IT } from "./correcting-by-order.ts";
import { ORDINAL, positionOf } from "./positions.ts";
import { revise, reviseAmount, reviseNamed, whichNamed, whichShown, wholeAmount } from "./revising.ts";
import { describedEntry } from "./which-described.ts";

/**
 * Corrections of what was logged: "no, it was 15", "the taxi was 14", "that was groceries", "yesterday, not today".
 *
 * Which entry is meant must be certain, by what was last shown or by its own words; otherwise it is asked.
 */
export function readCorrection(reading: Reading): Understanding | null {
  if (reading.text.length > LONGEST || isQuestion(reading.text)) return null;
  const body = reading.text
    .replace(ASIDE, " ")
    .trim()
    .replace(OPENING, "")
    .replace(/[.! ]+$/, "");
  const correction = { body, isProtest: body !== reading.text && PROTEST.test(reading.text), reading };
  for (const read of READERS) {
    const understanding = read(correction);
    if (understanding) return understanding;
  }
  return null;
}

const READERS = [
  byChannel,
  byOwner,
  byPaper,
  byCharge,
  byMore,
  byContrast,
  byChange,
  byAddition,
  byTag,
  byOrder,
  byCurrency,
  byContrastElsewhere,
  byCategory,
  byNamedCategory,
  byDate,
  byName,
  byAmount,
];

const LONGEST = 160;

const OPENING =
  /^(?:(?:no|nein|non|nee|nope|oops|ups|sorry|wait|hold on|actually|hm+|ah|oh|um|uh|argh|correction|my bad|my mistake|i mean|i meant|meant|typo|damn|well|and|but|yes but|not quite|wrong|that's wrong|that's not right|edit|fix|ok|please|hey|again)[,.:;! -]+)+|^(?:correction|typo|edit|fix)\s+/i;
/** What people say while they think again: it names nothing. */
const ASIDE =
  /(?:^|,? )\b(?:come to think of it|now that I think (?:of|about) it|on second thoughts?|in hindsight|if I remember right|as I see now)\b,? ?/i;
const PROTEST =
  /^(?:no|nein|non|nee|nope|oops|sorry|wait|actually|correction|my bad|my mistake|i mean|i meant|typo|wrong|that's|not quite|edit|fix)\b/i;

/** Between "was" and the amount. */
const HEDGE = "(?: only| just| actually| really| rather| more like| closer to| nearer to| in fact)?";
const WAS = `(?:'s| was${HEDGE}| is${HEDGE}| were| cost(?: me)?| should(?: have)? (?:be|been)| should've been| must be| needs to be| came to| actually was| only cost| really was| ought to be)`;

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
  "phoned in": "voice",
  teams: "teams",
};
const CHANNELS = [...Object.keys(CHANNEL_OF), "messaged", "typed", "sent", "logged"].join("|");

const IN_CHANNEL = new RegExp(
  `^(?:the |my )(.{1,60}?) (?:that )?(?:i (?:just )?(${CHANNELS})(?: you)?(?: (?:on|in|by|via|from|through) (${CHANNELS}))?|(?:from|on|in|by|via) (${CHANNELS}))(?: (?:earlier|before|today|you))*${WAS} (.+)$`,
  "i",
);

/** "the gas I texted was 46" */
function byChannel({ body, reading }: Correction): Understanding | null {
  const match = IN_CHANNEL.exec(body);
  if (!match) return null;
  const [, words = "", verb = "", through = "", from = "", rest = ""] = match;
  const channel = CHANNEL_OF[(through || from || verb).toLowerCase()];
  const name = /^(?:one|expense|entry)$/i.test(words) ? {} : { words: trim(words) };
  const which = { ...name, ...(channel === undefined ? {} : { channel }) };
  return reviseAmount(Object.keys(which).length === 0 ? { last: 1 } : which, rest, reading);
}

const HAPPENED = `(?: was${HEDGE}| were| cost(?: me)?| should(?: have)? (?:be|been)| came to)`;
const DESCRIBED = new RegExp(`^(?:the |my )?(\\S+'s .{2,40}?)${HAPPENED} (.+)$`, "i");

/** "yesterday's taxi was 15": the apostrophe is no verb. */
function byOwner({ body, reading }: Correction): Understanding | null {
  const [, words = "", phrase = ""] = DESCRIBED.exec(body) ?? [];
  return words !== "" && describedEntry(words, reading) ? reviseNamed(words, phrase, true, reading) : null;
}

const PAPER =
  /^(?:the |my |our )?(?:bill|receipt|invoice|till) (?:says|said|shows|showed) (?:that )?(?:it (?:was|is|cost) )?(.{1,30}?)(?: for (?:the |that |my )(.{1,60}))?$/i;

/** "the receipt says 5.20", "my bill says 5.20 for that coffee": whoever reads it off has told of it before. */
function byPaper({ body, reading }: Correction): Understanding | null {
  const [, phrase, words] = PAPER.exec(body) ?? [];
  if (phrase === undefined || !/\d/.test(phrase)) return null;
  return words === undefined
    ? reviseAmount(whichShown(reading), phrase, reading)
    : reviseNamed(words, phrase, true, reading);
}

const CHARGED = /^(?:the |my )?(.{1,60}?) (?:was|got) charged(?: at)? (.+)$/i;

/** "the taxi was charged 22.40": by the bank, so in the person's own money. */
function byCharge({ body, reading }: Correction): Understanding | null {
  const [, words = "", phrase = ""] = CHARGED.exec(body) ?? [];
  if (words === "" || /\b(?:i|we|card|account)\b/i.test(words)) return null;
  const which = whichNamed(words, reading) ?? { words: trim(words) };
  const mention = wholeAmount(phrase, reading);
  if (mention?.readings.length !== 1 || mention.candidates.length > 0) return null;
  const [amount] = mention.readings;
  return revise(which, { amount, currency: mention.currency ?? reading.context.currency }, reading);
}

const MORE = new RegExp(
  `^(?:(${IT})|(?:the |my )?(.{1,60}?))${WAS} (.+?) (more|less|higher|lower|cheaper)(?: than (?:that|i said))?$`,
  "i",
);

/** "the taxi was 5 more" */
function byMore({ body, reading }: Correction): Understanding | null {
  const match = MORE.exec(body);
  if (!match) return null;
  const [, pronoun, words = "", phrase = "", direction = ""] = match;
  const which = pronoun === undefined ? whichNamed(words, reading) : whichShown(reading);
  const mention = wholeAmount(phrase, reading);
  if (!which || mention?.readings.length !== 1 || mention.candidates.length > 0) return null;
  const sign = /more|higher/i.test(direction) ? "+" : "-";
  return revise(which, { change: `${sign}${mention.readings[0]}` }, reading);
}

const NOT_AFTER = /^(.{1,60}?),? not (?:[$€£] ?)?\d[\d.,]*$/i;
const NOT_BEFORE = /^not (?:[$€£] ?)?\d[\d.,]*(?:,? but|,|;) (.{1,30})$/i;
const IT_WAS = new RegExp(`^${IT}${WAS} (.+)$`, "i");
const NAMED_WAS = new RegExp(`^((?:the |my |that )?)(.{1,60}?)(${WAS}) (.+)$`, "i");

/** "15 not 50", "not 50 but 15", "the taxi was 14, not 12" */
function byContrast({ body, reading }: Correction): Understanding | null {
  const right = NOT_AFTER.exec(body)?.[1] ?? NOT_BEFORE.exec(body)?.[1];
  if (right === undefined) return null;
  const bare = IT_WAS.exec(right)?.[1] ?? right;
  const named = bare === right ? NAMED_WAS.exec(right) : null;
  if (!named) return reviseAmount(whichShown(reading), bare, reading);
  const which = whichNamed(named[2] ?? "", reading);
  return which ? reviseAmount(which, named[4] ?? "", reading) : null;
}

const IN_CURRENCY = new RegExp(
  `^(?:${IT}(?:'s| was| is| were| should(?: have)? (?:be|been))(?: (?:actually|really|all))?(?: in)?|(?:change|set|make|switch|put) (?:it|that)(?: to| into| in)?|in) (${MARK_AFTER})(?:,? not (?:in )?\\S{1,12})?$`,
  "u",
);

/** "it was euros": the same amount in another currency. */
function byCurrency({ body, reading }: Correction): Understanding | null {
  const mark = IN_CURRENCY.exec(body)?.[1];
  const meaning = mark === undefined || reading.amounts.length > 0 ? null : readMark(mark, reading.context.currency);
  if (!meaning || meaning.kind === "unclear" || reading.context.shown.length === 0) return null;
  const currency = meaning.kind === "stated" ? meaning.currency : reading.context.currency;
  return revise(whichShown(reading), { currency }, reading);
}

/** What stood there, and what it should be, in other languages: "non erano 20, erano 25", "es waren 25, nicht 20". */
const CONTRASTS_ELSEWHERE: readonly RegExp[] = [
  /^(?:non (?:era|erano|è|sono)|no (?:era|eran|fue|fueron|es|son)|não (?:era|eram|foi|foram|é|são)|(?:ce n'était|c'était|c'est) pas|(?:es )?(?:war|waren|sind) nicht|nicht|non|pas) (?:[$€£] ?)?\d[\d.,]* ?[€$£]?,? ?(?:ma |sino |mas |mais |sondern )?(?:erano |era |eran |fueron |foi |foram |c'était |es waren |è |son )?(?!\p{L})(.{1,20})$/iu,
  /^(?:erano|era|eran|fueron|fue|foi|foram|c'était|es waren|es war|das waren|das war) (.{1,20}?),? (?:e )?(?:non|no|não|pas|nicht) (?:[$€£] ?)?\d[\d.,]* ?[€$£]?$/iu,
];
const WAS_ELSEWHERE = /^(?:erano|era|eran|fueron|foram|c'était|es waren|das waren) (.{1,20})$/iu;

function byContrastElsewhere({ reading }: Correction): Understanding | null {
  const body = reading.text.replace(/[.! ]+$/, "");
  const contrast = CONTRASTS_ELSEWHERE.map((pattern) => pattern.exec(body)?.[1]).find(Boolean);
  const shown = reading.context.shown.length === 1 ? WAS_ELSEWHERE.exec(body)?.[1] : undefined;
  const right = contrast ?? shown;
  return right === undefined ? null : reviseAmount(whichShown(reading), right, reading);
}

const WORDS = "([\\p{L}& ]{2,40}?)";
const IS_CATEGORY = new RegExp(
  `^${IT}(?:'s| was| is| should(?: have)? (?:be|been)| belongs| goes| counts)(?: (?:actually|really|just|only))?(?: (?:for|in|under|to|into|as|a|an|filed under|part of|about))*(?: the| my)? ${WORDS}(?:,? (?:and )?not (?:for |the )*[\\p{L}& ]{2,40})?$`,
  "iu",
);
const PUT_UNDER =
  /^(?:put|move|file|categori[sz]e|change|set|mark|book|count|tag) (?:it|that|this|the last one|that one|the category)(?: expense| category)? (?:under|in|into|as|to|with|for) ([\p{L}& ]{2,40})$/iu;
const NOT_THAT_CATEGORY =
  /^(?:not [\p{L}& ]{2,40}[,;] ?|(?:wrong )?category[,:;. ]+(?:it's |that's |it is |that is |should be )*)([\p{L}& ]{2,40})$/iu;
const THIS_NOT_THAT = /^([\p{L}& ]{2,40}?),? not [\p{L}& ]{2,40}$/iu;
const OPINION = /\b(?:great|good|fun|nice|bad|awesome|expensive|cheap)$/i;
const WHEN_WORDS =
  /\b(?:yesterday|today|tomorrow|last|monday|tuesday|wednesday|thursday|friday|saturday|sunday|ago|night|morning)\b/i;

/** "that was groceries", "it's for the dog, not groceries", "put it under transport" */
function byCategory({ body, isProtest, reading }: Correction): Understanding | null {
  // Only where a sentence says so may any thing stand for its category; alone, a category must be named.
  const thing = IS_CATEGORY.exec(body)?.[1] ?? PUT_UNDER.exec(body)?.[1];
  const name = NOT_THAT_CATEGORY.exec(body)?.[1] ?? THIS_NOT_THAT.exec(body)?.[1] ?? (isProtest ? body : undefined);
  const words = thing ?? name;
  const { categories } = reading.context;
  if (words === undefined || WHEN_WORDS.test(words) || whyNotSpent(words) !== null) return null;
  if (OPINION.test(words) && ownCategory(words, categories) === null) return null;
  const category = thing === undefined ? namedCategory(words, categories) : meantCategory(words, categories);
  return category ? revise(whichShown(reading), { category }, reading) : null;
}

const NAMED_IS_CATEGORY =
  /^(?:the |my )?(.{1,60}?)(?: one| entry| expense)? (?:is|are|was|were|should be|should have been|belongs?|goes) (?:for |in |under |to |into |as )?(?:the |my )?([\p{L}& ]{2,40}?)(?:,? (?:and )?not (?:for |the )*[\p{L}& ]{2,40})?$/iu;

/** "the taxi was travel": of one of those shown, and a category that is named. */
function byNamedCategory({ body, reading }: Correction): Understanding | null {
  const [, words = "", name = ""] = NAMED_IS_CATEGORY.exec(body) ?? [];
  const category = name === "" ? null : namedCategory(name, reading.context.categories);
  const which = category === null ? null : whichNamed(words, reading);
  return category && which ? revise(which, { category }, reading) : null;
}

const IT_HAPPENED = new RegExp(
  `^${IT}(?:'s| was| is| happened| should be| were)(?: (?:actually|really|from|for|on))*$|^(?:change|move|set) (?:it|that|the date)(?: to)?$`,
  "i",
);
const NAMED_HAPPENED = /^(?:the |my )(.{1,60}?)(?:'s| was| is| were| happened)(?: (?:actually|really|from|for|on))*$/i;

/** "yesterday, not today", "it was on Monday", "the bus was yesterday" */
function byDate({ isProtest, reading }: Correction): Understanding | null {
  const [day, second] = reading.dates;
  if (!day || reading.amounts.length > 0) return null;
  const before = reading.text.slice(0, day.start).replace(OPENING, "").trim();
  const after = reading.text
    .slice(day.end)
    .replace(/[.! ]+$/, "")
    .trim();
  const isContrast = /^,? ?(?:and )?not\b/i.test(after) && (second !== undefined || /not (?:today|now)$/i.test(after));
  if ((after !== "" || second !== undefined) && !isContrast) return null;
  const isAboutIt = IT_HAPPENED.test(before) || (before === "" && (isProtest || isContrast));
  const named = isAboutIt ? undefined : NAMED_HAPPENED.exec(before)?.[1];
  const which = named === undefined ? whichShown(reading) : whichNamed(named, reading);
  if (!isAboutIt && (named === undefined || !which)) return null;
  if (day.isFuture) return ask("That day is still to come. Which day was it?", []);
  return day.date ? revise(which, { date: day.date }, reading) : ask("Which day was it?", []);
}

const NAME = /^(?:call|rename|name|label) (?:it|that|this|the last one)(?: (?:to|as))? ["']?([^"']{1,80}?)["']?$/i;

/** "call it lunch with Tom", "rename that to fuel" */
function byName({ body, reading }: Correction): Understanding | null {
  const description = NAME.exec(body)?.[1]?.trim();
  if (description === undefined || /\binstead of\b/i.test(description)) return null;
  return revise(whichShown(reading), { description }, reading);
}

const ORDINAL_WAS = new RegExp(
  `^(?:the )?(?:number |no\\.? |#)?(${ORDINAL})(?: one| entry| expense| item)?${WAS} (.+)$`,
  "i",
);

/** "my half of the bill", "the cat in for shots it": a share, and a sentence, are no names of an entry. */
const TOLD_ANEW = /^(?:half|share|part|portion|cut|third)\b|\S (?:i|we|it|that|which|they)$/i;

/** "it was 15", "the taxi was 14", "the second one was 12", "sorry, 15" */
function byAmount({ body, isProtest, reading }: Correction): Understanding | null {
  const ofIt = IT_WAS.exec(body)?.[1];
  if (ofIt !== undefined) return reviseAmount(whichShown(reading), ofIt, reading);
  const ordinal = ORDINAL_WAS.exec(body);
  const position = ordinal?.[1] === undefined ? null : positionOf(ordinal[1]);
  if (position !== null) return reviseAmount({ position }, ordinal?.[2] ?? "", reading);
  const named = NAMED_WAS.exec(body);
  if (named) {
    const [, article = "", words = "", was = "", phrase = ""] = named;
    if (TOLD_ANEW.test(words)) return null;
    // "The rent is 1,200" tells of a price, "the rent was 1,200" of something paid, and "the rent cost me 1,200" for the first time.
    const isDefinite = isProtest || (article !== "" && !/^(?:'s| is| cost me| came to)/i.test(was));
    return reviseNamed(words, phrase, isDefinite, reading);
  }
  return isProtest ? reviseAmount(whichShown(reading), body, reading) : null;
}
