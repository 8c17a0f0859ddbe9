/** A stretch of a message in one style; `preformatted` keeps its spaces and is set in a fixed width. */
export interface Section {
  readonly style: "plain" | "preformatted";
  readonly text: string;
}

/**
 * Spreads sections over messages so that each one, with {@link gapBefore} between its sections, has at most `limit`
 * UTF-16 units and something to see.
 *
 * Cuts come at the end of a line, else between words, else between characters as people see them.
 */
export function packSections(sections: readonly Section[], limit: number): Section[][] {
  const messages: Section[][] = [];
  let length = limit;
  for (const { style, text } of sections) {
    for (const piece of splitText(text.toWellFormed(), limit)) {
      if (!isVisible(piece)) continue;
      const section = { style, text: piece };
      const message = messages.at(-1);
      const gap = gapBefore(section, message?.at(-1)).length;
      if (message !== undefined && length + gap + piece.length <= limit) {
        message.push(section);
        length += gap + piece.length;
      } else {
        messages.push([section]);
        length = piece.length;
      }
    }
  }
  return messages;
}

/** What stands between a section and the one before it: a preformatted box brings its own space. */
export function gapBefore(section: Section, previous: Section | undefined): string {
  if (previous === undefined) return "";
  return section.style === "preformatted" || previous.style === "preformatted" ? "\n" : "\n\n";
}

/** The length that `text` can be shortened to without cutting through a character as people see it. */
export function characterBoundary(text: string, limit: number): number {
  if (text.length <= limit) return text.length;
  const start = graphemes.segment(text).containing(limit)?.index ?? limit;
  if (start > 0) return start;
  // One "character" of more than a whole message: keep at least surrogate pairs together.
  return /[\uDC00-\uDFFF]/.test(text.charAt(limit)) ? limit - 1 : limit;
}

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

function splitText(text: string, limit: number): string[] {
  const pieces: string[] = [];
  let rest = text;
  while (rest.length > limit) {
    const cut = findCut(rest, limit);
    pieces.push(rest.slice(0, cut));
    rest = /^\s/.test(rest.charAt(cut)) ? rest.slice(cut + 1) : rest.slice(cut);
  }
  return [...pieces, rest];
}

function findCut(text: string, limit: number): number {
  for (const separator of ["\n", " "]) {
    const at = text.lastIndexOf(separator, limit);
    // A break in the first half would leave a stub; better to cut a long line.
    if (at > limit / 2) return at;
  }
  return characterBoundary(text, limit);
}

/** Telegram refuses messages in which nothing shows. */
function isVisible(text: string): boolean {
  return /[^\p{White_Space}\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/u.test(text);
}
