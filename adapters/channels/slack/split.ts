import { escapeMrkdwn } from "./mrkdwn.ts";

/**
 * Cuts a text into pieces that are at most `limit` UTF-16 units long once they are escaped, and have something to see.
 *
 * Cuts come at the end of a line, else between words, else between characters as people see them; never inside an
 * entity, because the text is cut before it is escaped.
 */
export function splitText(text: string, limit: number): string[] {
  const pieces: string[] = [];
  let rest = text.toWellFormed();
  for (;;) {
    const reach = reachOf(rest, limit);
    if (reach === rest.length) break;
    const cut = findCut(rest, reach);
    pieces.push(rest.slice(0, cut));
    rest = /^\s/.test(rest.charAt(cut)) ? rest.slice(cut + 1) : rest.slice(cut);
  }
  return [...pieces, rest].filter(isVisible);
}

/** A text of at most `limit` UTF-16 units, with an ellipsis where something was left out. */
export function shorten(text: string, limit: number): string {
  const wellFormed = text.toWellFormed();
  if (wellFormed.length <= limit) return wellFormed;
  return `${wellFormed.slice(0, characterBoundary(wellFormed, limit - 1))}…`;
}

/** Whether anything of a text can be seen; Slack refuses messages of which nothing can. */
export function isVisible(text: string): boolean {
  return /[^\p{White_Space}\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/u.test(text);
}

/** How much of a text fits, in UTF-16 units of the text itself. */
function reachOf(text: string, limit: number): number {
  let room = limit;
  for (let index = 0; index < text.length; index += 1) {
    room -= escapeMrkdwn(text.charAt(index)).length;
    if (room < 0) return index;
  }
  return text.length;
}

function findCut(text: string, reach: number): number {
  for (const separator of ["\n", " "]) {
    const at = text.lastIndexOf(separator, reach);
    // A break in the first half would leave a stub; better to cut a long line.
    if (at > reach / 2) return at;
  }
  return characterBoundary(text, reach);
}

/** The end of the last character that lies within `limit` as a whole. */
function characterBoundary(text: string, limit: number): number {
  const start = graphemes.segment(text).containing(limit)?.index ?? limit;
  if (start > 0) return start;
  // One "character" longer than all there is room for: keep at least surrogate pairs together.
  return /[\uDC00-\uDFFF]/.test(text.charAt(limit)) ? limit - 1 : limit;
}

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });
