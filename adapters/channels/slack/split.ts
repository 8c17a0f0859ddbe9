import { cutIntoPieces } from "../../../dialogs/replies/cut.ts";
import { escapeMrkdwn } from "./mrkdwn.ts";

/**
 * Cuts a text into pieces that are at most `limit` UTF-16 units long once they are escaped, and have something to see.
 *
 * No cut can come inside an entity, because the text is cut before it is escaped.
 */
export function splitText(text: string, limit: number): string[] {
  return cutIntoPieces(text, (rest) => reachOf(rest, limit));
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
