import type { InboundContent } from "../../dialogs/channel.ts";
import { readLinkCode } from "../../domain/link-code.ts";
import { hashSecret } from "../hash-secret.ts";

/** That somebody shows a code. */
type ShownCode = Extract<InboundContent, { kind: "pair" }>;

/** What a text is: something said, or a code that is shown, of which only the hash goes further. */
export function readSaid(text: string): InboundContent {
  return readShownCode(text) ?? { kind: "message", text };
}

/**
 * The code that a text shows: after `link` or `pair`, or by itself. Null for all other texts.
 *
 * After the verb whatever has letters and digits is meant as a code, also a mistyped one; "link telegram" and "link 2" are
 * not. By itself only what has a code's form is one.
 */
export function readShownCode(text: string): ShownCode | null {
  const said = text.trim();
  const named = /^\/?(?:link|pair)\s+(\S+)$/i.exec(said)?.[1];
  if (named !== undefined) return isMeantAsCode(named) ? showing(named) : null;
  return said.includes("-") && readLinkCode(said) !== null ? showing(said) : null;
}

/** A code that came by a way on which nothing but codes come. */
export function showing(code: string): ShownCode {
  return { kind: "pair", codeHash: hashSecret(readLinkCode(code) ?? code) };
}

function isMeantAsCode(word: string): boolean {
  return /^[\w-]{6,64}$/.test(word) && /\d/.test(word) && /\p{L}/u.test(word);
}
