import type { ModelRequest, Round } from "../language-model.ts";
import type { Ask } from "./asker.ts";

/** Where the rounds of a turn are asked for and kept. */
export interface Rounds {
  /** What was answered in an earlier attempt at the turn: nobody is asked for it again. */
  readonly rounds: readonly Round[];
  readonly ask: Ask;
  /** Writes an answer before anything follows from it. @returns the one that stands, null when the lane is lost */
  readonly keep: (index: number, round: Round) => Promise<Round | null>;
}

/** A round's answer: the one that stands, or a new one; null when there is none to be had. */
export async function roundAt(
  { rounds, ask, keep }: Rounds,
  index: number,
  request: ModelRequest,
): Promise<Round | null> {
  const known = rounds[index];
  if (known) return known;
  const answer = await ask(request);
  return answer && keep(index, answer.isRefusal ? NOTHING : answer.round);
}

/** What will not be answered is as good as an empty answer. */
const NOTHING: Round = { calls: [], text: "", replay: [] };

/** What the model is told of an answer that may not be shown. */
export function sentBack(faults: readonly string[], hint: string): string {
  return `That can't be shown:\n${faults.map((fault) => `- ${fault}`).join("\n")}\n${hint}`;
}
