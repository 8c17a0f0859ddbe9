import { hashBytes } from "../classifier/features.ts";
import { type Meaning, type MeaningOf, TERM_KINDS, type TermKind } from "./meaning.ts";

/**
 * Finds names in the file that `npm run understanding:build` makes of them, without an object for each: the file stays the
 * bytes that it is, and a table of numbers says where in it a name starts.
 *
 * The file is blocks that start with `= kind category` or `= kind category rival`, then a name a line. Lines that start with
 * `#` are remarks. The first to claim a name keeps it.
 *
 * @param file UTF-8, each line with its end
 */
export function openNames(file: Uint8Array): MeaningOf {
  const size = tableSize(file);
  /** Where the name of a slot starts, plus 1; 0 where the slot is free. */
  const starts = new Uint32Array(size);
  const blocks = new Uint16Array(size);
  const meanings: Meaning[] = [];
  for (let start = 0, end = file.indexOf(LINE_END); end !== -1; start = end + 1, end = file.indexOf(LINE_END, start)) {
    if (file[start] === EQUALS) meanings.push(readBlock(new TextDecoder().decode(file.subarray(start, end))));
    else if (file[start] !== REMARK && end > start && meanings.length > 0) claim(start, end);
  }
  const term = new Uint8Array(LONGEST);
  return (asked) => {
    const { read, written } = ENCODER.encodeInto(asked, term);
    if (asked === "" || read < asked.length) return null;
    const slot = slotOf(term, 0, written);
    return starts[slot] === 0 ? null : (meanings[blocks[slot] ?? 0] ?? null);
  };

  /** The slot of a name, or the free one where it would stand. */
  function slotOf(name: Uint8Array, from: number, to: number): number {
    let slot = hashBytes(name, from, to) & (size - 1);
    for (let at = starts[slot] ?? 0; at !== 0 && !isLine(file, at - 1, name, from, to); at = starts[slot] ?? 0) {
      slot = (slot + 1) & (size - 1);
    }
    return slot;
  }

  function claim(start: number, end: number): void {
    const slot = slotOf(file, start, end);
    if (starts[slot] !== 0) return;
    starts[slot] = start + 1;
    blocks[slot] = meanings.length - 1;
  }
}

const ENCODER = new TextEncoder();
/** In bytes; longer terms are none. */
const LONGEST = 256;
const LINE_END = 10;
const EQUALS = "=".charCodeAt(0);
const REMARK = "#".charCodeAt(0);

/** A power of two, at least twice as many as there are lines. */
function tableSize(file: Uint8Array): number {
  let lines = 1;
  for (let end = file.indexOf(LINE_END); end !== -1; end = file.indexOf(LINE_END, end + 1)) lines += 1;
  return 2 ** Math.ceil(Math.log2(2 * lines));
}

/** True when the line that starts there is this name. */
function isLine(file: Uint8Array, at: number, name: Uint8Array, from: number, to: number): boolean {
  for (let index = 0; index < to - from; index += 1) {
    if (file[at + index] !== name[from + index]) return false;
  }
  return file[at + to - from] === LINE_END;
}

function readBlock(line: string): Meaning {
  const [, kind, category = "", rival] = line.split(" ");
  if (!isTermKind(kind) || category === "") throw new Error(`A block of names cannot be read: "${line}".`);
  return { category, kind, ...(rival === undefined ? {} : { rival }) };
}

const isTermKind = (kind: string | undefined): kind is TermKind => TERM_KINDS.some((known) => known === kind);
