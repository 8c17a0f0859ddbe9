import type { PinLinkResult } from "../tools/set-pin.ts";
import type { Presentation } from "../tools/tool.ts";
import { combine, textOnly } from "./presentation.ts";

/** The question that stands open while a PIN is chosen: what looks like one is not kept. */
export const AWAITS_PIN: NonNullable<Presentation["pending"]> = {
  question: "Which PIN?",
  choices: [],
  awaitsPin: true,
};

/** Shows where a PIN is chosen. */
export function presentPinLink(results: readonly PinLinkResult[]): Presentation {
  return combine(results.map(present));
}

function present({ kind, url }: PinLinkResult): Presentation {
  switch (kind) {
    case "off":
      return textOnly("The phone is not switched on here, so there is no PIN to set.");
    case "not_private":
      return textOnly("Others read along here. Ask me for that in a private chat.");
    case "link": {
      const text = `📞 Choose your phone PIN here, once, within 10 minutes: ${url}\nPlease don't write it to me: I ask for it on the phone only.`;
      return { ...textOnly(text), pending: AWAITS_PIN, hasCodes: true };
    }
  }
}
