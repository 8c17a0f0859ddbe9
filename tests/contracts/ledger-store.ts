import { describe } from "vitest";
import { logContract } from "./ledger-store-log.ts";
import { projectionContract } from "./ledger-store-projection.ts";
import type { OpenStores } from "./stores.ts";

/** What every ledger store must do. */
export function ledgerStoreContract(name: string, open: OpenStores): void {
  describe(`ledgers in ${name}`, () => {
    logContract(open);
    projectionContract(open);
  });
}
