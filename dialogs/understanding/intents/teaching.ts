import type { ToolCall } from "../../tools/call.ts";
import { meantCategory, namedCategory } from "../category-words.ts";
import { withoutCourtesy } from "../courtesy.ts";
import { trim } from "../describing.ts";
import { isQuestion, whyNotSpent } from "../guards.ts";
import { mayMatch } from "../needed-words.ts";
import { act, ask } from "../questions.ts";
import type { Reading } from "../reading.ts";
import type { Understanding } from "../understanding.ts";
import { ORDINAL, positionOf } from "./positions.ts";

/** Rules of where things belong: "always put Lidl under groceries", "what have you learned", "forget that rule". */
export function readTeaching(reading: Reading): Understanding | null {
  if (reading.text.length > LONGEST || reading.amounts.length > 1 || !mayTeach(reading.lower)) return null;
  const body = reading.text.replace(MARKS, "").trim();
  if (LISTS.some((pattern) => pattern.test(withoutCourtesy(body))))
    return act([{ tool: "list_rules", args: {} }], 0.95);
  const isAsked = isQuestion(reading.text) && !/^when i /i.test(body);
  return readForgetting(withoutCourtesy(body)) ?? (isAsked ? null : readRule(body, reading));
}

const LONGEST = 140;
const MARKS = /[.!? ]+$/;

const LEARNED = "(?:learn(?:ed|t)|picked up|memori[sz]ed|been taught|taken in)";
const LISTS: readonly RegExp[] = [
  new RegExp(
    `^what (?:all )?(?:have|did|do|'ve) (?:you|u) (?:already )?(?:${LEARNED}|learn)(?: (?:so far|about (?:me|my \\p{L}+|\\p{L}{3,20})|from me|yet|already))*$`,
    "iu",
  ),
  new RegExp(
    `^(?:(?:show|list|tell|give|see|display)(?: me)?(?: all)?(?: of)? )?(?:what (?:you|you've|you have|u)(?:'ve)? ${LEARNED}|(?:the |my |your |all )*(?:categori[sz]ation |category |learned |learnt )*rules?)(?: (?:so far|you have|you know|you (?:use|follow)|you've learned))*$`,
    "i",
  ),
  /^(?:which|what) rules (?:are there|do (?:you|i|we) have|have (?:you|i)(?: got)?|do you (?:know|use|follow|apply)|exist|did you learn)$/i,
  /^(?:what|which things) (?:do|did|have) (?:i|we) (?:teach|taught) you$/i,
  /^how do you (?:categori[sz]e|sort|file)(?: (?:my|our) (?:expenses|spending|purchases|things))?$/i,
];

const RULE = "(?:(?:the|that|this|my|your|a|last|latest|categori[sz]ation|category|learned) )*rules?";
const DROP = "(?:forget|delete|remove|drop|unlearn|discard|scrap|cancel|get rid of|erase|undo)";

const EVERY_RULE = new RegExp(
  `^(?:${DROP}|clear|reset) (?:all|every|each|everything)(?: of)?(?: the| my| your| these)*(?: categori[sz]ation| category| learned)* ?(?:rules?|(?:that )?you(?:'ve| have)? ${LEARNED}(?: (?:so far|about me))?)$`,
  "i",
);

const THE_RULE = new RegExp(`^${DROP} ${RULE}$`, "i");
const NUMBERED_RULE = new RegExp(`^${DROP} ${RULE} (?:number |no\\.? |nr\\.? |#)?(\\d{1,3})$`, "i");
const ORDINAL_RULE = new RegExp(`^${DROP} (?:the |my )?(${ORDINAL}) rule$`, "i");

/** "forget that rule", "forget rule 2", "forget the rule about Lidl", "stop putting Lidl under groceries". */
function readForgetting(body: string): Understanding | null {
  const forget = (args: ToolCall["args"]): Understanding => act([{ tool: "forget_rule", args }], 0.94);
  if (EVERY_RULE.test(body)) return forget({ all: true });
  if (THE_RULE.test(body)) return forget({});
  const number = NUMBERED_RULE.exec(body)?.[1] ?? ORDINAL_RULE.exec(body)?.[1];
  const position = number === undefined ? null : positionOf(number);
  if (position !== null) return forget({ position });
  const words = FORGETTINGS.map((pattern) => pattern.exec(body)?.[1]).find(Boolean);
  return words === undefined ? null : forget({ words: trim(words) });
}

