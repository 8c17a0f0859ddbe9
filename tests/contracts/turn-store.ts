import { describe } from "vitest";
import type { OpenStores } from "./stores.ts";
import { acceptanceContract } from "./turn-store-acceptance.ts";
import { laneContract } from "./turn-store-lanes.ts";
import { messagesContract } from "./turn-store-messages.ts";
import { roundsContract } from "./turn-store-rounds.ts";
import { type Settling, settlementContract } from "./turn-store-settlement.ts";

/** What every turn store must do. `settling`: how it writes what a turn comes to. */
export function turnStoreContract(name: string, open: OpenStores, settling: Settling = "as one"): void {
  describe(`turns in ${name}`, () => {
    acceptanceContract(open);
    laneContract(open);
    roundsContract(open);
    settlementContract(open, settling);
    messagesContract(open);
  });
}
