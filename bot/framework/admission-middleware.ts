import type { Middleware, TurnContext } from "botbuilder-core";
import type { IdSource } from "../../domain/ids.ts";
import type { PeopleStore } from "../../domain/ports.ts";
import { type Admission, admit } from "../admission.ts";
import { workOf } from "./turn-storage.ts";

const ADMISSION = Symbol("budgetwise.admission");

interface AdmissionDeps {
  readonly people: PeopleStore;
  readonly now: () => Temporal.Instant;
  readonly newId: IdSource;
}

/** Finds out who is talking before anything else looks at the turn. */
export function admissionMiddleware({ people, now, newId }: AdmissionDeps): Middleware {
  return {
    async onTurn(context, next) {
      const { event } = workOf(context).claimed.turn;
      context.turnState.set(ADMISSION, await admit(people, event, now().toString(), newId));
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
