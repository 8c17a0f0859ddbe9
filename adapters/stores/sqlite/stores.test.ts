import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";
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
import { openSqliteStores } from "./index.ts";

const root = mkdtempSync(join(tmpdir(), "budgetwise-stores-"));
afterAll(() => rmSync(root, { recursive: true }));

const newFolder = (): string => mkdtempSync(join(root, "store-"));
const inFile = async () => openSqliteStores({ folder: newFolder() });
const inMemory = async () => openSqliteStores({ folder: "", file: ":memory:" });

ledgerStoreContract("a file", inFile);
peopleStoreContract("a file", inFile);
accessStoreContract("a file", inFile);
auditStoreContract("a file", inFile);
lockOutsContract("a file", inFile);
turnStoreContract("a file", inFile);
usageStoreContract("a file", inFile);
rateStoreContract("a file", inFile);

ledgerStoreContract("memory", inMemory);
peopleStoreContract("memory", inMemory);
turnStoreContract("memory", inMemory);
usageStoreContract("memory", inMemory);
rateStoreContract("memory", inMemory);

jobsOnceContract("memory", inMemory);

jobsContract("a file", async () => {
  const folder = newFolder();
  return [openSqliteStores({ folder }), openSqliteStores({ folder })];
});

mergingContract("memory", inMemory, true);

laneInterleavingsContract(
  "one process",
  async () => {
    const stores = await inMemory();
    return [stores, { ...stores, close: async () => {} }];
  },
  1_000,
);

laneInterleavingsContract(
  "two connections",
  async () => {
    const folder = newFolder();
    return [openSqliteStores({ folder }), openSqliteStores({ folder })];
  },
  1_000,
);
