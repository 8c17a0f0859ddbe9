import type { Id } from "./ids.ts";
import type { Change, Collection, Projected } from "./operation.ts";

/** How some changes leave things, by collection and id; null: removed. */
export interface Images {
  of<C extends Collection>(what: C): ReadonlyMap<Id, Projected[C] | null>;
  set<C extends Collection>(what: C, id: Id, image: Projected[C] | null): void;
  /** Takes a change in; the latest one of a thing counts. */
  put(change: Change): void;
}

/** None yet. */
export function createImages(): Images {
  const images: { readonly [C in Collection]: Map<Id, Projected[C] | null> } = {
    entries: new Map(),
    plans: new Map(),
    limits: new Map(),
    alerts: new Map(),
    verdicts: new Map(),
    categories: new Map(),
    rules: new Map(),
    incomes: new Map(),
    balances: new Map(),
    goals: new Map(),
    recurring: new Map(),
    occurrences: new Map(),
    planned: new Map(),
    reminders: new Map(),
    memories: new Map(),
    settings: new Map(),
    preferences: new Map(),
  };
  const put = <C extends Collection>({ what, id, after }: Change<C>): void => {
    images[what].set(id, after);
  };
  return {
    of: (what) => images[what],
    set: (what, id, image) => {
      images[what].set(id, image);
    },
    put: (change) => put(change),
  };
}
