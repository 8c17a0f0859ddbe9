import type { PersonId } from "../../domain/person.ts";
import type { ModelItem } from "../language-model.ts";
import type { View } from "../replies/format.ts";
import { combine } from "../replies/presentation.ts";
import type { Presentation } from "../tools/tool.ts";
import { faultsOf } from "./answer-faults.ts";
import type { Asker } from "./asker.ts";
import { evidenceOf } from "./evidence.ts";
import type { AgentLimits } from "./limits.ts";
import { toneFence, WORDING } from "./prompt.ts";
import { resultText } from "./results.ts";
import { type Rounds, roundAt, sentBack } from "./round-at.ts";
import type { Spending } from "./spending.ts";
import { tidied } from "./tidy.ts";
import { asMessage } from "./untrusted.ts";

/** What there is to tell. */
export interface Telling {
  /** What the tools tell, in their own words and with their figures. */
  readonly presentations: readonly Presentation[];
  readonly view: View;
  /** What the person asked; left out: nothing. */
  readonly said?: string;
}

/** Has what nobody asks for in a conversation worded by the model. */
export interface Wording {
  /**
   * What is told, in the model's words; null where the template has to do: the model can't be had in time, the person's day is
   * used up, or what it says is not borne out.
   *
   * @param signal ends when nobody waits for it any more
   */
  word(person: PersonId, telling: Telling, signal?: AbortSignal): Promise<string | null>;
}

interface WordingDeps {
  readonly asker: Asker;
  readonly spending: Pick<Spending, "isLeft">;
  readonly limits: Pick<AgentLimits, "deadline">;
}

/** One for a process. */
export function createWording({ asker, spending, limits }: WordingDeps): Wording {
  return {
    async word(person, telling, signal = NEVER) {
      if (!(await spending.isLeft(person)) || !asker.isOpen()) return null;
      const ask = asker.within(limits.deadline.chat, person, signal);
      return inOwnWords({ ask, rounds: [], keep: async (_index, round) => round }, telling);
    },
  };
}

const NEVER = new AbortController().signal;

/**
 * What is told, as the model puts it: only where every figure in it is borne out. It is asked once more, with what was wrong.
 *
 * @returns null where there are no such words
 */
export async function inOwnWords(rounds: Rounds, telling: Telling): Promise<string | null> {
  const { presentations, view, said = "" } = telling;
  const told = resultText(combine(presentations), view);
  const evidence = evidenceOf({ presentations, said, view });
  const message = said === "" ? "" : `\n<message>${asMessage(said)}</message>`;
  const conversation: ModelItem[] = [{ kind: "said", text: `<told>${told}</told>\n${toneFence(view)}${message}` }];
  for (let index = 0; index < TRIES; index++) {
    const request = { instructions: WORDING, tools: [], mayCall: false, conversation: [...conversation] };
    const round = await roundAt(rounds, index, request);
    const words = tidied(round?.text ?? "");
    if (!round || words === "") return null;
    const faults = faultsOf(words, evidence);
    if (faults.length === 0) return words;
    const answered = { text: words, calls: [], replay: [] };
    conversation.push({ kind: "answered", round: answered }, { kind: "said", text: sentBack(faults, HINT) });
  }
  return null;
}

const TRIES = 2;
const HINT = "Say it once more without that, with figures as they stand in <told>.";
