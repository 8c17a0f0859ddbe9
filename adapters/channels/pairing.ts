import { createHash } from "node:crypto";
import type { InboundContent } from "../../dialogs/channel.ts";

/** What a text is: something said, or a pairing code that is shown, of which only the hash goes further. */
export function readSaid(text: string): InboundContent {
  const code = pairingCode(text);
  if (code === null) return { kind: "message", text };
  return { kind: "pair", codeHash: createHash("sha256").update(code).digest("hex") };
}

/**
 * The code in `pair CODE` or `link CODE`; null for anything else.
 *
 * "link telegram" asks for a code: after `link` an ordinary word is none.
 */
export function pairingCode(text: string): string | null {
  const [, verb = "", code] = /^\/?(pair|link)\s+(\S+)$/i.exec(text.trim()) ?? [];
  if (code === undefined || (verb.toLowerCase() === "link" && /^\p{L}\p{Ll}*$/u.test(code))) return null;
  return code;
}
