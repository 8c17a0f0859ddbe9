import type { Block, Reply } from "../channel.ts";
import { plainBlock } from "./plain-text.ts";
import { spellFigures } from "./spoken.ts";

/** What is said of a reply: at most two sentences, then how keys answer where they do. */
export function speakable({ blocks }: Pick<Reply, "blocks">): string {
  const asking = blocks.find((block) => block.kind === "choices" && block.asks === true);
  const sentences = sentencesOf(blocks);
  const said = asking ? upToQuestion(sentences) : sentences.slice(0, MOST_SENTENCES);
  return [...said.map(shorten), ...keyWords(asking)].join(" ");
}

const MOST_SENTENCES = 2;

/** Characters of a sentence; nobody keeps a longer one in mind. */
const LONGEST = 240;

/** What leads up to the question, and the question last: whatever follows it would be answered instead. */
function upToQuestion(sentences: readonly string[]): string[] {
  const question = sentences.findLastIndex((sentence) => sentence.endsWith("?"));
  if (question === -1) return sentences.slice(0, MOST_SENTENCES);
  return sentences.slice(Math.max(0, question + 1 - MOST_SENTENCES), question + 1);
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
  const said = REPLACEMENTS.reduce((text, [pattern, replacement]) => text.replace(pattern, replacement), line);
  return spellFigures(said).trim();
}

function splitSentences(line: string): string[] {
  return line
    .split(/(?<=[.!?]) (?=\P{Ll})/u)
    .filter((sentence) => /[\p{L}\p{N}]/u.test(sentence))
    .map((sentence) => (/[.!?]$/.test(sentence) ? sentence : `${sentence.replace(/[,:;]$/, "")}.`));
}

function shorten(sentence: string): string {
  if (sentence.length <= LONGEST) return sentence;
  return `${sentence.slice(0, LONGEST).replace(/[,;:]? \S*$/, "")}, and more.`;
}

/** Whether a question is answered by yes or no. */
export function isYesOrNo(asking: Block | undefined): boolean {
  return asking?.kind === "choices" && asking.choices.map(({ label }) => label).join() === "Yes,No";
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
