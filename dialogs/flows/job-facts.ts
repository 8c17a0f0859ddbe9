import type { Entry } from "../../domain/entry.ts";
import { alertLines } from "../replies/alerts.ts";
import { entryLine } from "../replies/entries.ts";
import type { View } from "../replies/format.ts";
import type { AlertOutcome } from "../tools/tool.ts";

/** What a job did, kept with its operation, so that it can be told also after a crash. */
export interface JobFacts {
  /** The bill that it logged; null where it did something else. */
  readonly logged: Entry | null;
  readonly alerts: AlertOutcome;
}

/** What people are told of a job; null where there is nothing to warn of: what was expected is no news. */
export function jobNews({ logged, alerts }: JobFacts, view: View): string | null {
  const warnings = alertLines(alerts, [], view);
  if (warnings.length === 0) return null;
  return [...(logged ? [`🔁 ${entryLine(logged, view)} was due and is logged.`] : []), ...warnings].join("\n");
}
