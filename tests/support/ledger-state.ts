import { createImages, type Images } from "../../domain/images.ts";
import type { LedgerId } from "../../domain/ledger.ts";
import { COLLECTIONS, ID_OF, type Listed, type Projected } from "../../domain/operation.ts";
import type { LedgerStore } from "../../domain/ports.ts";
import type { Household } from "./household.ts";

/** Everything that a ledger holds, by collection and id; verdicts aside, which nothing is counted from. */
export type LedgerState = { readonly [C in Listed | "entries"]: Readonly<Record<string, Projected[C]>> };

const ALL = 1_000_000;

/** What the store answers from. */
export async function storedState(store: LedgerStore, ledger: LedgerId): Promise<LedgerState> {
  const images = createImages();
  for (const entry of await store.entries({ ledger, order: "made", limit: ALL })) {
    images.set("entries", entry.id, entry);
  }
  for (const what of COLLECTIONS) if (isListed(what)) await readListed(store, ledger, what, images);
  return standingIn(images);
}

/** What the log alone comes to, recounted from its first operation. */
export async function recountedState(store: LedgerStore, ledger: LedgerId): Promise<LedgerState> {
  const images = createImages();
  for (const { changes } of await store.operationsAfter(ledger, 0, ALL)) changes.forEach(images.put);
  return standingIn(images);
}

async function readListed<C extends Listed>(store: LedgerStore, ledger: LedgerId, what: C, images: Images) {
  for (const record of await store.records(ledger, what)) {
    images.set(what, ID_OF[what](record), record);
  }
}

function isListed(what: (typeof COLLECTIONS)[number]): what is Listed {
  return what !== "entries" && what !== "verdicts";
}

function standingIn({ of }: Images): LedgerState {
  return {
    entries: standing(of("entries")),
    plans: standing(of("plans")),
    limits: standing(of("limits")),
    alerts: standing(of("alerts")),
    categories: standing(of("categories")),
    rules: standing(of("rules")),
    incomes: standing(of("incomes")),
    balances: standing(of("balances")),
    goals: standing(of("goals")),
    recurring: standing(of("recurring")),
    occurrences: standing(of("occurrences")),
    planned: standing(of("planned")),
    reminders: standing(of("reminders")),
    memories: standing(of("memories")),
    settings: standing(of("settings")),
    preferences: standing(of("preferences")),
  };
}

function standing<T>(images: ReadonlyMap<string, T | null>): Record<string, T> {
  const there = [...images].flatMap(([id, image]): [string, T][] => (image === null ? [] : [[id, image]]));
  return Object.fromEntries(there.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** {@link storedState} of a household's book. */
export function stateOf({ stores, person }: Pick<Household, "stores" | "person">): Promise<LedgerState> {
  return storedState(stores.ledgers, person.ledger);
}
