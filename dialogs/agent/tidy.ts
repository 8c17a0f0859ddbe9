import { asMessage } from "./untrusted.ts";

/** An answer as channels show it: plain text, without the marks of documents. */
export function tidied(answer: string): string {
  return asMessage(answer)
    .replace(/\*\*|__|`+|^#{1,6} +/gm, "")
    .replace(/^[*-] /gm, "• ")
    .replace(/[ \t]{2,}/g, " ")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}
