import type { Storage, StoreItems, TurnContext } from "botbuilder-core";
import { type DialogState, EMPTY_STATE } from "../../dialogs/state.ts";
import type { TurnWork } from "../turns/turn-work.ts";

/** Under which key the turn's work travels in a `TurnContext`. */
export const TURN_WORK = Symbol("budgetwise.turnWork");

/** The work of the turn that a context belongs to. @throws TypeError outside a turn */
export function workOf(context: TurnContext): TurnWork {
  const work: TurnWork | undefined = context.turnState.get(TURN_WORK);
  if (!work) throw new TypeError("There is no turn in this context.");
  return work;
}

/**
 * botbuilder's storage for one turn: reads what the lane remembered before it, and keeps what is written until the turn
 * is settled, because dialog state is stored with the event that made it.
 */
export interface TurnStorage extends Storage {
  /** What the conversation state was last saved as; what it was before while nothing was saved. */
  readonly saved: DialogState;
}

/** Storage over a turn's own state before. */
export function createTurnStorage(before: DialogState | null): TurnStorage {
  let items: StoreItems = {};
  let saved = before ?? EMPTY_STATE;
  return {
    get saved() {
      return saved;
    },
    async read(keys) {
      return Object.fromEntries(
        keys.map((key) => [key, items[key] ?? { [DIALOG_STATE]: before ?? EMPTY_STATE, eTag: "*" }]),
      );
    },
    async write(changes) {
      items = { ...items, ...changes };
      for (const item of Object.values(changes)) saved = item[DIALOG_STATE] ?? EMPTY_STATE;
    },
    async delete(keys) {
      for (const key of keys) delete items[key];
      saved = EMPTY_STATE;
    },
  };
}

/** Name of the conversation state's one property. */
export const DIALOG_STATE = "dialog";
