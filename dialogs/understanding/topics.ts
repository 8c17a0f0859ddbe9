import { categorize } from "./categorize.ts";
import { namedCategory } from "./category-words.ts";
import { describe } from "./describing.ts";
import { tagNamed } from "./tags.ts";
import type { CategoryNames } from "./understanding.ts";

/** True when a phrase may be what spending is asked about: short, without figures, and nothing that is kept elsewhere. */
export function isTopic(phrase: string): boolean {
  return phrase.split(" ").length <= 5 && !/\d/.test(phrase) && !ELSEWHERE.test(phrase);
}

/** True when a phrase surely names something that money is spent on. */
export function isKnownTopic(phrase: string, own?: CategoryNames): boolean {
  return (
    tagNamed(phrase) !== null ||
    namedCategory(phrase, own) !== null ||
    (isTopic(phrase) && categorize(withoutKind(phrase)).confidence >= 0.9)
  );
}

/**
 * The arguments that say what a question is about: a tag or a category where it names one, else words to look for.
 *
 * "Food" is groceries: eating out has names of its own, and what groceries hold is what nearly everyone means by it.
 */
export function topicArgs(topic: string, own?: CategoryNames): Readonly<Record<string, string>> {
  const tag = tagNamed(topic);
  if (tag !== null) return { tag };
  const bare = describe(topic, 0, topic.length, []);
  if (
    /^(?:everything|all|anything|stuff|things|total|money|it all|budget|the budget|everything else)$/i.test(bare) ||
    bare === ""
  )
    return {};
  const category = namedCategory(bare, own);
  if (category) return { category };
  return { words: withoutKind(bare) };
}

/** "uber rides" are looked for as "uber". */
function withoutKind(topic: string): string {
  return topic.replace(
    / (?:rides?|trips?|purchases?|orders?|payments?|expenses?|bills?|visits?|costs?|deliver(?:y|ies)|stuff|things|tickets?)$/i,
    "",
  );
}

/** Money that stands elsewhere, or other things that can be left or spent. */
const ELSEWHERE =
  /\b(?:time|days?|hours?|minutes?|vacation days|pto|sick|points|rewards?|miles|credit score|credit limit|credit|interest|rate|apr|gas (?:is|do)|battery|calories|data|storage|seats?|tickets|weather|temperature|rain|it|there|that|this|people|he|she|they|you|me|us|him|her|taxes owed|owe|card|overdraft|insurance cover|dollars?|euros?|pounds?|yen|bitcoin|stocks?|traffic|distance|flight time|population|car worth|average person|americans)\b/;
