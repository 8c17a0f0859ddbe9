import { findCut } from "../../../dialogs/replies/cut.ts";

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
