import type { PriorityResult } from "../tools/set-priority.ts";
import type { Presentation } from "../tools/tool.ts";
import { categoryName } from "./entries.ts";
import type { View } from "./format.ts";
import { UNDO_CHOICE } from "./logged.ts";
import { combine, textOnly } from "./presentation.ts";

/** Says how much a category matters now. */
export function presentPriority(results: readonly PriorityResult[], view: View): Presentation {
  return combine(results.map((result) => present(result, view)));
}

function present({ category, before, after }: PriorityResult, view: View): Presentation {
  const name = categoryName(category, view);
  if (before === after) return textOnly(`${name} has mattered ${after} of 10 to you already; nothing was changed.`);
  return { ...textOnly(`${name} matters ${after} of 10 to you now, instead of ${before}.`), choices: [UNDO_CHOICE] };
}
