import { Unavailable } from "../../domain/errors.ts";
import type { LanguageModel, ModelAnswer, ModelRequest } from "../language-model.ts";
import type { AgentLimits } from "./limits.ts";

/** How the model is asked: what is not ours to compute is passed in. */
export interface AskDeps {
  readonly model: LanguageModel;
  readonly limits: Pick<AgentLimits, "tries" | "retryFrom">;
  /** In [0, 1); spreads the waits. */
  readonly random: () => number;
  /** Waits so many milliseconds; ends early with the signal. */
  readonly pause: (ms: number, signal: AbortSignal) => Promise<void>;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

/**
 * Asks until there is an answer, a few times at most, and never past the deadline: a wait that would end after it is not
 * begun.
 *
 * @param deadline milliseconds since the epoch; the signal ends then at the latest
 * @throws what the last try ended with
 */
export async function askModel(
  { model, limits, random, pause, now }: AskDeps,
  request: ModelRequest,
  deadline: number,
  signal: AbortSignal,
): Promise<ModelAnswer> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await model.answer(request, signal);
    } catch (error) {
      if (!(error instanceof Unavailable) || attempt === limits.tries || signal.aborted) throw error;
      const wait = error.retryAfter ?? limits.retryFrom * 2 ** (attempt - 1) * (0.8 + 0.4 * random());
      if (now() + wait >= deadline) throw error;
      await pause(wait, signal);
    }
  }
}
