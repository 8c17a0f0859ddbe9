import { type Change, NOT_UNDOABLE } from "../../domain/operation.ts";
import type { ToolCall } from "../tools/call.ts";
import type { CommitOptions } from "../tools/tool.ts";
import type { OwnWords } from "./own-words.ts";

/** The person has to say yes before a call of the model is carried out. */
export class NeedsConsent extends Error {
  constructor() {
    super("The person has to say yes first.");
    this.name = "NeedsConsent";
  }
}

interface ConsentRules {
  readonly words: OwnWords;
  /** True once the model has read what somebody else may have written. */
  readonly hasRead: () => boolean;
}

/**
 * Decides what the language model may write by itself: new expenses that the person's own message tells.
 *
 * What a call would change decides, not its name, so that a tool that is added later is judged like the others. Everything
 * else (a budget, a removal, a correction, an undoing, a value that the person did not say) waits for a yes, and so does
 * every write once the model has read entries, notes or names in this turn: they may hold orders of somebody else.
 *
 * @throws NeedsConsent
 */
export function createConsentGuard({ words, hasRead }: ConsentRules) {
  return ({ args }: ToolCall, changes: readonly Change[], { kind }: CommitOptions): void => {
    const lasting = changes.filter(({ what }) => !NOT_UNDOABLE.has(what));
    if (lasting.length === 0) return;
    const isPlain = kind === undefined && lasting.every(isNewExpense);
    if (!isPlain || hasRead() || !words.covers(args)) throw new NeedsConsent();
  };
}

function isNewExpense(change: Change): boolean {
  return change.what === "entries" && change.before === null && change.after?.kind === "expense";
}
