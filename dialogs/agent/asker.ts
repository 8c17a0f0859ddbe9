import { BudgetWiseError, Forbidden, Unavailable } from "../../domain/errors.ts";
import type { PersonId } from "../../domain/person.ts";
import type { ModelAnswer, ModelRequest } from "../language-model.ts";
import { type AskDeps, askModel } from "./ask-model.ts";
import { createBreaker } from "./breaker.ts";
import type { AgentLimits } from "./limits.ts";
import type { Spending } from "./spending.ts";

/** Asks the model; null when it can't be had. */
export type Ask = (request: ModelRequest) => Promise<ModelAnswer | null>;

/** The way to the model, for all that ask it: what it costs is counted, and what one learned of an outage the others know. */
export interface Asker {
  /** False while the service rests after a failure. */
  isOpen(): boolean;
  /**
   * For one person and one deadline, which all that is asked shares.
   *
   * @param ms how long they wait, milliseconds
   * @param signal ends when nobody waits any more: what is asked then throws Unavailable
   */
  within(ms: number, person: PersonId, signal: AbortSignal): Ask;
}

/** What asking takes. */
export interface AskerDeps extends Omit<AskDeps, "limits"> {
  readonly limits: AgentLimits;
  readonly spending: Spending;
  /** A signal that ends after so many milliseconds. */
  readonly timeout: (ms: number) => AbortSignal;
  /** Told what happens, never what is said. */
  readonly log: (level: "debug" | "warn" | "error", event: string, details: object) => void;
}

/** One for a process. */
export function createAsker(deps: AskerDeps): Asker {
  const { limits, log, now, spending, timeout } = deps;
  const breaker = createBreaker({ ...limits, now });
  return {
    isOpen: () => breaker.isOpenTo(),
    within(ms, person, signal) {
      const deadline = now() + ms;
      const within = AbortSignal.any([signal, timeout(ms)]);
      return async (request) => {
        const answer = await askModel(deps, request, deadline, within).catch((error: unknown) => {
          if (!(error instanceof BudgetWiseError) || signal.aborted) throw error;
          failed(error);
          return null;
        });
        if (!answer) return null;
        breaker.succeeded();
        await spending.note(person, answer);
        log("debug", "the model answered", { ...answer.tokens, microDollars: answer.microDollars });
        return answer;
      };
    },
  };

  function failed(error: BudgetWiseError): void {
    if (error instanceof Forbidden) {
      // Only an operator can help, so asking again soon is of no use.
      breaker.failed(limits.restUpTo);
      log("error", "the model's service refuses our settings", { err: error });
      return;
    }
    if (error instanceof Unavailable) breaker.failed(error.retryAfter);
    log("warn", "the model can't be had", { err: error });
  }
}
