import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { NotFound, Unavailable } from "../../../domain/errors.ts";
import { aCode, anEvent, anOperation, aPerson, aStoredReply, instant, ms } from "../../../tests/contracts/samples.ts";
import { temporaryFolder } from "../../../tests/contracts/temporary-folder.ts";
import { assembleStores } from "./assemble.ts";
import { connect, type Database } from "./database.ts";
import { openDatabase } from "./open.ts";
import { integer } from "./row.ts";

interface Logged {
  readonly event: string;
  readonly details: object;
}

/** Stores on a file of their own, with their connection, their log and their clock at hand. */
function openStores() {
  const folder = temporaryFolder();
  const db = openDatabase(folder, "budgetwise.db");
  const logged: Logged[] = [];
  const clock = { now: 0, onLog: (_event: string): void => {} };
  const log = (event: string, details: object): void => {
    logged.push({ event, details });
    clock.onLog(event);
  };
  const stores = assembleStores(db, log, { now: () => clock.now, random: () => 0 });
  onTestFinished(() => stores.close());
  const commits = () => logged.filter(({ event }) => event === "store.committed").map(({ details }) => details);
  return { ...stores, db, clock, commits, path: join(folder, "budgetwise.db") };
}

const accepting = (key: string) => [anEvent({ key }), instant(0)] as const;

describe("writes of one turn of the event loop", () => {
  it("share one transaction, in the order in which they were asked for", async () => {
    const { turns, commits } = openStores();
    const keys = Array.from({ length: 20 }, (_, index) => `k${index}`);
    const accepted = await Promise.all(keys.map((key) => turns.accept(...accepting(key))));
    expect(accepted.map((acceptance) => acceptance.kind === "accepted" && acceptance.order)).toEqual(
      keys.map((_key, index) => index + 1),
    );
    expect(commits()).toEqual([{ writes: 20, durability: "durable", ms: 0 }]);
  });

  it("are shared out over several transactions when they are very many", async () => {
    const { turns, commits } = openStores();
    await Promise.all(Array.from({ length: 501 }, (_, index) => turns.accept(...accepting(`k${index}`))));
    expect(commits()).toMatchObject([{ writes: 500 }, { writes: 1 }]);
    expect(await turns.backlog()).toBe(501);
  });

  it("wait for the disk when a turn is given up, not when a failure is only counted", async () => {
    const { turns, commits } = openStores();
    await turns.accept(...accepting("a"));
    const claimed = await turns.claim("console:here", "ann", ms(0), ms(30));
    if (!claimed) throw new Error("The lane could not be claimed.");
    await turns.fail(claimed.claim, "a", null);
    await turns.fail(claimed.claim, "a", aStoredReply());
    expect(commits().slice(-2)).toMatchObject([{ durability: "relaxed" }, { durability: "durable" }]);
  });

  it("wait for the disk only when one of them must last", async () => {
    const { turns, db, commits } = openStores();
    await turns.accept(...accepting("a"));
    expect(db.get("PRAGMA synchronous")).toEqual({ synchronous: 2 });
    await turns.claim("console:here", "ann", ms(0), ms(30));
    expect(db.get("PRAGMA synchronous")).toEqual({ synchronous: 1 });
    await Promise.all([turns.claim("console:here", "ann", ms(1), ms(31)), turns.accept(...accepting("b"))]);
    expect(db.get("PRAGMA synchronous")).toEqual({ synchronous: 2 });
    expect(commits()).toMatchObject([
      { durability: "durable" },
      { durability: "relaxed" },
      { durability: "durable", writes: 2 },
    ]);
  });

  it("fail alone when they break a rule", async () => {
    const { people, turns, commits } = openStores();
    const outcomes = await Promise.allSettled([
      people.createCode(aCode()),
      people.savePerson(aPerson()),
      turns.accept(...accepting("a")),
    ]);
    expect(outcomes).toMatchObject([
      { status: "fulfilled" },
      { status: "rejected", reason: expect.any(NotFound) },
      { status: "fulfilled", value: { kind: "accepted" } },
    ]);
    expect(commits()).toHaveLength(1);
    expect(await turns.backlog()).toBe(1);
  });
});

