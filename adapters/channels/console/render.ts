import type { Reply } from "../../../dialogs/channel.ts";
import { plainText } from "../../../dialogs/replies/plain-text.ts";

/** A reply as it is printed. Control characters, which could steer the terminal, are shown as `�`. */
export function renderForTerminal(reply: Reply): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are exactly what must not reach a terminal.
  return plainText(reply).replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/g, "\ufffd");
}
