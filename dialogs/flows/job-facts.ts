import type { Entry } from "../../domain/entry.ts";
import type { PeriodKey } from "../../domain/period.ts";
import { alertLines } from "../replies/alerts.ts";
import { type Digest, digestWords, wordedDigest } from "../replies/digest.ts";
import { entryLine } from "../replies/entries.ts";
import { formatMonth, type View } from "../replies/format.ts";
import type { AlertOutcome } from "../tools/tool.ts";

/** The one step of a job's turn that changes anything. */
export const JOB_STEP = "0.0";

/** What a job did, kept with its operation, so that it can be told also after a crash. */
export interface JobFacts {
  /** The bill that it logged; null where it did something else. */
  readonly logged: Entry | null;
  /** The period whose plan it made; null where it did something else. */
  readonly planned: PeriodKey | null;
  readonly alerts: AlertOutcome;
  /** What it tells one person; left out where it did something else. */
  readonly digest?: Digest;
  /** The digest in the model's words, as they were borne out when it was made; left out: by the template. */
  readonly words?: string;
}

/** Whether there is anything to tell of a job. */
export function isNews({ alerts, digest }: JobFacts): boolean {
  return alerts.fired.length > 0 || digest !== undefined;
}

/** What people are told of a job; null where there is nothing to warn of: what was expected is no news. */
export function jobNews({ logged, planned, alerts, digest, words }: JobFacts, view: View): string | null {
  if (digest) return words === undefined ? digestWords(digest, view) : wordedDigest(words);
  const warnings = alertLines(alerts, [], view);
  if (warnings.length === 0) return null;
  const what = [
    ...(logged ? [`🔁 ${entryLine(logged, view)} was due and is logged.`] : []),
    ...(planned ? [`📋 The plan goes on into ${formatMonth(planned, view)}.`] : []),
  ];
  return [...what, ...warnings].join("\n");
}
