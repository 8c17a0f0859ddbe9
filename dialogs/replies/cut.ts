/**
 * Cuts a text into pieces that have something to see.
 *
 * @param reachOf how much of a text fits into one piece, in UTF-16 units of that text; at least 1
 */
export function cutIntoPieces(text: string, reachOf: (rest: string) => number): string[] {
  const pieces: string[] = [];
  let rest = text.toWellFormed();
  for (;;) {
    const reach = reachOf(rest);
    if (reach >= rest.length) break;
    const cut = findCut(rest, reach);
    pieces.push(rest.slice(0, cut));
    rest = /^\s/.test(rest.charAt(cut)) ? rest.slice(cut + 1) : rest.slice(cut);
  }
  return [...pieces, rest].filter(isVisible);
}

/**
 * Where to cut a text that is longer than `reach` UTF-16 units: at the end of a line, else between words, else between
 * characters as people see them.
 */
export function findCut(text: string, reach: number): number {
  for (const separator of ["\n", " "]) {
    const at = text.lastIndexOf(separator, reach);
    // A break in the first half would leave a stub; better to cut a long line.
    if (at > reach / 2) return at;
  }
  return characterBoundary(text, reach);
}

/** The length that a text can be shortened to, at most `limit`, without cutting through a character as people see it. */
export function characterBoundary(text: string, limit: number): number {
  if (text.length <= limit) return text.length;
  const start = graphemes.segment(text).containing(limit)?.index ?? limit;
  if (start > 0) return start;
  // One "character" longer than all there is room for: keep at least surrogate pairs together.
  return /[\uDC00-\uDFFF]/.test(text.charAt(limit)) ? limit - 1 : limit;
}

/** A text of at most `limit` UTF-16 units, with an ellipsis where something was left out. */
export function shorten(text: string, limit: number): string {
  const wellFormed = text.toWellFormed();
  if (wellFormed.length <= limit) return wellFormed;
  return `${wellFormed.slice(0, characterBoundary(wellFormed, limit - 1))}…`;
}

/** A button's label of at most `limit` UTF-16 units, on one line; never one of which nothing can be seen. */
export function buttonLabel(label: string, limit: number): string {
  const line = label.replace(/\s+/g, " ").trim();
  return isVisible(line) ? shorten(line, limit) : "…";
}

/** Whether anything of a text can be seen; platforms refuse messages of which nothing can. */
export function isVisible(text: string): boolean {
  return /[^\p{White_Space}\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/u.test(text);
}

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });
