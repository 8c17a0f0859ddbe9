import type { TurnStore } from "../../dialogs/ports.ts";
import type { UsageStore } from "../../dialogs/usage.ts";
import type { AccessStore } from "../../domain/access.ts";
import type { AuditStore } from "../../domain/audit.ts";
import type { LedgerStore, PeopleStore, RateStore } from "../../domain/ports.ts";

/** What an adapter opens for a contract suite. */
export interface Stores {
  readonly ledgers: LedgerStore;
  readonly people: PeopleStore;
  readonly access: AccessStore;
  readonly audit: AuditStore;
  readonly turns: TurnStore;
  readonly usage: UsageStore;
  readonly rates: RateStore;
  close(): Promise<void>;
}

/** Opens stores with nothing in them. The suite closes them. */
export type OpenStores = () => Promise<Stores>;
