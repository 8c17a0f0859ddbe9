/**
 * Tells cheaply that none of several patterns can match a text, by the words without which none of them does.
 *
 * The words are read off the patterns themselves, so a pattern that is changed changes them. Patterns may be tried on a part
 * of the text, or on one of which stretches were left out between words.
 *
 * @returns what is asked with the text in lower case; true for all texts where some pattern needs no word
 */
export function mayMatch(patterns: readonly RegExp[]): (lower: string) => boolean {
  let needed: RegExp | null | undefined;
  return (lower) => {
    if (needed === undefined) needed = anyOf(patterns.map(wordsNeeded));
    return needed === null || needed.test(lower);
  };
}

/**
 * Of several rules, in their order, those whose patterns may match a text: all of them, or those that need no word.
 *
 * @returns what is asked with the text in lower case
 */
export function rulesFor<Rule>(
  rules: readonly Rule[],
  patternOf: (rule: Rule) => RegExp,
): (lower: string) => readonly Rule[] {
  let known: { readonly wordless: readonly Rule[]; readonly needed: RegExp | null } | undefined;
  const read = () => {
    const words = rules.map((rule) => wordsNeeded(patternOf(rule)));
    return {
      wordless: rules.filter((_, index) => words[index] === null),
      needed: anyOf(words.filter((one) => one !== null)),
    };
  };
  return (lower) => {
    known ??= read();
    return known.needed === null || known.needed.test(lower) ? rules : known.wordless;
  };
}

/**
 * Words of which every match of a pattern contains at least one, in lower case: with a space where one begins or ends.
 *
 * @returns null where the pattern has no such words
 */
export function wordsNeeded({ source }: RegExp): readonly string[] | null {
  const whole = alternatives({ source, at: 0 });
  return rarest([...whole.needed, ...wordsIn(whole.texts)]);
}

type Words = readonly string[];

/** What is known of a part of a pattern. */
interface Part {
  /** All texts that it can be, where they are few; `\b` is {@link EDGE}. */
  readonly texts: Words | null;
  /** Of the words of each of these, one is in it. */
  readonly needed: readonly Words[];
}

const NOTHING_LEFT: Part = { texts: [""], needed: [] };
const ANYTHING: Part = { texts: null, needed: [] };
const EDGE = "\b";
const MOST_TEXTS = 64;

interface Cursor {
  readonly source: string;
  at: number;
}

/** Up to the end of the group. */
function alternatives(cursor: Cursor): Part {
  const branches = [sequence(cursor)];
  while (cursor.source[cursor.at] === "|") {
    cursor.at += 1;
    branches.push(sequence(cursor));
  }
  const [only, ...others] = branches;
  if (only && others.length === 0) return only;
  const texts = branches.flatMap((branch) => branch.texts ?? []);
  const needed = branches.map((branch) => rarest([...branch.needed, ...wordsIn(branch.texts)]));
  return {
    texts: branches.every((branch) => branch.texts) && texts.length <= MOST_TEXTS ? texts : null,
    needed: needed.every((words) => words !== null) ? [needed.flat()] : [],
  };
}

function sequence(cursor: Cursor): Part {
  const needed: Words[] = [];
  let run: Words = [""];
  let isWhole = true;
  while (cursor.at < cursor.source.length && !/[|)]/.test(cursor.source[cursor.at] ?? "")) {
    const part = repeated(atom(cursor), cursor);
    needed.push(...part.needed);
    if (part.texts && run.length * part.texts.length <= MOST_TEXTS) {
      const { texts } = part;
      run = run.flatMap((start) => texts.map((end) => start + end));
      continue;
    }
    if (run[0] !== "") needed.push(...wordsIn(run));
    run = part.texts ?? [""];
    isWhole = false;
  }
  return isWhole ? { texts: run, needed } : { texts: null, needed: [...needed, ...wordsIn(run)] };
}

const QUANTIFIER = /(?:[*+?]|\{(\d+)(,?)(\d*)\})\??/y;

function repeated(part: Part, cursor: Cursor): Part {
  QUANTIFIER.lastIndex = cursor.at;
  const [quantifier = "", least] = QUANTIFIER.exec(cursor.source) ?? [];
  cursor.at += quantifier.length;
  if (quantifier === "") return part;
  if (quantifier.startsWith("?")) return { texts: part.texts && [...part.texts, ""], needed: [] };
  const isOptional = quantifier.startsWith("*") || Number(least) === 0;
  return { texts: null, needed: isOptional ? [] : [...part.needed, ...wordsIn(part.texts)] };
}