const FORGETTINGS: readonly RegExp[] = [
  new RegExp(`^${DROP} ${RULE} (?:about|for|on|of|with|that says|regarding|concerning) (.{2,40})$`, "i"),
  new RegExp(`^${DROP} (?:the |my |that )?(.{2,40}?) rule$`, "i"),
  /^(?:stop|quit) (?:always )?(?:putting|filing|counting|treating|categori[sz]ing|logging|booking) (.{2,40}?) (?:under|in|into|as|to)\b.{2,40}$/i,
  /^(?:don't|do not|no longer|never) (?:always |automatically )?(?:put|file|count|treat|categori[sz]e|log|book) (.{2,40}?) (?:under|in|into|as|to)\b.{2,40}$/i,
  /^(.{2,40}?) (?:isn't|is not|aren't|are not) always .{2,40}$/i,
  /^unlearn (.{2,40})$/i,
];

const ALWAYS =
  "(?:always|from now on|in (?:the )?future|every time|each time|any ?time|automatically|forever|going forward)";
const PUT = "(?:put|file|count|treat|log|categori[sz]e|book|mark|record|class|classify|sort|store|place|label)";
const UNDER = "(?:under|in|into|as|to|with|for|to be)";
const THING =
  "(?:(?:everything|anything|all|things|purchases|expenses|what i (?:buy|spend)|my)? ?(?:from|at|by|for|called|named)? )?(.{2,40}?)(?: (?:purchases|expenses|stuff|bills?|payments?))?";
const CATEGORY = "(?:the |my )?([\\p{L}][\\p{L}\\p{N}&' -]{1,39}?)(?: category)?";
const of = (source: string): RegExp => new RegExp(`^(?:${source})$`, "iu");

/** Thing and category, in this order. */
const RULES: readonly RegExp[] = [
  of(`${ALWAYS},? ${PUT} ${THING} ${UNDER} ${CATEGORY}`),
  of(`${PUT} ${THING} ${UNDER} ${CATEGORY},? ${ALWAYS}`),
  of(`${PUT} (?:everything|anything|all) (?:from|at|by) (.{2,40}?) ${UNDER} ${CATEGORY}`),
  of(
    `${ALWAYS},? ${THING} (?:is|are|means|mean|goes|go|belongs?|counts?|should (?:be|go|count))(?: ${UNDER})? ${CATEGORY}`,
  ),
  of(`(?:when(?:ever)?|if) i (?:say|write|type|text) (.{2,40}?),? (?:i mean|it means|that means|it's) ${CATEGORY}`),
  of(`${THING} (?:is|are) ${ALWAYS}(?: ${UNDER})? ${CATEGORY}`),
  of(`${THING} (?:should )?${ALWAYS} (?:is|are|be|means|goes|go|belongs?|counts?)(?: ${UNDER})? ${CATEGORY}`),
  of(`${THING} (?:is|are|goes|go|belongs?|counts?)(?: ${UNDER})? ${CATEGORY},? ${ALWAYS}`),
  of(
    `(?:when(?:ever)?|if|every time|each time|any ?time) i (?:buy|shop|pay|spend|log|go|say|eat|order)(?: (?:something|anything|things|money))?(?: (?:at|from|for|in|to|on))? (.{2,40}?),? (?:then )?(?:it's|it is|that's|${PUT} (?:it|that)) ?(?:${UNDER})? ${CATEGORY}`,
  ),
];

/** Without "always" a rule is meant only where a category is named plainly. */
const PLAIN_RULES: readonly RegExp[] = [
  of(
    `(?:categori[sz]e|file|classify) (?!it\\b|that\\b|this\\b|the last\\b)(.{2,40}?) (?:under|as|in|into) ${CATEGORY}`,
  ),
  of(`(?:put|count|treat|book) (?!it\\b|that\\b|this\\b|the last\\b)(.{2,40}?) (?:under|as) ${CATEGORY}`),
  of(`(?!it\\b|that\\b|this\\b|the\\b)(.{2,30}?) (?:belongs?|goes|go) (?:under|in|into|to|with) ${CATEGORY}`),
  of(`(?!it\\b|that\\b|this\\b|the\\b|i\\b)(.{2,30}?) (?:means?|counts? as) ${CATEGORY}`),
  of(`(?!it\\b|that\\b|this\\b|the\\b|i\\b)([\\p{L}' ]{2,30}?) ?(?:=|→|->|=>) ?${CATEGORY}`),
  of(
    `(?!it\\b|its\\b|it's\\b|that\\b|this\\b|the\\b|i\\b|my\\b|one\\b|what\\b)([\\p{L}']{2,30}) (?:is|are) ${CATEGORY}`,
  ),
];

/** "that's always groceries": of the one shown. */
const OF_SHOWN: readonly RegExp[] = [
  of(
    `(?:it|that|this|that one)(?:'s| is| was)? ${ALWAYS}(?: (?:goes|go|is|belongs|counts))?(?: ${UNDER})? ${CATEGORY}`,
  ),
  of(`${ALWAYS},? ${PUT} (?:it|that|this|that one|these|those|them) ${UNDER} ${CATEGORY}`),
  of(`${PUT} (?:it|that|this|that one) ${UNDER} ${CATEGORY},? ${ALWAYS}`),
];

const mayTeach = mayMatch([
  ...LISTS,
  EVERY_RULE,
  THE_RULE,
  NUMBERED_RULE,
  ORDINAL_RULE,
  ...FORGETTINGS,
  ...OF_SHOWN,
  ...RULES,
  ...PLAIN_RULES,
]);

function readRule(body: string, reading: Reading): Understanding | null {
  const { categories } = reading.context;
  const order = body
    .replace(
      /^(?:please|pls|ok|okay|hey|and|so|remember(?: that)?|note(?: that)?|can you|could you|i want you to|you should)[, ]+/i,
      "",
    )
    .replace(/,? (?:please|pls|thanks)$/i, "");
  const ofShown = OF_SHOWN.map((pattern) => pattern.exec(order)?.[1]).find(Boolean);
  if (ofShown !== undefined) return ruleOfShown(ofShown, reading);
  const always = RULES.map((pattern) => pattern.exec(order)).find(Boolean);
  const plain = always ? null : PLAIN_RULES.map((pattern) => pattern.exec(order)).find(Boolean);
  const [, thing = "", name = ""] = always ?? plain ?? [];
  const words = trim(thing);
  if (words === "" || PRONOUNS.test(words) || whyNotSpent(order) !== null) return null;
  const category = always ? meantCategory(name, categories) : namedCategory(name, categories);
  if (category) return plain && namedCategory(words, categories) ? null : act([ruleCall(words, category)], 0.94);
  return always ? ask(`Which category is ${name}? Nothing is changed yet.`, []) : null;
}

const PRONOUNS =
  /^(?:it|that|this|those|these|them|one|here|there|he|she|they|you|we|me|everything|all|rest|today|tomorrow|yesterday|what|who|which|nothing|something|anything)$/i;

function ruleOfShown(name: string, { context }: Reading): Understanding | null {
  const category = meantCategory(name, context.categories);
  const [shown, ...others] = context.shown;
  if (!category) return ask(`Which category is ${name}? Nothing is changed yet.`, []);
  if (!shown || others.length > 0)
    return ask(`What shall always go there? Say it like “always put Lidl under ${name}”.`, []);
  const put: ToolCall = { tool: "revise_expense", args: { which: { last: 1 }, category } };
  return act([ruleCall(shown.description, category), put], 0.94);
}

function ruleCall(words: string, category: string): ToolCall {
  return { tool: "add_rule", args: { words, category } };
}
