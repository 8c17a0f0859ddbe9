import type { Balance } from "../../domain/balance.ts";
import type { Entry } from "../../domain/entry.ts";
import type { Goal } from "../../domain/goal.ts";
import type { Incomes } from "../../domain/income.ts";
import type { Operation } from "../../domain/operation.ts";
import type { Limit, Plan } from "../../domain/plan.ts";
import type { Recurring } from "../../domain/recurring.ts";
import type { CategorySetting } from "../../domain/settings.ts";

/** What a log of operations comes to, read off from its changes and nothing else. */
export interface RawLog {
  readonly entries: readonly Entry[];
  readonly plans: readonly Plan[];
  readonly limits: readonly Limit[];
  readonly incomes: readonly Incomes[];
  readonly balances: readonly Balance[];
  readonly goals: readonly Goal[];
  readonly recurring: readonly Recurring[];
  readonly categories: readonly CategorySetting[];
}

/** Reads it: of every thing the last image counts, and what is null is there no longer. */
export function readRawLog(operations: readonly Operation[]): RawLog {
  const entries = new Map<string, Entry | null>();
  const plans = new Map<string, Plan | null>();
  const limits = new Map<string, Limit | null>();
  const incomes = new Map<string, Incomes | null>();
  const balances = new Map<string, Balance | null>();
  const goals = new Map<string, Goal | null>();
  const recurring = new Map<string, Recurring | null>();
  const categories = new Map<string, CategorySetting | null>();
  for (const change of operations.flatMap((operation) => operation.changes)) {
    if (change.what === "entries") entries.set(change.id, change.after);
    if (change.what === "plans") plans.set(change.id, change.after);
    if (change.what === "limits" && !(change.after && "tag" in change.after)) limits.set(change.id, change.after);
    if (change.what === "incomes") incomes.set(change.id, change.after);
    if (change.what === "balances") balances.set(change.id, change.after);
    if (change.what === "goals") goals.set(change.id, change.after);
    if (change.what === "recurring") recurring.set(change.id, change.after);
    if (change.what === "categories") categories.set(change.id, change.after);
  }
  return {
    entries: there(entries),
    plans: there(plans),
    limits: there(limits),
    incomes: there(incomes),
    balances: there(balances),
    goals: there(goals),
    recurring: there(recurring),
    categories: there(categories),
  };
}

function there<T>(images: ReadonlyMap<string, T | null>): T[] {
  return [...images.values()].filter((image) => image !== null);
}
