import type { ModelAnswer, ModelItem, ModelRequest, Round } from "../language-model.ts";
import type { ToolCall } from "../tools/call.ts";
import type { AgentLimits } from "./limits.ts";
import { INSTRUCTIONS } from "./prompt.ts";
import { tidied } from "./tidy.ts";
import { MODEL_TOOLS } from "./tools.ts";
import type { Trial } from "./trial.ts";

interface ThinkInput {
  readonly limits: Pick<AgentLimits, "rounds">;
  /** What the turn begins with. */
  readonly briefing: string;
  readonly trial: Trial;
  /** What was answered in an earlier attempt at the turn: nobody is asked for it again. */
  readonly rounds: readonly Round[];
  /** Asks the model; null when it can't be had. */
  readonly ask: (request: ModelRequest) => Promise<ModelAnswer | null>;
  /** Writes an answer before anything follows from it. @returns the one that stands, null when the lane is lost */
  readonly keep: (index: number, round: Round) => Promise<Round | null>;
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
    const round = await roundAt(input, index, !isLast, conversation);
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
    conversation.push({ kind: "said", text: sentBack(faults) });
  }
  return { calls: await trial.decided(), answer: null };
}

async function roundAt(
  { rounds, ask, keep }: ThinkInput,
  index: number,
  mayCall: boolean,
  conversation: readonly ModelItem[],
): Promise<Round | null> {
  const known = rounds[index];
  if (known) return known;
  const answer = await ask({
    instructions: INSTRUCTIONS,
    tools: MODEL_TOOLS,
    mayCall,
    conversation: [...conversation],
  });
  return answer && keep(index, answer.isRefusal ? NOTHING : answer.round);
}

/** What will not be answered is as good as an empty answer. */
const NOTHING: Round = { calls: [], text: "", replay: [] };

function sentBack(faults: readonly string[]): string {
  return `That can't be shown:\n${faults.map((fault) => `- ${fault}`).join("\n")}\nAnswer once more without it, with figures as the results have them, or call the tool that returns them.`;
}
