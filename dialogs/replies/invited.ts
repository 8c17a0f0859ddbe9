import type { Inviting } from "../account.ts";
import type { InviteResult } from "../tools/invite-person.ts";
import type { Presentation } from "../tools/tool.ts";
import { wayText } from "./link-offered.ts";
import { combine, textOnly } from "./presentation.ts";

/** Says how somebody uses an invitation; its code stands in it as a mark. */
export function presentInvitation(results: readonly InviteResult[]): Presentation {
  return combine(results.map(({ name, inviting }) => present(name, inviting)));
}

function present(name: string | null, inviting: Inviting): Presentation {
  if (inviting.kind !== "invited") return textOnly(REFUSED[inviting.kind]);
  const lines = inviting.ways.map((way) => `• ${wayText(way, "invite")}`);
  if (lines.length === 0)
    return textOnly("No channel is switched on by which somebody could come in. Nothing was made.");
  const text = [
    `✉️ An invitation for ${name ?? "one person"}, good for 7 days, once. They come in by one of these:`,
    ...lines,
    "They begin a book of their own; neither of you sees the other's.",
  ].join("\n");
  return { ...textOnly(text), hasCodes: true };
}

const REFUSED: Readonly<Record<Exclude<Inviting["kind"], "invited">, string>> = {
  closed: "Nobody can come in by invitation here; whoever runs this would have to set REGISTRATION to invite.",
  not_yours: "Only the owner of this installation can invite people.",
};
