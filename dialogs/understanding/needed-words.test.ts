import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mayMatch, rulesFor, wordsNeeded } from "./needed-words.ts";

describe("the words that a pattern needs", () => {
  test.each<[RegExp, readonly string[] | null]>([
    [/\blearn(?:ed|t)\b/, [" learned ", " learnt "]],
    [/^(?:learned|picked up)$/i, ["learned", "picked "]],
    [/^(?:(?:please|ok)[, ]+)*MOVE .{1,25} (?:to|into) fun/i, ["move "]],
    [/categori[sz]e/, ["categorise", "categorize"]],
    [/pa(?:id|y|ying)\b/, ["paid ", "pay ", "paying "]],
    [/haha+h?/, ["hah"]],
    [/(?:ha){2,3}/, ["ha"]],
    [/#\p{L}+/u, ["#"]],
    [/\$\d+ (?:left|over)\b/, [" left ", " over "]],
    [/\bthe(?= limit\b)(?! cap) (\w+)/, [" the "]],
    [/(?<name>limit|cap)\k<name>/, ["limit", "cap"]],
  ])("%s", (pattern, words) => {
    expect(wordsNeeded(pattern)).toEqual(words);
  });

  test.each([
    /\d+/,
    /^$|limit/,
    /(?:limit)?/,
    /(?:limit|cap)*/,
    /(?:limit){0,2}/,
    /[a-z]+ \S/,
    /(?=limit)/,
    /(?:cap|.+)/,
  ])("are none in %s", (pattern) => {
    expect(wordsNeeded(pattern)).toBeNull();
  });

  test.each([
    /(?:(?:set|make|put) )?(?:a |the )?(?:limit|cap)(?: (?:of|to))? \d{1,4}/,
    /(?:[a-c]{1,3} )?(?:un)?link(?:ed|ing)?(?: me)?/,
    /x(?:ab?|c+|d{2}|(?:e|f)g){1,2}y/,
    /(?:what|which)(?:'s| is)?(?: my)* ?(?:top|most important)/,
    /[ab][cd]e?|fo{2,}|bar(?:baz)*/,
  ])("are in whatever %s matches", (pattern) => {
    const may = mayMatch([pattern]);
    fc.assert(fc.property(fc.stringMatching(pattern), (text) => !pattern.test(text) || may(text.toLowerCase())));
    expect(wordsNeeded(pattern)).not.toBeNull();
  });
});

test("patterns may match where one of them may", () => {
  const may = mayMatch([/\bgive up\b/i, /^rename (.+)$/i]);
  expect(["give it", "i give up", "please rename it", "upgrade"].map(may)).toEqual([true, true, true, false]);
  expect(mayMatch([/\bgive\b/, /\d/])("upgrade")).toBe(true);
});

test("rules that need no word stand for every text", () => {
  const rules = [/\bsize \d/, /\d{9}/, /\bpin \d/];
  const rulesIn = rulesFor(rules, (rule) => rule);
  expect(rulesIn("coffee 4")).toEqual([/\d{9}/]);
  expect(rulesIn("pin 4")).toEqual(rules);
});
