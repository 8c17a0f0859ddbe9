import { createHash } from "node:crypto";
import type { InboundContent } from "../../../dialogs/channel.ts";

/** What a text means to the channel itself: `pair CODE` shows a pairing code, of which only the hash goes further. */
export function readSaid(text: string): InboundContent {
  const code = pairingCode(text);
  if (code === null) return { kind: "message", text };
  return { kind: "pair", codeHash: createHash("sha256").update(code).digest("hex") };
}

/** The code that a text shows; null when it shows none. */
export function pairingCode(text: string): string | null {
  return /^\/?(?:pair|link)\s+(\S+)$/i.exec(text.trim())?.[1] ?? null;
}
