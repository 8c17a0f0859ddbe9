import type { Presentation } from "../../dialogs/tools/tool.ts";
import type { Person } from "../../domain/person.ts";
import type { Admission } from "../admission.ts";

/** Says to whoever has just come in what they came into, before what else there is to say. */
export function greetJoined(admission: Admission, presentation: Presentation): Presentation {
  if (admission.kind !== "joined") return presentation;
  const text = admission.book === "own" ? beginning(admission.person) : SHARED;
  return { ...presentation, blocks: [{ kind: "text", text }, ...presentation.blocks] };
}

const SHARED = "🔗 Linked: this chat and your other channels are one book now.";

/** What was guessed about somebody is said, so that it can be put right before much hangs on it. */
function beginning({ currency, zone }: Person): string {
  const place = zone.split("/").at(-1)?.replaceAll("_", " ") ?? zone;
  return `👋 Welcome! This book is yours alone. I took ${currency} and ${place} time; if that's wrong, say “use dollars” or “I'm in London”.`;
}
