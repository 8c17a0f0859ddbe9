import { describe } from "vitest";
import type { OpenStores } from "./stores.ts";
import { acceptanceContract } from "./turn-store-acceptance.ts";
import { laneContract } from "./turn-store-lanes.ts";
import { messagesContract } from "./turn-store-messages.ts";
import { settlementContract } from "./turn-store-settlement.ts";

/** What every turn store must do. */
export function turnStoreContract(name: string, open: OpenStores): void {
  describe(`turns in ${name}`, () => {
    acceptanceContract(open);
    laneContract(open);
    settlementContract(open);
    messagesContract(open);
  });
}
