import type { SmallTalkResult } from "../tools/help.ts";
import type { Presentation } from "../tools/tool.ts";
import type { View } from "./format.ts";
import { LOOK_AROUND, offer } from "./look-offer.ts";
import { combine, textOnly } from "./presentation.ts";

/** Three things to try, wherever someone does not know what to say. */
export const FIRST_STEPS = [
  "coffee 4.50",
  "make a budget for 3200 a month",
  "can I afford a $500 PlayStation 5?",
] as const;

/** What can be done, as sentences to copy. */
export function presentHelp(_results: readonly unknown[], { isSpoken }: View): Presentation {
  if (isSpoken) {
    return textOnly(
      "Tell me what you spent, like coffee four fifty, and put it right with: no, it was five. Or ask what's left, what you spent yesterday, or whether you can afford something.",
    );
  }
  return textOnly(
    [
      "Just tell me what happens to your money:",
      "• “coffee 4.50”, “taxi 12, lunch 18.50, bus yesterday 3”: I log it.",
      "• “no, it was 15”, “that was groceries”, “undo”: I put it right.",
      "• “salary arrived 3200”, “moved 300 to savings”, “I have 600 until the 1st”: I know what there is.",
      "• “make a budget for 3200 a month”, “limit dining to 200”, “save 300 a month for a house”: I plan it.",
      "• “netflix 15.49 every month on the 24th”, “what bills are coming”, “stop the gym”: I set it aside and log it on its day.",
      "• “what's left”, “what did I spend yesterday”, “how did you get that?”: I tell you.",
      "• “can I afford a $500 PlayStation 5?”: I say buy, wait or don't, and why.",
      "• “remember I'm vegetarian”, “what do you know about me”: I keep it in mind.",
      "• “that was groceries”, “make a category for knitting”, “travel matters more to me”, “what are my settings”: I do it your way.",
      "• “link”, “which channels are linked”: I am one in all your channels.",
    ].join("\n"),
  );
}

/** A short answer to a greeting, thanks or chat. */
export function presentSmallTalk(results: readonly SmallTalkResult[]): Presentation {
  return combine(
    results.map(({ kind, isNew }) => {
      const words = textOnly(smallTalkText(kind, isNew));
      return kind === "greeting" && isNew ? { ...words, ...offer([LOOK_AROUND]) } : words;
    }),
  );
}

function smallTalkText(kind: SmallTalkResult["kind"], isNew: boolean): string {
  if (kind === "thanks") return "You're welcome.";
  if (kind === "other") return "All right. Money is what I'm good with: try “what's left” or “coffee 4.50”.";
  if (!isNew) return "Hello! Tell me what you spend, or ask “what's left”.";
  return `Hello! Tell me what you spend, like “${FIRST_STEPS[0]}”, or ask “can I afford …?”. To judge that I need two things: what's left until your next pay, and when is it? Like “I have 600 until the 1st”.`;
}
