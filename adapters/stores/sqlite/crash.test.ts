import { copyFileSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import {
  aChatMessage,
  aLedger,
  anEntry,
  anEvent,
  anOperation,
  anOutboxMessage,
  aSettlement,
  entryChange,
  instant,
  ms,
} from "../../../tests/contracts/samples.ts";
import { temporaryFolder } from "../../../tests/contracts/temporary-folder.ts";
import { assembleStores } from "./assemble.ts";
import type { Database } from "./database.ts";
import { openSqliteStores } from "./index.ts";
import { openDatabase } from "./open.ts";

const FILE = "budgetwise.db";
const WAL = `${FILE}-wal`;

const settlement = aSettlement({
  operations: [anOperation({ turn: "t1", changes: [entryChange(null, anEntry({ tags: ["tax"] }))] })],
  messages: [aChatMessage()],
  outbox: [anOutboxMessage()],
});

it("a crash between any two statements of a settlement leaves all of it or nothing", async () => {
  const root = temporaryFolder();
  const copies: string[] = [];
  await settle(join(root, "live"), (folder) => copies.push(copyStore(folder, join(root, `copy-${copies.length}`))));
  const found = await Promise.all(copies.map(whatIsLeft));
  expect(new Set(found)).toEqual(new Set(["nothing", "everything"]));
  expect(found.indexOf("everything")).toBe(found.lastIndexOf("nothing") + 1);
});

it("a crash in the middle of the commit's own write leaves all of it or nothing", async () => {
  const root = temporaryFolder();
  const live = join(root, "live");
  let before = 0;
  await settle(live, (folder) => {
    before ||= statSync(join(folder, WAL)).size;
  });
  const whole = join(root, "whole");
  copyStore(live, whole);
  const log = readFileSync(join(whole, WAL));
  const found = new Set<string>();
  for (let length = before; length <= log.length; length += 1_000) {
    const torn = copyStore(whole, join(root, `torn-${length}`));
    writeFileSync(join(torn, WAL), log.subarray(0, length));
    found.add(await whatIsLeft(torn));
  }
  found.add(await whatIsLeft(whole));
  expect(found).toEqual(new Set(["nothing", "everything"]));
});

/** Settles a turn, with a look at the folder after each statement, and leaves the store open: a crash closes nothing. */
async function settle(folder: string, onStatement: (folder: string) => void): Promise<void> {
  let isWatched = false;
  const db = watched(openDatabase(folder, FILE), () => {
    if (isWatched) onStatement(folder);
  });
  const { ledgers, turns } = assembleStores(db, () => {}, { now: () => 0, random: () => 0 });
  await ledgers.createLedger(aLedger());
  await turns.accept(anEvent({ key: "t1" }), instant(0));
  const claimed = await turns.claim("console:here", "ann", ms(0), ms(30));
  if (!claimed) throw new Error("The lane could not be claimed.");
  isWatched = true;
  expect(await turns.settle(claimed.claim, "t1", settlement)).toEqual({ kind: "settled" });
}

function watched(db: Database, onStatement: () => void): Database {
  return {
    ...db,
    run(sql, ...values) {
      const changed = db.run(sql, ...values);
      onStatement();
      return changed;
    },
  };
}

function copyStore(from: string, to: string): string {
  mkdirSync(to);
  for (const file of [FILE, WAL]) if (existsSync(join(from, file))) copyFileSync(join(from, file), join(to, file));
  return to;
}

async function whatIsLeft(folder: string): Promise<"nothing" | "everything" | "a part"> {
  const { ledgers, turns, close } = openSqliteStores({ folder });
  const left = [
    (await turns.turn("t1"))?.state === "done",
    (await turns.turn("t1"))?.decision !== null,
    (await turns.turn("t1"))?.reply !== null,
    (await ledgers.head("ledger-1")) === 1,
    (await ledgers.entries({ ledger: "ledger-1", tag: "tax", order: "made", limit: 1 })).length === 1,
    (await ledgers.spent("ledger-1", "2026-11-01", "2026-11-30")).length === 1,
    (await turns.messages("person-1", { limit: 1 })).length === 1,
    (await turns.claimOutbox(["console"], ms(1), ms(2), 1)).length === 1,
  ];
  await close();
  if (left.every((part) => part)) return "everything";
  return left.some((part) => part) ? "a part" : "nothing";
}
