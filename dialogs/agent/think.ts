import type { ModelItem } from "../language-model.ts";
import type { ToolCall } from "../tools/call.ts";
import type { AgentLimits } from "./limits.ts";
import { INSTRUCTIONS } from "./prompt.ts";
import { type Rounds, roundAt, sentBack } from "./round-at.ts";
import { tidied } from "./tidy.ts";
import { MODEL_TOOLS } from "./tools.ts";
import type { Trial } from "./trial.ts";

interface ThinkInput extends Rounds {
  readonly limits: Pick<AgentLimits, "rounds">;
  /** What the turn begins with. */
  readonly briefing: string;
  readonly trial: Trial;
  /** What keeps an answer in words from being shown. */
  readonly faultsOf: (answer: string) => readonly string[];
}

/** What a turn's rounds come to. */
export interface Thought {
  readonly calls: readonly ToolCall[];
  /** Null where the calls say all, or what was said may not be shown. */
  readonly answer: string | null;
}

/**
 * Talks with the model until it has answered: it calls, sees what came of it, and calls again or says something.
 *
 * An answer with figures that nothing bears out goes back once. Whatever happens, what was tried so far is the result.
 */
export async function think(input: ThinkInput): Promise<Thought> {
  const { limits, trial, faultsOf } = input;
  const conversation: ModelItem[] = [{ kind: "said", text: input.briefing }];
  let isSentBack = false;
  for (let index = 0; index < limits.rounds; index++) {
    const isLast = index === limits.rounds - 1;
    const request = { instructions: INSTRUCTIONS, tools: MODEL_TOOLS, mayCall: !isLast };
    const round = await roundAt(input, index, { ...request, conversation: [...conversation] });
    if (!round) break;
    conversation.push({ kind: "answered", round });
    if (round.calls.length > 0 && !isLast) {
      for (const result of await trial.run(round.calls)) conversation.push({ kind: "result", ...result });
      continue;
    }
    const answer = tidied(round.text);
    const faults = faultsOf(answer);
    if (answer === "" || faults.length === 0) return { calls: await trial.decided(), answer: answer || null };
    if (isSentBack) break;
    isSentBack = true;
    conversation.push({ kind: "said", text: sentBack(faults, HINT) });
  }
  return { calls: await trial.decided(), answer: null };
}

const HINT = "Answer once more without it, with figures as the results have them, or call the tool that returns them.";
