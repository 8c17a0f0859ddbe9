import type { Reply } from "../../../dialogs/channel.ts";
import { isYesOrNo, speakable } from "../../../dialogs/replies/speech.ts";
import { capabilities } from "./capabilities.ts";

/** A reply as it is said. */
export interface SpokenReply {
  readonly text: string;
  /** True when it asks something that keys can answer, too: then it is heard out. */
  readonly asks: boolean;
  /** What the keys are, where the text does not say so. */
  readonly keys: string;
}

/** Leaves room for the keys, which may follow. */
const LONGEST = capabilities.maxText - 100;

/** What a voice says of a reply: its speech, or the words of its blocks. */
export function renderReply(reply: Reply): SpokenReply {
  const asking = reply.blocks.find((block) => block.kind === "choices" && block.asks === true);
  const keys = isYesOrNo(asking) ? "Press 1 for yes, 2 for no." : "";
  const text = (reply.speech ?? speakable(reply)).slice(0, LONGEST);
  return { text, asks: asking !== undefined, keys };
}
