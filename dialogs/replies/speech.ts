import type { Currency } from "../../domain/money.ts";
import type { Block, Reply } from "../channel.ts";
import { capitalise } from "./format.ts";
import { plainBlock } from "./plain-text.ts";
import { spellFigures } from "./spoken.ts";

/**
 * What is said of a reply: at most two sentences, then how keys answer where they do.
 *
 * @param own what amounts without a sign are in
 */
export function speakable({ blocks }: Pick<Reply, "blocks">, own?: Currency): string {
  const asking = blocks.find((block) => block.kind === "choices" && block.asks === true);
  const sentences = sentencesOf(blocks);
  const question = sentences.findLast((sentence) => sentence.endsWith("?"));
  const said = question === undefined ? sentences.slice(0, MOST_SENTENCES).map(shorten) : upTo(question, sentences);
  return spellFigures([...said, ...keyWords(asking)].join(" "), own);
}

const MOST_SENTENCES = 2;

/** Characters of a sentence; nobody keeps a longer one in mind. */
const LONGEST = 200;

/** What it is about, whole, and the question last: whatever followed it would be answered instead. */
function upTo(question: string, [first = "", ...others]: readonly string[]): string[] {
  return others.includes(question) ? [first, question] : [question];
}

/** Paragraphs are said; a table only where there is nothing else. */
function sentencesOf(blocks: readonly Block[]): string[] {
  const texts = blocks.filter(({ kind }) => kind === "text" || kind === "fields");
  const said = texts.length > 0 ? texts : blocks.filter(({ kind }) => kind !== "choices");
  return said.flatMap((block) => plainBlock(block).split("\n")).flatMap((line) => splitSentences(sayable(line)));
}

/** In this order. */
const REPLACEMENTS: readonly (readonly [pattern: RegExp, replacement: string])[] = [
  [/^✅ */u, "Saved: "],
  [/^✏️? */u, "Changed: "],
  [/\p{Extended_Pictographic}|[\p{Cf}\p{Variation_Selector}]/gu, ""],
  [/^ *[•·] */u, ""],
  [/ +[·•] +/gu, ", "],
  [/ *→ */gu, " to "],
  [/ = /gu, " is "],
  [/ ÷ /gu, " divided by "],
  [/ − /gu, " minus "],
  [/−(?=\S)/gu, "minus "],
  [/ \(([^()]*)\)/gu, ", $1"],
  [/[“”"[\]()]/gu, ""],
  [/#(?=\p{L})/gu, ""],
  [/\s+/gu, " "],
  [/ (?=[.,;:!?])/gu, ""],
  [/,(?=[.;:!?])/gu, ""],
];

function sayable(line: string): string {
  return REPLACEMENTS.reduce((text, [pattern, replacement]) => text.replace(pattern, replacement), line).trim();
}

function splitSentences(line: string): string[] {
  return line
    .split(/(?<=[.!?]) (?=\P{Ll})/u)
    .filter((sentence) => /[\p{L}\p{N}]/u.test(sentence))
    .map((sentence) => capitalise(/[.!?]$/.test(sentence) ? sentence : `${sentence.replace(/[,:;]$/, "")}.`));
}

/** Ends a sentence that is too long where a part of it ends. */
function shorten(sentence: string): string {
  if (sentence.length <= LONGEST) return sentence;
  const start = sentence.slice(0, LONGEST);
  const end = Math.max(start.lastIndexOf(";"), start.lastIndexOf(","));
  return end === -1 ? `${start.replace(/ \S*$/, "")}.` : `${start.slice(0, end)}.`;
}

/** Whether a question is answered by yes or no: its second and last choice says so. */
export function isYesOrNo(asking: Block | undefined): boolean {
  return asking?.kind === "choices" && asking.choices.length === 2 && asking.choices[1]?.label === "No";
}

/** A yes or no needs no explaining; of anything else the keys are said. */
function keyWords(asking: Block | undefined): string[] {
  if (asking?.kind !== "choices" || isYesOrNo(asking)) return [];
  const labels = asking.choices.map(({ label }) => sayable(label));
  return labels.map(
    (label, index) =>
      `${index === 0 ? "Press " : ""}${index + 1} for ${label}${index === labels.length - 1 ? "." : ","}`,
  );
}