describe("a store that can't be written", () => {
  const large = (turn: string) => anOperation({ turn, facts: "x".repeat(200_000) });

  it("saves nothing while the disk is full, and goes on when there is room", async () => {
    const { ledgers, turns, db } = openStores();
    await turns.accept(...accepting("before"));
    db.exec(`PRAGMA max_page_count = ${integer(db.get("PRAGMA page_count") ?? {}, "page_count")}`);

    const writes = [turns.accept(...accepting("lost")), ledgers.commit(large("t1"))];
    for (const outcome of await Promise.allSettled(writes)) {
      expect(outcome).toMatchObject({ status: "rejected", reason: expect.any(Unavailable) });
      expect(outcome).toMatchObject({ reason: { message: expect.stringMatching(/full.*nothing was saved/) } });
    }
    expect(await turns.turn("lost")).toBeNull();
    expect(await ledgers.head("ledger-1")).toBe(0);

    db.exec("PRAGMA max_page_count = 1000000");
    expect(await ledgers.commit(large("t1"))).toEqual({ kind: "committed" });
    expect(await turns.accept(...accepting("lost"))).toEqual({ kind: "accepted", order: 2 });
  });

  it("saves nothing while the file may only be read, and goes on afterwards", async () => {
    const { turns, db } = openStores();
    await turns.accept(...accepting("before"));
    db.exec("PRAGMA query_only = ON");
    await expect(turns.accept(...accepting("lost"))).rejects.toThrow(Unavailable);
    await expect(turns.accept(...accepting("lost"))).rejects.toThrow(/nothing was saved/);
    expect(await turns.backlog()).toBe(1);
    db.exec("PRAGMA query_only = OFF");
    expect(await turns.accept(...accepting("lost"))).toEqual({ kind: "accepted", order: 2 });
  });

  it("refuses everything once it is closed", async () => {
    const { turns, close } = openStores();
    const last = turns.accept(...accepting("last"));
    await close();
    expect(await last).toMatchObject({ kind: "accepted" });
    await expect(turns.accept(...accepting("late"))).rejects.toThrow(Unavailable);
    await expect(turns.backlog()).rejects.toThrow(Unavailable);
    await close();
  });
});

describe("while another process writes", () => {
  function lock(path: string): Database {
    const other = connect(path, 0);
    onTestFinished(() => other.close());
    other.exec("BEGIN IMMEDIATE");
    return other;
  }

  it("waits until the other is done", async () => {
    const { turns, path, clock } = openStores();
    const other = lock(path);
    let tries = 0;
    clock.onLog = (event) => {
      if (event !== "store.busy") return;
      tries += 1;
      if (tries === 2) other.exec("COMMIT");
    };
    expect(await turns.accept(...accepting("a"))).toEqual({ kind: "accepted", order: 1 });
    expect(tries).toBe(2);
  });

  it("gives up after half a minute what came that long ago, and nothing later", async () => {
    const { turns, path, clock } = openStores();
    const other = lock(path);
    const outcomes: Promise<unknown>[] = [turns.accept(...accepting("old"))];
    clock.onLog = (event) => {
      if (event === "store.busy" && outcomes.length === 1) {
        clock.now = 29_000;
        outcomes.push(turns.accept(...accepting("young")));
      } else if (event === "store.busy") clock.now += 1_000;
      else if (event === "store.failed") other.exec("COMMIT");
    };
    await expect(outcomes[0]).rejects.toThrow(Unavailable);
    expect(await outcomes[1]).toEqual({ kind: "accepted", order: 1 });
    expect(await turns.turn("old")).toBeNull();
  });

  it("still reads", async () => {
    const { turns, path } = openStores();
    await turns.accept(...accepting("a"));
    lock(path);
    expect(await turns.backlog()).toBe(1);
  });
});
