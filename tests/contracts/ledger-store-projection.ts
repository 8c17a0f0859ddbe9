import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { EntryQuery, LedgerStore } from "../../domain/ports.ts";
import { aLedger, anEntry, anOperation, entryChange, oneOfEach } from "./samples.ts";
import type { OpenStores, Stores } from "./stores.ts";

/** What a log's projection answers. */
export function projectionContract(open: OpenStores): void {
  let stores: Stores;
  let ledgers: LedgerStore;

  beforeEach(async () => {
    stores = await open();
    ledgers = stores.ledgers;
    await ledgers.createLedger(aLedger());
  });

  afterEach(() => stores.close());

  const find = (query: Partial<EntryQuery> = {}) =>
    ledgers.entries({ ledger: "ledger-1", order: "made", limit: 100, ...query });

  const ids = async (query: Partial<EntryQuery>) => (await find(query)).map(({ id }) => id);

  describe("entries", () => {
    const coffee = anEntry({ id: "e1", tags: ["lisbon"], description: "Café con leche", date: "2026-11-02" });
    const tram = anEntry({
      id: "e2",
      cents: 300,
      category: "transport",
      description: "Tram 100 %_",
      date: "2026-11-04",
      tags: ["lisbon", "tax"],
      source: { channel: "sms", event: "turn-2", position: 1 },
      recurring: { id: "r1", due: "2026-11-05" },
    });
    const pay = anEntry({ id: "e3", kind: "income", cents: 250_000, category: null, date: "2026-11-01" });
    const shared = anEntry({
      id: "e4",
      goal: "g1",
      cents: 300,
      actor: "person-2",
      category: "groceries",
      date: "2026-11-04",
    });

    beforeEach(async () => {
      const changes = [coffee, tram, pay, shared].map((entry) => entryChange(null, entry));
      await ledgers.commit(anOperation({ changes }));
    });

    it.each<[string, Partial<EntryQuery>, string[]]>([
      ["the latest made first", { order: "made" }, ["e4", "e3", "e2", "e1"]],
      ["the latest date first", { order: "newest" }, ["e4", "e2", "e1", "e3"]],
      ["the largest first", { order: "largest" }, ["e3", "e1", "e4", "e2"]],
      ["no more than asked", { order: "newest", limit: 2 }, ["e4", "e2"]],
      ["some kinds", { kinds: ["income", "refund"] }, ["e3"]],
      ["a range of dates, ends included", { from: "2026-11-01", to: "2026-11-02" }, ["e3", "e1"]],
      ["a category", { category: "transport" }, ["e2"]],
      ["all words, in any order", { words: "leche cafe" }, ["e1"]],
      ["its whole description", { description: "tram 100" }, ["e2"]],
      ["its whole description, not a part of it", { description: "tram" }, []],
      ["its first word", { firstWord: "tram" }, ["e2"]],
      ["its first word, not the beginning of one", { firstWord: "tra" }, []],
      ["signs alone, by which nothing is found", { words: "" }, []],
      ["words that no description has all of", { words: "cafe tram" }, []],
      ["a tag", { tag: "lisbon" }, ["e2", "e1"]],
      ["a person", { actor: "person-2" }, ["e4"]],
      ["a channel", { channel: "sms" }, ["e2"]],
      ["an amount that is spending, from so much on", { least: 300 }, ["e4", "e2", "e1"]],
      ["an amount between two, both included", { least: 300, most: 300 }, ["e4", "e2"]],
      ["a message", { event: "turn-2" }, ["e2"]],
      ["the goal that they were for", { goals: ["g1"] }, ["e4"]],
      ["what they recur of", { recurring: ["r0", "r1"] }, ["e2"]],
      ["several conditions at once", { tag: "lisbon", from: "2026-11-03", words: "tram" }, ["e2"]],
      ["another ledger", { ledger: "ledger-2" }, []],
    ])("are found by %s", async (_what, query, expected) => {
      expect(await ids(query)).toEqual(expected);
    });

    it("in foreign money are found while they count nowhere, whatever their ledger", async () => {
      const dinner = anEntry({ id: "e5", amount: { minor: 4_800, currency: "JPY" } });
      const other = anEntry({ id: "e0", ledger: "ledger-2", amount: { minor: 900, currency: "EUR" } });
      await ledgers.commit(anOperation({ seq: 2, turn: "turn-2", changes: [entryChange(null, dinner)] }));
      await ledgers.createLedger(aLedger({ id: "ledger-2" }));
      const elsewhere = anOperation({ ledger: "ledger-2", turn: "turn-3", changes: [entryChange(null, other)] });
      await ledgers.commit(elsewhere);
      expect(await ledgers.uncounted(null, 10)).toEqual([dinner, other]);
      expect(await ledgers.uncounted(null, 1)).toEqual([dinner]);
      expect(await ledgers.uncounted(dinner, 10)).toEqual([other]);
      await ledgers.commit(anOperation({ seq: 3, turn: "turn-4", changes: [entryChange(dinner, null)] }));
      expect(await ledgers.uncounted(null, 10)).toEqual([other]);
    });

    it("come back as they were written", async () => {
      expect(await ledgers.record("ledger-1", "entries", "e2")).toEqual(tram);
      expect(await find({ event: "turn-2" })).toEqual([tram]);
    });

    it("follow a correction, tags and all", async () => {
      const corrected = anEntry({ ...tram, amount: { minor: 320, currency: "USD" }, counts: 320, tags: ["tax"] });
      await ledgers.commit(anOperation({ seq: 2, turn: "turn-2", changes: [entryChange(tram, corrected)] }));
      expect(await find({ event: "turn-2" })).toEqual([corrected]);
      expect(await ids({ tag: "lisbon" })).toEqual(["e1"]);
      expect(await ids({ tag: "tax" })).toEqual(["e2"]);
    });

    it("are gone when removed, and back when brought back", async () => {
      await ledgers.commit(anOperation({ seq: 2, turn: "turn-2", changes: [entryChange(tram, null)] }));
      expect(await ledgers.record("ledger-1", "entries", "e2")).toBeNull();
      expect(await ids({ tag: "lisbon" })).toEqual(["e1"]);
      expect(await ledgers.spent("ledger-1", "2026-11-01", "2026-11-30")).not.toContainEqual(
        expect.objectContaining({ category: "transport" }),
      );
      await ledgers.commit(anOperation({ seq: 3, turn: "turn-3", changes: [entryChange(null, tram)] }));
      expect(await ids({ tag: "lisbon" })).toEqual(["e2", "e1"]);
    });

    it("show the last image of an operation that changes one twice", async () => {
      const cheaper = anEntry({ ...tram, cents: 200, amount: { minor: 200, currency: "USD" }, counts: 200 });
      const changes = [entryChange(tram, anEntry({ ...tram, counts: 250 })), entryChange(tram, cheaper)];
      await ledgers.commit(anOperation({ seq: 2, turn: "turn-2", changes }));
      expect(await ledgers.record("ledger-1", "entries", "e2")).toEqual(cheaper);
    });
  });

  describe("what was spent", () => {
    it("is the signed sum and count of what counts, by category", async () => {
      const entries = [
        anEntry({ id: "a", cents: 1_000 }),
        anEntry({ id: "b", cents: 250, date: "2026-11-30" }),
        anEntry({ id: "c", cents: 100, kind: "refund" }),
        anEntry({ id: "d", cents: 9_999, date: "2026-12-01" }),
        anEntry({ id: "e", cents: 7_000, category: "groceries", date: "2026-11-01" }),
        anEntry({ id: "f", cents: 5_000, kind: "transfer", category: null }),
        anEntry({ id: "g", amount: { minor: 4_800, currency: "JPY" }, category: "travel" }),
      ];
      await ledgers.commit(anOperation({ changes: entries.map((entry) => entryChange(null, entry)) }));
      const sums = await ledgers.spent("ledger-1", "2026-11-01", "2026-11-30");
      expect(sums.toSorted((a, b) => a.category.localeCompare(b.category))).toEqual([
        { category: "dining", minor: 1_150, count: 3 },
        { category: "groceries", minor: 7_000, count: 1 },
      ]);
    });
  });

  describe("other projected things", () => {
    const limit = { category: "dining", amount: { minor: 20_000, currency: "USD" }, per: "month" } as const;
    const raised = { ...limit, amount: { minor: 30_000, currency: "USD" } };

    it("appear, change and vanish with the log", async () => {
      await ledgers.commit(anOperation({ changes: [{ what: "limits", id: "dining", before: null, after: limit }] }));
      expect(await ledgers.records("ledger-1", "limits")).toEqual([limit]);
      await ledgers.commit(
        anOperation({
          seq: 2,
          turn: "turn-2",
          changes: [{ what: "limits", id: "dining", before: limit, after: raised }],
        }),
      );
      expect(await ledgers.record("ledger-1", "limits", "dining")).toEqual(raised);
      await ledgers.commit(
        anOperation({
          seq: 3,
          turn: "turn-3",
          changes: [{ what: "limits", id: "dining", before: raised, after: null }],
        }),
      );
      expect(await ledgers.record("ledger-1", "limits", "dining")).toBeNull();
      expect(await ledgers.records("ledger-1", "limits")).toEqual([]);
    });

    it("of every collection come back as they were written", async () => {
      for (const [index, change] of oneOfEach().entries()) {
        await ledgers.commit(anOperation({ seq: index + 1, turn: `turn-${index}`, changes: [change] }));
        expect(await ledgers.record("ledger-1", change.what, change.id), change.what).toEqual(change.after);
      }
      expect(await ledgers.records("ledger-1", "goals")).toHaveLength(1);
    });

    it("tell which ledgers have any of them", async () => {
      await ledgers.createLedger(aLedger({ id: "ledger-2" }));
      expect(await ledgers.ledgersWith("limits")).toEqual([]);
      const change = { what: "limits", id: "dining", before: null, after: limit } as const;
      for (const ledger of ["ledger-2", "ledger-1"]) {
        await ledgers.commit(anOperation({ ledger, turn: `turn of ${ledger}`, changes: [change] }));
      }
      expect(await ledgers.ledgersWith("limits")).toEqual(["ledger-1", "ledger-2"]);
      expect(await ledgers.ledgersWith("recurring")).toEqual([]);
    });

    it("are kept apart by collection and ledger", async () => {
      const alert = { period: "2026-11", category: "dining", threshold: 80 };
      await ledgers.commit(anOperation({ changes: [{ what: "alerts", id: "dining", before: null, after: alert }] }));
      expect(await ledgers.records("ledger-1", "alerts")).toEqual([alert]);
      expect(await ledgers.record("ledger-1", "limits", "dining")).toBeNull();
      expect(await ledgers.records("ledger-2", "alerts")).toEqual([]);
    });
  });
}
