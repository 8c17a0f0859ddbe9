import type { Id } from "../domain/ids.ts";
import type { Money } from "../domain/money.ts";
import type { CalendarDate } from "../domain/period.ts";
import type { ToolCall } from "./tools/call.ts";
import type { ShownEntry } from "./understanding/understanding.ts";

/** What a lane remembers from one turn to the next. Plain JSON, stored with the turn that made it. */
export interface DialogState {
  /** Entries last shown, in order. */
  readonly shown: readonly ShownEntry[];
  /** Figures of the last reply, the most prominent first. */
  readonly facts: readonly Fact[];
  readonly pending: PendingQuestion | null;
  /** Event keys of the latest turns whose question was answered: their buttons do nothing any more. */
  readonly answered?: readonly string[];
}

export const EMPTY_STATE: DialogState = { shown: [], facts: [], pending: null };

/** A question that waits for its answer. */
export interface PendingQuestion {
  readonly question: string;
  /** Why it is asked, as a sentence; left out: only the person knows what they meant. */
  readonly because?: string;
  /** What each answer stands for; answered by tapping, by number or by words of the label. */
  readonly choices: readonly PendingChoice[];
  /** A call that lacks only `amount`: a bare number completes it. */
  readonly awaitsAmount?: ToolCall;
  /** A PIN is chosen elsewhere: six digits typed here are one, and are not kept. */
  readonly awaitsPin?: true;
  /** ISO instant; a later message is no answer. */
  readonly expires: string;
  /** Event key of the turn that asked. */
  readonly turn?: string;
  /** It reads back what the first answer would write. ISO instant that counts as "now" for it, so that "today" stays that day. */
  readonly readsBack?: string;
}

export interface PendingChoice {
  readonly label: string;
  /** The person agrees to what was proposed. */
  readonly isYes?: true;
  /** None where the answer is to leave everything as it is. */
  readonly calls: readonly ToolCall[];
}

/** A figure that a tool returned, with its label: the only figures that a reply may contain. */
export interface Fact {
  /** What it is, in words a person could ask by: `Dining spent`. */
  readonly label: string;
  readonly value: Money | number | string;
  /** How to unfold it into entries. */
  readonly basis?: FigureBasis;
  /** The verdict that it is a figure of. */
  readonly verdict?: Id;
}

/** Where a figure comes from. */
export type FigureBasis =
  | { readonly kind: "entries"; readonly ids: readonly Id[] }
  /** All that counts as spending, in a category or in all, on something or on anything, over a range of dates. */
  | {
      readonly kind: "spent";
      readonly category: string | null;
      readonly from: CalendarDate;
      readonly to: CalendarDate;
      /** Folded words of the description. */
      readonly words?: string;
      readonly tag?: string;
    }
  | LeftBasis
  /** What is left, by the days that are left; rounded down. */
  | { readonly kind: "per_day"; readonly left: LeftBasis; readonly days: number };

/** `total − spent` of the same range: an allocation's rest, or what is free of an income. */
export interface LeftBasis {
  readonly kind: "left";
  readonly total: Money;
  readonly totalLabel: string;
  /** What the total is made of, in words, where it is several things. */
  readonly madeOf?: string;
  readonly category: string | null;
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}
