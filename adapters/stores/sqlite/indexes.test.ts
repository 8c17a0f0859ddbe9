import { join } from "node:path";
import { beforeEach, describe, expect, it, onTestFinished } from "vitest";
import type { EntryQuery } from "../../../domain/ports.ts";
import {
  aCode,
  anEvent,
  anIdentity,
  anOperation,
  anOutboxMessage,
  instant,
  ms,
} from "../../../tests/contracts/samples.ts";
import { temporaryFolder } from "../../../tests/contracts/temporary-folder.ts";
import { connect, type Database } from "./database.ts";
import { searchSql, UNCOUNTED_SQL } from "./entry-search.ts";
import { openSqliteStores, type SqliteStores } from "./index.ts";
import { HISTORY_SQL } from "./log.ts";
import { SPENT_SQL } from "./projection.ts";

let stores: SqliteStores;
let db: Database;

beforeEach(() => {
  const folder = temporaryFolder();
  stores = openSqliteStores({ folder });
  db = connect(join(folder, "budgetwise.db"), 0);
  onTestFinished(async () => {
    db.close();
    await stores.close();
  });
});

describe("the plan of", () => {
  const planOf = (sql: string): string =>
    db
      .all(`EXPLAIN QUERY PLAN ${sql}`, ...(sql.match(/\?/g) ?? []).map(() => 1))
      .map(({ detail }) => detail)
      .join("; ");

  it("what was spent reads its index alone", () => {
    expect(planOf(SPENT_SQL)).toContain("USING COVERING INDEX entries_by_date (ledger=? AND date>? AND date<?)");
  });

  it("what was called the same before leads there, in its order", () => {
    const query = { ledger: "ledger-1", kinds: ["expense"], order: "made", limit: 5 } as const;
    const plan = planOf(searchSql({ ...query, description: "lidl" }).sql);
    expect(plan).toContain("USING INDEX entries_by_description (ledger=? AND normalised=?)");
    expect(plan).not.toContain("TEMP B-TREE");
    expect(planOf(searchSql({ ...query, firstWord: "lidl" }).sql)).toContain(
      "USING COVERING INDEX entries_by_description (ledger=? AND normalised>? AND normalised<?)",
    );
  });

  it.each([
    [
      "kinds over some dates",
      { kinds: ["income"], from: "2026-11-01", to: "2026-11-30" },
      "entries_by_kind (ledger=? AND kind=? AND date>? AND date<?)",
    ],
    ["what a goal was for", { goals: ["g1"] }, "entries_by_goal (ledger=? AND <expr>=?)"],
    [
      "what recurs",
      { recurring: ["r1"], from: "2026-11-01" },
      "entries_by_recurring (ledger=? AND <expr>=? AND date>?)",
    ],
    ["the latest of a category", { category: "dining" }, "entries_by_category (ledger=? AND category=?)"],
    ["a message", { event: "e" }, "entries_by_event (ledger=? AND event=?)"],
  ] satisfies [string, Partial<EntryQuery>, string][])("a search for %s goes by its index", (_what, query, index) => {
    expect(planOf(searchSql({ ledger: "l", order: "made", limit: 9, ...query }).sql)).toContain(index);
  });

  it("what counts nowhere yet walks its own small index, in its order", () => {
    const plan = planOf(UNCOUNTED_SQL);
    expect(plan).toContain("USING INDEX entries_uncounted");
    expect(plan).not.toContain("TEMP B-TREE");
  });

  it("the walk back through a person's history reads its index alone, in its order", () => {
    const plan = planOf(HISTORY_SQL);
    expect(plan).toContain("USING COVERING INDEX operations_by_actor (ledger=? AND actor=? AND seq<?)");
    expect(plan).not.toContain("TEMP B-TREE");
  });
});

/** What is unique is so by its index, not by asking first: without the index there are duplicates. */
describe("the unique index of", () => {
  const twice: Record<string, () => Promise<readonly [kept: number, keptWithout: number]>> = {
    inbox_unique_key: () => counted("inbox", "inbox_unique_key", () => stores.turns.accept(anEvent(), instant(0))),
    operations_unique_seq: () => {
      const turns = ["t1", "t2", "t3", "t4"].values();
      return counted("operations", "operations_unique_seq", () =>
        stores.ledgers.commit(anOperation({ turn: turns.next().value ?? "t5" })),
      );
    },
    operations_unique_step: () => {
      const seqs = [1, 2, 2, 3].values();
      return counted("operations", "operations_unique_step", () =>
        stores.ledgers.commit(anOperation({ seq: seqs.next().value ?? 9 })),
      );
    },
    codes_unique_hash: () => counted("codes", "codes_unique_hash", () => stores.people.createCode(aCode())),
    outbox_unique_key: () =>
      counted("outbox", "outbox_unique_key", () => stores.turns.queue([anOutboxMessage()], instant(0))),
    identities_unique_external_id: () => {
      return counted("identities", "identities_unique_external_id", () => stores.people.link(anIdentity()));
    },
  };

  it.each(Object.entries(twice))("%s keeps duplicates out", async (_index, run) => {
    const [kept, keptWithout] = await run();
    expect(kept).toBe(1);
    expect(keptWithout).toBeGreaterThan(1);
  });

  async function counted(table: string, index: string, write: () => Promise<unknown>): Promise<[number, number]> {
    const count = (): number => db.all(`SELECT 1 FROM ${table}`).length;
    await write();
    await write();
    const kept = count();
    db.exec(`DROP INDEX ${index}`);
    await write();
    await write();
    return [kept, count()];
  }
});

it("a claim stamps its fence on the turn that it takes", async () => {
  await stores.turns.accept(anEvent(), instant(0));
  for (let take = 0; take < 5; take += 1) {
    const claimed = await stores.turns.claim("console:here", `owner-${take}`, ms(take * 10), ms(take * 10 + 10));
    expect(claimed?.claim.fence).toBe(take + 1);
  }
  expect(db.get("SELECT fence FROM inbox")).toEqual({ fence: 5 });
});
