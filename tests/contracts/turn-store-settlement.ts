import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Claim, TurnStore } from "../../dialogs/ports.ts";
import { EMPTY_STATE } from "../../dialogs/state.ts";
import { Conflict, NotFound } from "../../domain/errors.ts";
import type { LedgerStore } from "../../domain/ports.ts";
import {
  aChatMessage,
  aDecision,
  aLedger,
  anEntry,
  anEvent,
  anOperation,
  anOutboxMessage,
  aSettlement,
  aStoredReply,
  entryChange,
  instant,
  ms,
} from "./samples.ts";
import type { OpenStores, Stores } from "./stores.ts";

const LANE = "console:here";

/** `stepwise`: one write after the other, so that what stood before the log was found longer stays for the next attempt. */
export type Settling = "as one" | "stepwise";

/** Writing what turns come to. */
export function settlementContract(open: OpenStores, settling: Settling): void {
  describe("a settlement", () => {
    let stores: Stores;
    let turns: TurnStore;
    let ledgers: LedgerStore;
    let claim: Claim;

    beforeEach(async () => {
      stores = await open();
      ({ turns, ledgers } = stores);
      await ledgers.createLedger(aLedger());
      await turns.accept(anEvent({ key: "t1" }), instant(0));
      const claimed = await turns.claim(LANE, "ann", ms(0), ms(30));
      if (!claimed) throw new Error("The lane could not be claimed.");
      claim = claimed.claim;
    });

    afterEach(() => stores.close());

    const decision = aDecision({ calls: [{ tool: "log_expense", args: { amount: "4.50" } }], about: "t0" });
    const logged = anOperation({ turn: "t1", last: false, changes: [entryChange(null, anEntry())] });
    const alerted = anOperation({
      turn: "t1",
      step: "1.0",
      seq: 2,
      changes: [
        { what: "alerts", id: "x", before: null, after: { period: "2026-11", category: "dining", threshold: 80 } },
      ],
    });
    const full = aSettlement({
      decision,
      operations: [logged, alerted],
      reply: aStoredReply({ choices: [{ label: "Undo", calls: [{ tool: "undo", args: {} }] }] }),
      messages: [aChatMessage()],
      outbox: [anOutboxMessage()],
    });

    const nothingWasWritten = async (): Promise<void> => {
      await nothingFollowed();
      expect(await ledgers.operationsOfTurn("ledger-1", "t1")).toEqual([]);
      expect(await ledgers.record("ledger-1", "entries", "entry-1")).toBeNull();
    };

    /** A store that writes step by step keeps the decision: there is only one, whatever follows from it. */
    const nothingFollowed = async (): Promise<void> => {
      expect((await turns.turn("t1"))?.decision).toEqual(settling === "stepwise" ? decision : null);
      await nothingHappened();
    };

    const nothingHappened = async (): Promise<void> => {
      expect(await turns.turn("t1")).toMatchObject({ state: "open", reply: null });
      expect(await turns.messages("person-1", { limit: 10 })).toEqual([]);
      expect(await turns.claimOutbox(["console"], ms(1), ms(2), 10)).toEqual([]);
    };

    it("writes decision, operations, reply, messages and outbox together", async () => {
      expect(await turns.settle(claim, "t1", full)).toEqual({ kind: "settled" });
      expect(await turns.turn("t1")).toMatchObject({ state: "done", decision, reply: full.reply });
      expect(await ledgers.operationsOfTurn("ledger-1", "t1")).toEqual([logged, alerted]);
      expect(await ledgers.record("ledger-1", "entries", "entry-1")).toEqual(anEntry());
      expect(await turns.messages("person-1", { limit: 10 })).toEqual(full.messages);
      expect(await turns.claimOutbox(["console"], ms(1), ms(2), 10)).toEqual(full.outbox);
      expect(await turns.backlog()).toBe(0);
      expect(await turns.backlog(LANE)).toBe(0);
    });

    it("follows from a decision that was written before it, and from no other", async () => {
      expect(await turns.keepDecision(claim, "t1", decision)).toEqual(decision);
      expect(await turns.keepDecision(claim, "t1", aDecision({ now: instant(99) }))).toEqual(decision);
      await nothingHappened();
      expect(await turns.settle(claim, "t1", aSettlement())).toEqual({ kind: "decided", decision });
      expect(await turns.settle(claim, "t1", full)).toEqual({ kind: "settled" });
    });

    it("has no decision written for whoever lost the lane", async () => {
      await turns.claim(LANE, "bob", ms(31), ms(60));
      expect(await turns.keepDecision(claim, "t1", decision)).toBeNull();
      expect((await turns.turn("t1"))?.decision).toBeNull();
    });

    it("may forget what was said, and by whom, but not that it was said", async () => {
      const said = anEvent({ key: "t2", sender: { id: "66", name: "Mallory" } });
      await turns.accept(said, instant(1));
      await turns.settle(claim, "t1", aSettlement());
      await turns.delivered(claim, "t1", "sent", []);
      const next = await turns.claim(LANE, "ann", ms(1), ms(31));
      const refusal = aSettlement({ reply: aStoredReply(), forget: true });
      expect(next && (await turns.settle(next.claim, "t2", refusal))).toEqual({ kind: "settled" });
      const blanked = { ...said, sender: { id: "66" }, content: { kind: "message", text: "" } };
      expect(await turns.turn("t2")).toMatchObject({ state: "done", reply: refusal.reply });
      expect((await turns.turn("t2"))?.event).toEqual(blanked);
      expect((await turns.turn("t1"))?.event).toEqual(anEvent({ key: "t1" }));
      expect(await turns.accept(said, instant(2))).toEqual({ kind: "duplicate" });
    });

    it("may come again and changes nothing then", async () => {
      await turns.settle(claim, "t1", full);
      await turns.delivered(claim, "t1", "sent", ["m1"]);
      expect(await turns.settle(claim, "t1", full)).toEqual({ kind: "settled" });
      expect(await ledgers.head("ledger-1")).toBe(2);
      expect((await turns.turn("t1"))?.reply).toMatchObject({ delivery: "sent", sentAs: ["m1"] });
      expect(await turns.messages("person-1", { limit: 10 })).toHaveLength(1);
    });

    it("keeps the decision that was written first", async () => {
      await turns.settle(claim, "t1", full);
      const other = aSettlement({ decision: aDecision({ now: instant(99) }), operations: [] });
      expect(await turns.settle(claim, "t1", other)).toEqual({ kind: "decided", decision });
      expect((await turns.turn("t1"))?.decision).toEqual(decision);
    });

    it("knows its decision again whatever the order of its keys", async () => {
      await turns.settle(claim, "t1", full);
      const { calls, now, brain, confidence, about = "" } = decision;
      const shuffled = aSettlement({ ...full, decision: { about, confidence, brain, now, calls } });
      expect(await turns.settle(claim, "t1", shuffled)).toEqual({ kind: "settled" });
    });

    it("writes nothing when the log has grown meanwhile", async () => {
      await ledgers.commit(anOperation({ turn: "other" }));
      expect(await turns.settle(claim, "t1", full)).toEqual({ kind: "behind" });
      await nothingWasWritten();
      const again = {
        ...full,
        operations: [
          { ...logged, seq: 2 },
          { ...alerted, seq: 3 },
        ],
      };
      expect(await turns.settle(claim, "t1", again)).toEqual({ kind: "settled" });
      expect(await ledgers.head("ledger-1")).toBe(3);
    });

    const gap = { ...full, operations: [logged, { ...alerted, seq: 3 }] };

    if (settling === "as one") {
      it("writes nothing when only its second operation does not fit", async () => {
        expect(await turns.settle(claim, "t1", gap)).toEqual({ kind: "behind" });
        await nothingWasWritten();
      });
    } else {
      it("goes on after the operations that fitted when a later one does not", async () => {
        expect(await turns.settle(claim, "t1", gap)).toEqual({ kind: "behind" });
        await nothingFollowed();
        expect(await ledgers.operationsOfTurn("ledger-1", "t1")).toEqual([logged]);
        const other = aSettlement({ decision: aDecision({ now: instant(99) }) });
        expect(await turns.settle(claim, "t1", other)).toEqual({ kind: "decided", decision });
        expect(await turns.settle(claim, "t1", { ...full, operations: [alerted] })).toEqual({ kind: "settled" });
        expect(await ledgers.operationsOfTurn("ledger-1", "t1")).toEqual([logged, alerted]);
      });
    }

    it("skips a step that was committed before", async () => {
      await ledgers.commit(logged);
      expect(await turns.settle(claim, "t1", full)).toEqual({ kind: "settled" });
      expect(await ledgers.operationsOfTurn("ledger-1", "t1")).toEqual([logged, alerted]);
    });

    it("may change two ledgers", async () => {
      await ledgers.createLedger(aLedger({ id: "ledger-2" }));
      const moved = anOperation({ ledger: "ledger-2", turn: "t1", step: "0.1" });
      await turns.settle(claim, "t1", aSettlement({ operations: [logged, moved] }));
      expect(await ledgers.head("ledger-1")).toBe(1);
      expect(await ledgers.head("ledger-2")).toBe(1);
    });

    it("may have no reply, and is over then", async () => {
      await turns.settle(claim, "t1", aSettlement({ reply: null }));
      expect(await turns.turn("t1")).toMatchObject({ state: "done", reply: null });
      expect(await turns.claim(LANE, "ann", ms(1), ms(31))).toBeNull();
    });

    it("is refused for a turn that is not in the lane, or was given up", async () => {
      await turns.accept(anEvent({ key: "elsewhere", lane: "other" }), instant(0));
      await expect(turns.settle(claim, "elsewhere", aSettlement())).rejects.toThrow(NotFound);
      await expect(turns.settle(claim, "unknown", aSettlement())).rejects.toThrow(NotFound);
      await expect(turns.keepDecision(claim, "unknown", decision)).rejects.toThrow(NotFound);
      await turns.fail(claim, "t1", aStoredReply());
      await expect(turns.settle(claim, "t1", full)).rejects.toThrow(Conflict);
      expect(await ledgers.head("ledger-1")).toBe(0);
    });

    it("keeps the dialog state for the next turn", async () => {
      const stateAfter = { ...EMPTY_STATE, facts: [{ label: "Dining spent", value: 3 }] };
      await turns.settle(claim, "t1", aSettlement({ stateAfter, reply: null }));
      await turns.accept(anEvent({ key: "t2" }), instant(1));
      expect((await turns.claim(LANE, "bob", ms(40), ms(70)))?.stateBefore).toEqual(stateAfter);
    });
  });
}
