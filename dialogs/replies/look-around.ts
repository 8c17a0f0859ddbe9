import { categoryBookOf } from "../../domain/categories.ts";
import type { LookResult, LookTopic } from "../tools/look-around.ts";
import type { Presentation } from "../tools/tool.ts";
import { presentComing } from "./coming.ts";
import type { View } from "./format.ts";
import { lookAt, offer } from "./look-offer.ts";
import { presentPatterns } from "./patterns.ts";
import { combine, textOnly } from "./presentation.ts";
import { presentSummary } from "./summary.ts";
import { presentVerdict } from "./verdict.ts";

/** What there is to see, each behind a button of the others. */
const SIGHTS: Readonly<Record<Exclude<LookTopic, "leave">, string>> = {
  month: "How's the month?",
  verdict: "Can I afford headphones?",
  patterns: "Where does it go?",
  bills: "Which bills are coming?",
};

/**
 * Shows answers of the example as such. No figure and no entry of it is remembered, so that nothing said afterwards can mean
 * one: whatever is told goes into the person's own book.
 */
export function presentLookAround(results: readonly LookResult[], view: View): Presentation {
  return combine(results.map((result) => present(result, view)));
}

function present(result: LookResult, view: View): Presentation {
  if (result.topic === "leave") {
    return textOnly("That was the example; nothing of it is kept. Your own book is as it was: tell me what you spend.");
  }
  const { blocks } = answered(result, { ...view, currency: result.currency, categories: categoryBookOf([]) });
  const others = Object.entries(SIGHTS).flatMap(([topic, label]) =>
    topic === result.topic ? [] : [lookAt(label, topicOf(topic))],
  );
  return {
    blocks: [{ kind: "text", text: TITLE }, ...blocks],
    facts: [],
    shown: [],
    ...offer([...others, lookAt("Start my own", "leave")]),
  };
}

const TITLE = "🔎 An example, six months of somebody's life. None of it is yours, and what you tell me stays your own:";

function answered(result: Exclude<LookResult, { topic: "leave" }>, view: View): Presentation {
  switch (result.topic) {
    case "month":
      return presentSummary([result.answer], view);
    case "verdict":
      return presentVerdict([result.answer], view);
    case "patterns":
      return presentPatterns([result.answer], view);
    case "bills":
      return presentComing([result.answer], view);
  }
}

function topicOf(name: string): LookTopic {
  return name === "verdict" || name === "patterns" || name === "bills" ? name : "month";
}