/** Letters that stand for themselves; one that is repeated is an atom of its own. */
const LETTERS = /[a-z\d ']+(?![*+?{])/iy;
const GROUP = /\((?:\?(?:(?<around><?[=!])|[-ims]*:|<\w+>))?/y;
const ESCAPED = /\\(?:[pPu]\{[^}]*\}|u[\da-fA-F]{4}|x[\da-fA-F]{2}|k<\w+>|[dDsSwWnrtfv\d]+)/y;
const CLASS = /\[(?:\\.|[^\]\\])*\]/y;
const FEW = /^\[([^\\^\]-]{1,4})\]$/;

function atom(cursor: Cursor): Part {
  const letters = take(LETTERS, cursor);
  if (letters) return { texts: [letters[0].toLowerCase()], needed: [] };
  const { source, at } = cursor;
  const group = take(GROUP, cursor);
  if (group) {
    const inside = alternatives(cursor);
    cursor.at += 1;
    // What stands around a match is none of it.
    return group.groups?.around === undefined ? inside : NOTHING_LEFT;
  }
  const named = take(CLASS, cursor);
  if (named) {
    const few = FEW.exec(named[0])?.[1];
    return few === undefined ? ANYTHING : { texts: Array.from(few.toLowerCase()), needed: [] };
  }
  if (take(ESCAPED, cursor)) return ANYTHING;
  cursor.at += source[at] === "\\" ? 2 : 1;
  const letter = source.slice(at, cursor.at);
  if (letter === ".") return ANYTHING;
  if (letter === "^" || letter === "$" || letter === "\\B") return NOTHING_LEFT;
  return { texts: [letter === "\\b" ? EDGE : letter.replace("\\", "").toLowerCase()], needed: [] };
}

function take(pattern: RegExp, cursor: Cursor): RegExpExecArray | null {
  pattern.lastIndex = cursor.at;
  const match = pattern.exec(cursor.source);
  cursor.at += match?.[0].length ?? 0;
  return match;
}

/** A word of each text, its rarest; none where one of them has no words. */
function wordsIn(texts: Words | null): readonly Words[] {
  const words = texts?.map((text) => rarestIn(text));
  return words?.every((word) => word !== null) ? [words] : [];
}

function rarestIn(text: string): string | null {
  if (text === "") return null;
  const isOneWord = !text.includes(" ") && !text.includes(EDGE);
  return isOneWord ? text : least(text.replaceAll(/[ \b]/g, "  ").match(/ ?[^ ]+ ?/g) ?? [], frequency);
}

function rarest(candidates: readonly Words[]): Words | null {
  return least(candidates, (words) => words.reduce((sum, word) => sum + frequency(word), 0));
}

function least<One extends string | Words>(all: readonly One[], measure: (one: One) => number): One | null {
  const [first, ...others] = all;
  if (first === undefined) return null;
  let best = { one: first, measured: others.length === 0 ? 0 : measure(first) };
  for (const one of others) {
    const measured = measure(one);
    if (measured < best.measured) best = { one, measured };
  }
  return best.one;
}

const COMMON = new Set(
  "the a an my our for from to in on at of and with was is it that this me i we up out by as s".split(" "),
);

/** Signs of currencies are there more often. */
const MARK = /^[^\p{L}\p{N}\p{Sc}]$/u;

/** Roughly how often a word is in a message: what is short or no whole word is there more often. */
function frequency(word: string): number {
  const plain = word.trim();
  if (COMMON.has(plain)) return 1;
  return MARK.test(plain) ? 0.01 : 2 ** -word.length;
}

/** One pattern for all words; null where it would match every text. */
function anyOf(needed: readonly (Words | null)[]): RegExp | null {
  if (!needed.every((words) => words !== null)) return null;
  const words = [...new Set(needed.flat())];
  // Words alone, their edges around all of them, are what a regular expression finds fastest.
  const sources = Map.groupBy(words, edgesOf)
    .entries()
    .map(([edges, alike]) => {
      const plain = alike.map((word) => RegExp.escape(word.trim()));
      return edges.replace(" ", () => `(?:${plain.join("|")})`);
    });
  return new RegExp([...sources].join("|"));
}

/** Where the word must begin or end, around a space that stands for it. */
const edgesOf = (word: string): string => `${/^ \w/.test(word) ? "\\b" : ""} ${/\w $/.test(word) ? "\\b" : ""}`;
