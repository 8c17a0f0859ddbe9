import { BALANCE_ID, type Balance } from "./balance.ts";
import type { CategorisationRule } from "./categorisation-rule.ts";
import type { Entry } from "./entry.ts";
import type { Goal } from "./goal.ts";
import type { Id } from "./ids.ts";
import { INCOMES_ID, type Incomes } from "./income.ts";
import type { LedgerId } from "./ledger.ts";
import type { Memory } from "./memory.ts";
import { type OccurrenceMark, occurrenceId } from "./occurrence-mark.ts";
import type { PersonId } from "./person.ts";
import { type Alert, alertId, type Limit, limitId, type Plan } from "./plan.ts";
import type { PlannedPurchase, Reminder } from "./planned-purchase.ts";
import type { Recurring } from "./recurring.ts";
import { type CategorySetting, type LedgerSettings, type Preferences, SETTINGS_ID } from "./settings.ts";
import type { TagAlert, TagLimit } from "./tag-limit.ts";
import type { VerdictRecord } from "./verdict.ts";

/** Everything that is projected from a ledger's log, by collection name. */
export interface Projected {
  readonly entries: Entry;
  readonly plans: Plan;
  readonly limits: Limit | TagLimit;
  readonly alerts: Alert | TagAlert;
  readonly verdicts: VerdictRecord;
  readonly categories: CategorySetting;
  readonly rules: CategorisationRule;
  readonly incomes: Incomes;
  readonly balances: Balance;
  readonly goals: Goal;
  readonly recurring: Recurring;
  readonly occurrences: OccurrenceMark;
  readonly planned: PlannedPurchase;
  readonly reminders: Reminder;
  readonly memories: Memory;
  readonly settings: LedgerSettings;
  readonly preferences: Preferences;
}

export type Collection = keyof Projected;

/** All collections, so that stores and overlays need no list of their own. */
export const COLLECTIONS = [
  "entries",
  "plans",
  "limits",
  "alerts",
  "verdicts",
  "categories",
  "rules",
  "incomes",
  "balances",
  "goals",
  "recurring",
  "occurrences",
  "planned",
  "reminders",
  "memories",
  "settings",
  "preferences",
] as const satisfies readonly Collection[];

/** One thing before and after; null: it was not there, or is there no longer. */
export type Change<C extends Collection = Collection> = {
  readonly [K in C]: {
    readonly what: K;
    readonly id: Id;
    readonly before: Projected[K] | null;
    readonly after: Projected[K] | null;
  };
}[C];

/** Collections that are read as a whole. */
export type Listed = Exclude<Collection, "entries" | "verdicts">;

/** The id under which a thing is projected, by collection: what it is unique by in its ledger. */
export const ID_OF: { readonly [C in Listed]: (record: Projected[C]) => Id } = {
  plans: ({ period }) => period,
  limits: limitId,
  alerts: alertId,
  categories: ({ id }) => id,
  rules: ({ words }) => words,
  incomes: () => INCOMES_ID,
  balances: () => BALANCE_ID,
  goals: ({ id }) => id,
  recurring: ({ id }) => id,
  occurrences: occurrenceId,
  planned: ({ id }) => id,
  reminders: ({ id }) => id,
  memories: ({ id }) => id,
  settings: () => SETTINGS_ID,
  preferences: ({ person }) => person,
};

/**
 * What a step did. `undo` and `redo` name the turn they take back or bring back. `note` is nothing that undo would take back:
 * a verdict, a question, what a job did while nobody said anything.
 */
export type OperationKind = "change" | "undo" | "redo" | "note";

/** One committed change of a ledger: everything that one step of a turn changed. */
export interface Operation {
  readonly ledger: LedgerId;
  /** Position in the ledger's log, from 1 without gaps. Unique by (ledger, seq). */
  readonly seq: number;
  /** Event key of the turn; unique by (turn, step). */
  readonly turn: string;
  /** Call index and chunk, e.g. `0.0`. */
  readonly step: string;
  /** True on the turn's last step: undo takes only turns that are whole. */
  readonly last: boolean;
  readonly actor: PersonId;
  readonly channel: string;
  readonly kind: OperationKind;
  /** What was asked for, by tool name: `log_expense`. */
  readonly tool: string;
  readonly changes: readonly Change[];
  /** What the reply is rendered from; JSON. */
  readonly facts: unknown;
  /** For `undo` and `redo`: the turns that are meant, in the order in which they were taken or brought back. */
  readonly undoes?: readonly string[];
  /** ISO instant. */
  readonly at: string;
}

/** An operation without its bulk, for walking back through a log. */
export type OperationHeader = Pick<Operation, "seq" | "turn" | "step" | "kind" | "last" | "undoes" | "channel" | "at">;

/**
 * Collections whose changes undo leaves alone: a verdict that was given stays given, and alerts follow from the sums
 * anew at every operation.
 */
export const NOT_UNDOABLE: ReadonlySet<Collection> = new Set<Collection>(["verdicts", "alerts"]);

/** The same changes backwards, newest first. */
export function invert(changes: readonly Change[]): Change[] {
  return changes.toReversed().map((change) => ({ ...change, before: change.after, after: change.before }) as Change);
}
