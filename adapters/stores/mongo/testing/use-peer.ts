import { afterAll, beforeAll, describe, onTestFinished } from "vitest";
import { type MongoStores, openMongoStores } from "../index.ts";
import { hasPeer, type Peer, startPeer } from "./peer.ts";

/** A `describe` whose tests need the peer; where it is missing they are skipped, and their names say why. */
export const describeWithPeer = (name: string, tests: () => void): void => {
  describe.skipIf(!hasPeer)(`${name} (needs the MongoDB peer)`, tests);
};

/** Gives the tests of a `describe` a peer, started once for all of them. */
export function usePeer() {
  let running: Peer | null = null;
  beforeAll(async () => {
    running = await startPeer();
  });
  afterAll(() => running?.stop());

  function peer(): Peer {
    if (running === null) throw new Error("The peer has not started yet.");
    return running;
  }

  return {
    peer,
    newDatabase: () => peer().newDatabase(),
    /** Opens stores for one test; they are closed when it is over. */
    async open(uri: string, log?: (event: string, details: object) => void): Promise<MongoStores> {
      const stores = await openMongoStores({ uri, patience: 2_000, ...(log ? { log } : {}) });
      onTestFinished(() => stores.close());
      return stores;
    },
  };
}
