import { faultsOf } from "../agent/answer-faults.ts";
import { evidenceOf } from "../agent/evidence.ts";
import type { View } from "../replies/format.ts";
import { combine, textOnly } from "../replies/presentation.ts";
import { TOOLS } from "../tools/registry.ts";
import type { Presentation } from "../tools/tool.ts";
import { type Done, type PresentedCalls, presentEach } from "./present-calls.ts";

/**
 * True when what the model says is borne out by what the calls came to, as they have been carried out.
 *
 * @param said what the person said
 * @param view the person's, as it is read
 */
export function mayBeShown(answer: string, done: readonly Done[], said: string, view: View): boolean {
  const presentations = presentEach(done, view).map(({ presentation }) => presentation);
  return faultsOf(answer, evidenceOf({ presentations, said, view })).length === 0;
}

/**
 * A reply with what the model says in it. What was written, and what is asked, the tools word themselves; what was read, the
 * model has put into its own words.
 */
export function presentWithAnswer(done: readonly Done[], answer: string, view: View): Presentation {
  const parts = presentEach(done, view);
  const asking = parts.filter(({ presentation }) => presentation.pending !== undefined);
  const telling = parts.filter(({ presentation }) => presentation.pending === undefined);
  return combine([
    ...telling.map((part) => (isRead(part) ? { ...part.presentation, blocks: [] } : part.presentation)),
    textOnly(answer),
    ...asking.map(({ presentation }) => presentation),
  ]);
}

function isRead({ calls }: PresentedCalls): boolean {
  return calls.every(({ tool }) => TOOLS[tool].risk === "read");
}
