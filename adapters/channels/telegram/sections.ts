import { cutIntoPieces } from "../../../dialogs/replies/cut.ts";

/** A stretch of a message in one style; `preformatted` keeps its spaces and is set in a fixed width. */
export interface Section {
  readonly style: "plain" | "preformatted";
  readonly text: string;
}

/**
 * Spreads sections over messages so that each one, with {@link gapBefore} between its sections, has at most `limit`
 * UTF-16 units and something to see.
 */
export function packSections(sections: readonly Section[], limit: number): Section[][] {
  const messages: Section[][] = [];
  let length = limit;
  for (const { style, text } of sections) {
    for (const piece of cutIntoPieces(text, () => limit)) {
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
