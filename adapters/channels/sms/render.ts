import type { Block, Choice, Reply } from "../../../dialogs/channel.ts";
import { capabilities } from "./capabilities.ts";
import { toSmsCharacters } from "./characters.ts";
import { cutText } from "./cut.ts";
import { countSegments } from "./segments.ts";

/**
 * Turns a reply into one text message; empty when there is nothing to say.
 *
 * What answers a question is numbered and always survives the limit. What one may merely do next is mentioned only where
 * it costs no further segment.
 */
export function renderReply({ blocks }: Reply): string {
  const body = toSmsCharacters(joinLines(blocks.map(renderBlock)));
  const question = cutText(toSmsCharacters(joinLines(blocks.map(renderQuestion))), LONGEST_QUESTION);
  const room = capabilities.maxText - (question === "" ? 0 : question.length + 1);
  const text = joinLines([cutText(body, room), question]);
  const hint = question === "" ? findHint(blocks) : undefined;
  return hint === undefined ? text : withHint(text, hint);
}

const LONGEST_QUESTION = capabilities.maxText / 2;

function renderBlock(block: Block): string {
  switch (block.kind) {
    case "text":
      return block.text;
    case "fields":
      return joinLines(block.fields.map(({ label, value }) => `${label}: ${value}`));
    case "table":
      return joinLines([block.title ?? "", filled(block.columns).join(", "), ...block.rows.map(renderRow)]);
    case "picture":
      return block.alt;
    case "choices":
      return "";
  }
}

/** Columns can't line up on a phone; the first cell says what the others are about. */
function renderRow(cells: readonly string[]): string {
  const [first = "", ...others] = filled(cells);
  return others.length === 0 ? first : `${first}: ${others.join(", ")}`;
}

function renderQuestion(block: Block): string {
  if (block.kind !== "choices" || block.asks !== true || block.choices.length === 0) return "";
  const numbered = block.choices.map(({ label }, index) => `${index + 1}) ${label}`);
  return joinLines([...numbered, `Reply ${anyOf(block.choices)}.`]);
}

/** `1, 2 or 3` */
function anyOf(choices: readonly Choice[]): string {
  const numbers = choices.map((_, index) => String(index + 1));
  const last = numbers.pop() ?? "";
  return numbers.length === 0 ? last : `${numbers.join(", ")} or ${last}`;
}

/**
 * What texting a choice's label does, for the labels that are understood at any time.
 *
 * None of them may be a word that carriers act upon: whoever texts one of those is cut off.
 */
const HINTS: Readonly<Record<string, string>> = {
  Undo: "UNDO removes it.",
  Redo: "REDO brings it back.",
};

function findHint(blocks: readonly Block[]): string | undefined {
  const choices = blocks.flatMap((block) => (block.kind === "choices" ? block.choices : []));
  return choices.map(({ label }) => HINTS[label]).find((hint) => hint !== undefined);
}

function withHint(text: string, hint: string): string {
  const separator = text.includes("\n") ? "\n" : /[.!?]$/.test(text) ? " " : ". ";
  const longer = text === "" ? hint : text + separator + hint;
  return countSegments(longer).segments === 1 ? longer : text;
}

function joinLines(lines: readonly string[]): string {
  return filled(lines).join("\n");
}

function filled(texts: readonly string[]): string[] {
  return texts.filter((text) => text.trim() !== "");
}
