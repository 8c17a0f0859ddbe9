/**
 * Shortens a text to at most `limit` UTF-16 units, with `...` where something is missing.
 *
 * It ends at the end of a line, else between words, else between characters as people see them.
 */
export function cutText(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const room = Math.max(0, limit - MARK.length);
  return text.slice(0, findCut(text, room)).trimEnd() + MARK.slice(0, limit);
}

const MARK = "...";

function findCut(text: string, room: number): number {
  for (const separator of ["\n", " "]) {
    const at = text.lastIndexOf(separator, room);
    // A break in the first half would throw away more than it tidies.
    if (at > room / 2) return at;
  }
  return characterBoundary(text, room);
}

function characterBoundary(text: string, room: number): number {
  const start = graphemes.segment(text).containing(room)?.index ?? room;
  if (start > 0) return start;
  // One "character" of more than a whole message: keep at least surrogate pairs together.
  return /[\uDC00-\uDFFF]/.test(text.charAt(room)) ? room - 1 : room;
}

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });
