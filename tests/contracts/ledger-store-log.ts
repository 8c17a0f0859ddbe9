import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { NotFound } from "../../domain/errors.ts";
import type { LedgerStore } from "../../domain/ports.ts";
import { aLedger, anEntry, anOperation, entryChange, instant } from "./samples.ts";
import type { OpenStores, Stores } from "./stores.ts";

/** Ledgers, their logs and a person's way back through them. */
export function logContract(open: OpenStores): void {
  let stores: Stores;
  let ledgers: LedgerStore;

  beforeEach(async () => {
    stores = await open();
    ledgers = stores.ledgers;
    await ledgers.createLedger(aLedger());
  });

  afterEach(() => stores.close());

  describe("a ledger", () => {
    it("is found by its id, others are not", async () => {
      expect(await ledgers.ledger("ledger-1")).toEqual(aLedger());
      expect(await ledgers.ledger("ledger-2")).toBeNull();
    });

    it("stays as it was when it is created again", async () => {
      await ledgers.createLedger(aLedger({ name: "Other" }));
      expect(await ledgers.ledger("ledger-1")).toEqual(aLedger());
    });

    it("is saved with what changed, and its log goes on", async () => {
      await ledgers.commit(anOperation());
      const closed = aLedger({ name: "Old", mergedInto: "ledger-2", members: [{ person: "person-2", role: "owner" }] });
      await ledgers.saveLedger(closed);
      expect(await ledgers.ledger("ledger-1")).toEqual(closed);
      expect(await ledgers.head("ledger-1")).toBe(1);
      expect(await ledgers.commit(anOperation({ seq: 2, turn: "turn-2" }))).toEqual({ kind: "committed" });
    });

    it("can't be saved before being created", async () => {
      await expect(ledgers.saveLedger(aLedger({ id: "ledger-2" }))).rejects.toThrow(NotFound);
      expect(await ledgers.ledger("ledger-2")).toBeNull();
    });
  });

  describe("the log", () => {
    it("starts empty and grows by one with every commit", async () => {
      expect(await ledgers.head("ledger-1")).toBe(0);
      expect(await ledgers.commit(anOperation({ seq: 1 }))).toEqual({ kind: "committed" });
      expect(await ledgers.head("ledger-1")).toBe(1);
      expect(await ledgers.commit(anOperation({ seq: 2, step: "1.0" }))).toEqual({ kind: "committed" });
      expect(await ledgers.head("ledger-1")).toBe(2);
    });

    it("keeps an operation as it came", async () => {
      const operation = anOperation({
        kind: "undo",
        undoes: ["turn-0"],
        last: false,
        facts: { left: { minor: 8_200, currency: "USD" } },
        changes: [entryChange(null, anEntry({ tags: ["tax"] }))],
      });
      await ledgers.commit(operation);
      expect(await ledgers.operation("turn-1", "0.0")).toEqual(operation);
      expect(await ledgers.operation("turn-1", "0.1")).toBeNull();
    });

    it("is behind when the seq is taken by another turn, and writes nothing", async () => {
      await ledgers.commit(anOperation({ changes: [entryChange(null, anEntry())] }));
      const late = anOperation({ turn: "turn-2", changes: [entryChange(null, anEntry({ id: "entry-2" }))] });
      expect(await ledgers.commit(late)).toEqual({ kind: "behind", head: 1 });
      expect(await ledgers.operation("turn-2", "0.0")).toBeNull();
      expect(await ledgers.record("ledger-1", "entries", "entry-2")).toBeNull();
    });

    it("takes no seq that would leave a gap", async () => {
      expect(await ledgers.commit(anOperation({ seq: 2 }))).toEqual({ kind: "behind", head: 0 });
      expect(await ledgers.head("ledger-1")).toBe(0);
    });

    it("commits a step of a turn once, at whatever seq it comes again", async () => {
      const first = anOperation({ facts: "first" });
      await ledgers.commit(first);
      for (const seq of [1, 2, 7]) {
        const again = await ledgers.commit(anOperation({ seq, facts: "again" }));
        expect(again).toEqual({ kind: "already", operation: first });
      }
      expect(await ledgers.head("ledger-1")).toBe(1);
    });

    it("lets one of many committing at once have a seq", async () => {
      const outcomes = await Promise.all(["a", "b", "c", "d"].map((turn) => ledgers.commit(anOperation({ turn }))));
      expect(outcomes.filter(({ kind }) => kind === "committed")).toHaveLength(1);
      expect(outcomes.filter(({ kind }) => kind === "behind")).toHaveLength(3);
      expect(await ledgers.operationsAfter("ledger-1", 0, 10)).toHaveLength(1);
    });

    it("commits those that follow each other together", async () => {
      const both = [anOperation(), anOperation({ seq: 2, turn: "turn-2" })];
      expect(await ledgers.commitAll(both)).toBe(2);
      expect(await ledgers.operationsAfter("ledger-1", 0, 10)).toEqual(both);
      expect(await ledgers.commitAll([])).toBe(0);
    });

    it("commits none of those that follow one which somebody else was faster than", async () => {
      await ledgers.commit(anOperation({ turn: "faster" }));
      expect(await ledgers.commitAll([anOperation(), anOperation({ seq: 2, turn: "turn-2" })])).toBe(0);
      expect(await ledgers.commitAll([anOperation({ seq: 2 }), anOperation({ seq: 2, turn: "turn-2" })])).toBe(1);
      expect(await ledgers.operation("turn-2", "0.0")).toBeNull();
      expect(await ledgers.head("ledger-1")).toBe(2);
    });

    it("counts each ledger on its own", async () => {
      await ledgers.createLedger(aLedger({ id: "ledger-2" }));
      await ledgers.commit(anOperation());
      const other = anOperation({ ledger: "ledger-2", step: "0.1" });
      expect(await ledgers.commit(other)).toEqual({ kind: "committed" });
      expect(await ledgers.operationsOfTurn("ledger-2", "turn-1")).toEqual([other]);
    });

    it("is read in order from any point on", async () => {
      for (const seq of [1, 2, 3, 4]) await ledgers.commit(anOperation({ seq, turn: `turn-${seq}` }));
      const page = await ledgers.operationsAfter("ledger-1", 1, 2);
      expect(page.map(({ seq }) => seq)).toEqual([2, 3]);
    });
  });

  describe("the history of a person", () => {
    const walk = async (limit: number, since: string) => {
      const seen: number[] = [];
      for (let before: number | undefined; ; ) {
        const page = await ledgers.history("ledger-1", "person-1", {
          since,
          limit,
          ...(before === undefined ? {} : { before }),
        });
        seen.push(...page.map(({ seq }) => seq));
        before = page.at(-1)?.seq;
        if (page.length < limit || before === undefined) return seen;
      }
    };

    it("is paged newest first, without other people's operations", async () => {
      for (let seq = 1; seq <= 25; seq += 1) {
        const actor = seq % 5 === 0 ? "person-2" : "person-1";
        await ledgers.commit(anOperation({ seq, turn: `turn-${seq}`, actor, at: instant(seq) }));
      }
      const own = [...Array(25).keys()].map((index) => 25 - index).filter((seq) => seq % 5 !== 0);
      for (const limit of [1, 3, 20, 50]) expect(await walk(limit, instant(0))).toEqual(own);
      expect(await walk(10, instant(12))).toEqual(own.filter((seq) => seq >= 12));
    });

    it("compares instants, not their texts", async () => {
      await ledgers.commit(anOperation({ at: "2026-11-02T09:00:00.500Z" }));
      expect(await walk(5, "2026-11-02T09:00:00Z")).toEqual([1]);
      expect(await walk(5, "2026-11-02T10:00:00.500+01:00")).toEqual([1]);
      expect(await walk(5, "2026-11-02T09:00:00.501Z")).toEqual([]);
    });

    it("carries what undo decides by", async () => {
      await ledgers.commit(anOperation({ kind: "redo", undoes: ["turn-9"], last: false, step: "2.1" }));
      const { seq, turn, step, kind, undoes, last, channel, at } = anOperation({
        kind: "redo",
        undoes: ["turn-9"],
        last: false,
        step: "2.1",
      });
      const [header] = await ledgers.history("ledger-1", "person-1", { since: instant(0), limit: 1 });
      expect(header).toEqual({ seq, turn, step, kind, undoes, last, channel, at });
    });
  });
}
