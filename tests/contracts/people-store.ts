import { describe } from "vitest";
import { codeContract } from "./people-store-codes.ts";
import { identityContract } from "./people-store-identities.ts";
import { personContract } from "./people-store-people.ts";
import { phoneContract } from "./phone-store.ts";
import type { OpenStores } from "./stores.ts";

/** What every people store must do. */
export function peopleStoreContract(name: string, open: OpenStores): void {
  describe(`people in ${name}`, () => {
    personContract(open);
    identityContract(open);
    codeContract(open);
    phoneContract(open);
  });
}
