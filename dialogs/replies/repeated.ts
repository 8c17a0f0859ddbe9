import type { LogResult } from "../tools/log-expense.ts";
import type { RepeatResult } from "../tools/repeat-expense.ts";
import type { Presentation } from "../tools/tool.ts";
import type { View } from "./format.ts";
import { presentLogged } from "./logged.ts";
import { combine, textOnly } from "./presentation.ts";
import { presentWhich } from "./revised.ts";

/** Confirms what was logged once more like anything that is logged, or asks which is meant. */
export function presentRepeated(results: readonly RepeatResult[], view: View): Presentation {
  const logged = results.filter((result): result is LogResult => result.kind === "logged" || result.kind === "unusual");
  const others = results.flatMap((result) => {
    if (result.kind === "which") return [presentWhich(result, view, "Nothing is logged yet.")];
    return result.kind === "none" ? [textOnly(NOTHING)] : [];
  });
  return combine([...(logged.length === 0 ? [] : [presentLogged(logged, view)]), ...others]);
}

const NOTHING = "I can't find what to log again, so nothing was logged. Say it with its price, like “coffee 4.50”.";
