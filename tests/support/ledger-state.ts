import type { Entry } from "../../domain/entry.ts";
import type { LedgerId } from "../../domain/ledger.ts";
import type { Operation } from "../../domain/operation.ts";
import type { Alert, Limit, Plan } from "../../domain/plan.ts";
import { alertId } from "../../domain/plan.ts";
import type { LedgerStore } from "../../domain/ports.ts";

/** Everything that a ledger holds, by collection and id; verdicts aside, which nothing is counted from. */
export interface LedgerState {
  readonly entries: Readonly<Record<string, Entry>>;
  readonly plans: Readonly<Record<string, Plan>>;
  readonly limits: Readonly<Record<string, Limit>>;
  readonly alerts: Readonly<Record<string, Alert>>;
}

const ALL = 1_000_000;

/** What the store answers from. */
export async function storedState(store: LedgerStore, ledger: LedgerId): Promise<LedgerState> {
  const [entries, plans, limits, alerts] = [
    await store.entries({ ledger, order: "made", limit: ALL }),
    await store.records(ledger, "plans"),
    await store.records(ledger, "limits"),
    await store.records(ledger, "alerts"),
  ];
  return {
    entries: Object.fromEntries(entries.map((entry) => [entry.id, entry])),
    plans: Object.fromEntries(plans.map((plan) => [plan.period, plan])),
    limits: Object.fromEntries(limits.map((limit) => [limit.category, limit])),
    alerts: Object.fromEntries(alerts.map((alert) => [alertId(alert), alert])),
  };
}

/** What the log alone comes to, recounted from its first operation. */
export async function recountedState(store: LedgerStore, ledger: LedgerId): Promise<LedgerState> {
  return recount(await store.operationsAfter(ledger, 0, ALL));
}

function recount(operations: readonly Operation[]): LedgerState {
  const entries = new Map<string, Entry>();
  const plans = new Map<string, Plan>();
  const limits = new Map<string, Limit>();
  const alerts = new Map<string, Alert>();
  const put = <T>(images: Map<string, T>, id: string, image: T | null): void => {
    if (image === null) images.delete(id);
    else images.set(id, image);
  };
  for (const change of operations.flatMap(({ changes }) => changes)) {
    if (change.what === "entries") put(entries, change.id, change.after);
    else if (change.what === "plans") put(plans, change.id, change.after);
    else if (change.what === "limits") put(limits, change.id, change.after);
    else if (change.what === "alerts") put(alerts, change.id, change.after);
  }
  return {
    entries: Object.fromEntries(entries),
    plans: Object.fromEntries(plans),
    limits: Object.fromEntries(limits),
    alerts: Object.fromEntries(alerts),
  };
}
