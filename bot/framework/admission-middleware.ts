import type { Middleware, TurnContext } from "botbuilder-core";
import { type Admission, type AdmissionDeps, admit } from "../admission.ts";
import { workOf } from "./turn-storage.ts";

const ADMISSION = Symbol("budgetwise.admission");

interface MiddlewareDeps extends AdmissionDeps {
  readonly now: () => Temporal.Instant;
}

/** Finds out who is talking before anything else looks at the turn. */
export function admissionMiddleware(deps: MiddlewareDeps): Middleware {
  return {
    async onTurn(context, next) {
      const { event } = workOf(context).claimed.turn;
      context.turnState.set(ADMISSION, await admit(deps, event, deps.now().toString()));
      await next();
    },
  };
}

/** Who is talking. @throws TypeError before the middleware ran */
export function admissionOf(context: TurnContext): Admission {
  const admission: Admission | undefined = context.turnState.get(ADMISSION);
  if (!admission) throw new TypeError("Nobody was admitted to this turn yet.");
  return admission;
}
