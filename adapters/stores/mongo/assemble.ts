import type { AgendaBackend } from "agenda";
import type { TurnStore } from "../../../dialogs/ports.ts";
import type { UsageStore } from "../../../dialogs/usage.ts";
import type { AccessStore } from "../../../domain/access.ts";
import type { AuditStore } from "../../../domain/audit.ts";
import { Unavailable } from "../../../domain/errors.ts";
import type { LedgerStore, PeopleStore, RateStore } from "../../../domain/ports.ts";
import type { Access } from "./access.ts";
import { createAccessStore } from "./access-store.ts";
import { createAuditStore } from "./audit-store.ts";
import { storeError } from "./errors.ts";
import { createLedgerStore } from "./ledger-store.ts";
import type { OpenDatabase } from "./open.ts";
import { createPeopleStore } from "./people-store.ts";
import { createProjection } from "./projection.ts";
import { createRateStore } from "./rate-store.ts";
import { createTurnStore } from "./turn-store.ts";
import { createUsageStore } from "./usage-store.ts";
import { createWatch } from "./watch.ts";

export interface AssembledStores {
  readonly ledgers: LedgerStore;
  readonly people: PeopleStore;
  readonly access: AccessStore;
  readonly audit: AuditStore;
  readonly turns: TurnStore;
  readonly usage: UsageStore;
  readonly rates: RateStore;
  /** Where agenda keeps the jobs that all processes of the store share; its package is loaded by this alone. */
  readonly openJobs: () => Promise<AgendaBackend>;
  /** Lets go of the database; what is asked afterwards is refused. */
  readonly close: () => Promise<void>;
}

/** The stores over one open database, which is theirs from now on. */
export function assembleStores(
  { models, database, close }: OpenDatabase,
  log: (event: string, details: object) => void,
): AssembledStores {
  const watch = createWatch(models);
  const access: Access = {
    models,
    projection: createProjection(models),
    read: attempt,
    lease: attempt,
    async write(run) {
      const value = await attempt(run);
      watch.changed();
      return value;
    },
    log,
  };
  return {
    ledgers: createLedgerStore(access),
    people: createPeopleStore(access),
    access: createAccessStore(access),
    audit: createAuditStore(access),
    turns: createTurnStore(access, watch),
    usage: createUsageStore(access),
    rates: createRateStore(access),
    openJobs: () => attempt(async () => (await import("./job-backend.ts")).openJobBackend(database)),
    close() {
      watch.stop();
      return close();
    },
  };

  async function attempt<T>(run: () => Promise<T>): Promise<T> {
    try {
      return await run();
    } catch (error) {
      const meaning = storeError(error);
      if (meaning instanceof Unavailable) log("store.failed", { reason: String(error) });
      throw meaning;
    }
  }
}
