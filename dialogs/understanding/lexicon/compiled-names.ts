import { hashText } from "../classifier/features.ts";
import { type Meaning, type MeaningOf, TERM_KINDS, type TermKind } from "./meaning.ts";

/**
 * Finds names in the text that `npm run understanding:build` makes of them, without an object for each: the text stays one
 * string, and a table of numbers says where in it a name starts.
 *
 * The text is blocks that start with `= kind category` or `= kind category rival`, then a name a line. Lines that start with
 * `#` are remarks. The first to claim a name keeps it.
 */
export function openNames(text: string): MeaningOf {
  const size = tableSize(text);
  /** Where the name of a slot starts, plus 1; 0 where the slot is free. */
  const starts = new Uint32Array(size);
  const blocks = new Uint16Array(size);
  const meanings: Meaning[] = [];
  for (let start = 0, end = text.indexOf("\n"); end !== -1; start = end + 1, end = text.indexOf("\n", start)) {
    const first = text.charCodeAt(start);
    if (first === EQUALS) meanings.push(readBlock(text.slice(start, end)));
    else if (first !== REMARK && end > start && meanings.length > 0) claim(start, end);
  }
  return (term) => {
    if (term === "") return null;
    const slot = slotOf(
      hashText(term),
      (at) => text.startsWith(term, at) && text.charCodeAt(at + term.length) === LINE_END,
    );
    return starts[slot] === 0 ? null : (meanings[blocks[slot] ?? 0] ?? null);
  };

  /** The slot of a name, or the free one where it would stand. */
  function slotOf(hash: number, isIt: (start: number) => boolean): number {
    let slot = hash & (size - 1);
    for (let at = starts[slot] ?? 0; at !== 0 && !isIt(at - 1); at = starts[slot] ?? 0) slot = (slot + 1) & (size - 1);
    return slot;
  }

  function claim(start: number, end: number): void {
    const slot = slotOf(hashText(text, start, end), (at) => isSameLine(text, at, start, end));
    if (starts[slot] !== 0) return;
    starts[slot] = start + 1;
    blocks[slot] = meanings.length - 1;
  }
}

const LINE_END = 10;
const EQUALS = "=".charCodeAt(0);
const REMARK = "#".charCodeAt(0);

/** A power of two, at least twice as many as there are lines. */
function tableSize(text: string): number {
  let lines = 1;
  for (let end = text.indexOf("\n"); end !== -1; end = text.indexOf("\n", end + 1)) lines += 1;
  return 2 ** Math.ceil(Math.log2(2 * lines));
}

function isSameLine(text: string, at: number, start: number, end: number): boolean {
  for (let index = 0; index < end - start; index += 1) {
    if (text.charCodeAt(at + index) !== text.charCodeAt(start + index)) return false;
  }
  return text.charCodeAt(at + end - start) === LINE_END;
}

function readBlock(line: string): Meaning {
  const [, kind, category = "", rival] = line.split(" ");
  if (!isTermKind(kind) || category === "") throw new Error(`A block of names cannot be read: "${line}".`);
  return { category, kind, ...(rival === undefined ? {} : { rival }) };
}

const isTermKind = (kind: string | undefined): kind is TermKind => TERM_KINDS.some((known) => known === kind);
