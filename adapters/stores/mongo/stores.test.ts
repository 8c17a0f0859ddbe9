import { afterAll, beforeAll, describe } from "vitest";
import { accessStoreContract } from "../../../tests/contracts/access-store.ts";
import { auditStoreContract } from "../../../tests/contracts/audit-store.ts";
import { jobsContract } from "../../../tests/contracts/jobs.ts";
import { jobsOnceContract } from "../../../tests/contracts/jobs-once.ts";
import { laneInterleavingsContract } from "../../../tests/contracts/lane-interleavings.ts";
import { ledgerStoreContract } from "../../../tests/contracts/ledger-store.ts";
import { lockOutsContract } from "../../../tests/contracts/lock-outs.ts";
import { mergingContract } from "../../../tests/contracts/merging.ts";
import { peopleStoreContract } from "../../../tests/contracts/people-store.ts";
import { rateStoreContract } from "../../../tests/contracts/rate-store.ts";
import { turnStoreContract } from "../../../tests/contracts/turn-store.ts";
import { usageStoreContract } from "../../../tests/contracts/usage-store.ts";
import { openMongoStores } from "./index.ts";
import { hasPeer, type Peer, startPeer } from "./testing/peer.ts";

/** Fewer than the embedded store's: each is a few hundred commands over a socket. */
const INTERLEAVINGS = 100;

describe.skipIf(!hasPeer)("the store in MongoDB (needs the MongoDB peer)", () => {
  let peer: Peer;
  beforeAll(async () => {
    peer = await startPeer();
  });
  afterAll(() => peer.stop());

  const inDatabase = () => openMongoStores({ uri: peer.newDatabase() });

  ledgerStoreContract("MongoDB", inDatabase);
  peopleStoreContract("MongoDB", inDatabase);
  accessStoreContract("MongoDB", inDatabase);
  auditStoreContract("MongoDB", inDatabase);
  lockOutsContract("MongoDB", inDatabase);
  turnStoreContract("MongoDB", inDatabase, "stepwise");
  usageStoreContract("MongoDB", inDatabase);
  rateStoreContract("MongoDB", inDatabase);
  mergingContract("MongoDB", inDatabase, false);

  jobsOnceContract("MongoDB", inDatabase);

  jobsContract("MongoDB", () => {
    const uri = peer.newDatabase();
    return Promise.all([openMongoStores({ uri }), openMongoStores({ uri })]);
  });

  laneInterleavingsContract(
    "two processes",
    () => {
      const uri = peer.newDatabase();
      return Promise.all([openMongoStores({ uri }), openMongoStores({ uri })]);
    },
    INTERLEAVINGS,
  );
});
