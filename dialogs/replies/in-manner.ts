import type { Manner } from "../channel.ts";
import type { Presentation } from "../tools/tool.ts";
import { composeReply } from "./compose.ts";
import type { View } from "./format.ts";
import { speakable } from "./speech.ts";

/** Words something as it is read, and, in a channel that speaks, also as it is said. */
export function presentInManner(
  manner: Manner | undefined,
  view: View,
  present: (view: View) => Presentation,
): Presentation {
  const written = present(view);
  if (!manner?.speaks) return written;
  const said = composeReply("", present({ ...view, isSpoken: true }));
  return said === null ? written : { ...written, speech: speakable(said.reply, view.currency) };
}
