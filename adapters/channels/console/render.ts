import type { Reply } from "../../../dialogs/channel.ts";
import { plainText } from "../../../dialogs/replies/plain-text.ts";

/** A reply as it is printed. Control characters, which could steer the terminal, are shown as `�`. */
export function renderForTerminal(reply: Reply): string {
  return plainText(reply).replace(/[^\P{Cc}\n]/gu, "\ufffd");
}
