import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { ClaimedTurn, TurnStore } from "../../dialogs/ports.ts";
import { EMPTY_STATE } from "../../dialogs/state.ts";
import { anEvent, aSettlement, aStoredReply, instant, ms } from "./samples.ts";
import type { OpenStores, Stores } from "./stores.ts";

const LANE = "console:here";

/** Claiming, renewing and giving back lanes. */
export function laneContract(open: OpenStores): void {
  describe("a lane", () => {
    let stores: Stores;
    let turns: TurnStore;

    beforeEach(async () => {
      stores = await open();
      turns = stores.turns;
      for (const key of ["a", "b"]) await turns.accept(anEvent({ key, message: `m-${key}` }), instant(0));
    });

    afterEach(() => stores.close());

    const claim = async (owner: string, now: number, until: number): Promise<ClaimedTurn> => {
      const claimed = await turns.claim(LANE, owner, ms(now), ms(until));
      if (!claimed) throw new Error(`${owner} could not claim the lane.`);
      return claimed;
    };

    const finish = async ({ claim: held, turn }: ClaimedTurn): Promise<void> => {
      await turns.settle(held, turn.event.key, aSettlement());
      await turns.delivered(held, turn.event.key, "sent", []);
    };

    it("gives its oldest turn to whoever claims it first", async () => {
      const claimed = await claim("ann", 0, 30);
      expect(claimed.turn.event.key).toBe("a");
      expect(claimed.stateBefore).toBeNull();
      expect(claimed.claim).toMatchObject({ lane: LANE, owner: "ann", until: ms(30) });
    });

    it("is nobody else's until the lease ends", async () => {
      await claim("ann", 0, 30);
      expect(await turns.claim(LANE, "bob", ms(29), ms(60))).toBeNull();
      expect((await claim("bob", 30, 60)).turn.event.key).toBe("a");
    });

    it("is one owner's, however many claim it at once", async () => {
      const owners = ["ann", "bob", "cyd"];
      const claims = await Promise.all(owners.map((owner) => turns.claim(LANE, owner, ms(0), ms(30))));
      expect(claims.filter((claimed) => claimed !== null)).toHaveLength(1);
    });

    it("raises its fence with every new owner, not with the same one", async () => {
      const first = await claim("ann", 0, 30);
      const again = await claim("ann", 10, 40);
      expect(again.claim).toEqual({ ...first.claim, until: ms(40) });
      const taken = await claim("bob", 40, 70);
      expect(taken.claim.fence).toBeGreaterThan(first.claim.fence);
      await turns.release(taken.claim);
      const back = await claim("ann", 41, 71);
      expect(back.claim.fence).toBeGreaterThan(taken.claim.fence);
    });

    it("moves on, with the state that the turn before left", async () => {
      const stateAfter = { ...EMPTY_STATE, shown: [{ description: "Coffee", amount: "4.50" }] };
      const first = await claim("ann", 0, 30);
      await turns.settle(first.claim, "a", aSettlement({ stateAfter, reply: null }));
      const second = await claim("ann", 1, 31);
      expect(second.turn.event.key).toBe("b");
      expect(second.stateBefore).toEqual(stateAfter);
      await finish(second);
      expect(await turns.claim(LANE, "ann", ms(2), ms(32))).toBeNull();
    });

    it("looks past turns that left no state", async () => {
      const stateAfter = { ...EMPTY_STATE, shown: [{ description: "Tea", amount: "3.00" }] };
      await turns.settle((await claim("ann", 0, 30)).claim, "a", aSettlement({ stateAfter, reply: null }));
      await turns.fail((await claim("ann", 1, 31)).claim, "b", aStoredReply({ delivery: "none" }));
      await turns.accept(anEvent({ key: "c" }), instant(2));
      expect((await claim("ann", 3, 33)).stateBefore).toEqual(stateAfter);
    });

    it("stays with a turn whose reply has not left yet", async () => {
      await turns.settle((await claim("ann", 0, 30)).claim, "a", aSettlement());
      const again = await claim("bob", 30, 60);
      expect(again.turn).toMatchObject({ event: { key: "a" }, state: "done", reply: { delivery: "waiting" } });
      await turns.delivered(again.claim, "a", "undeliverable", []);
      expect((await claim("bob", 31, 61)).turn.event.key).toBe("b");
    });

    it("is free again when given back", async () => {
      const held = await claim("ann", 0, 30);
      await turns.release(held.claim);
      expect((await claim("bob", 1, 31)).turn.event.key).toBe("a");
      await turns.release(held.claim);
      expect(await turns.claim(LANE, "ann", ms(2), ms(32))).toBeNull();
    });

    it("lasts longer when renewed", async () => {
      const { claim: held } = await claim("ann", 0, 30);
      expect(await turns.renew(held, ms(90))).toBe(true);
      expect(await turns.claim(LANE, "bob", ms(89), ms(120))).toBeNull();
      await claim("bob", 90, 120);
      expect(await turns.renew(held, ms(200))).toBe(false);
      expect((await claim("cyd", 120, 150)).claim.owner).toBe("cyd");
    });

    it("keeps out an owner who was frozen while another took over", async () => {
      const frozen = await claim("ann", 0, 30);
      const successor = await claim("bob", 30, 60);

      expect(await turns.settle(frozen.claim, "a", aSettlement())).toEqual({ kind: "fenced" });
      expect(await turns.delivered(frozen.claim, "a", "sent", ["m1"])).toBe(false);
      expect(await turns.fail(frozen.claim, "a", aStoredReply())).toBeNull();
      expect(await turns.renew(frozen.claim, ms(500))).toBe(false);
      await turns.release(frozen.claim);

      expect(await turns.turn("a")).toMatchObject({ state: "open", failures: 0, decision: null, reply: null });
      expect(await turns.claim(LANE, "cyd", ms(59), ms(90))).toBeNull();
      expect(await turns.settle(successor.claim, "a", aSettlement())).toEqual({ kind: "settled" });
    });

    it("keeps out what an owner began before losing the lane, also after winning it back", async () => {
      const before = await claim("ann", 0, 30);
      await claim("bob", 30, 60);
      const since = await claim("ann", 60, 90);
      expect(await turns.settle(before.claim, "a", aSettlement())).toEqual({ kind: "fenced" });
      expect(await turns.settle(since.claim, "a", aSettlement())).toEqual({ kind: "settled" });
    });

    it("still serves an owner whose lease ended while nobody took over", async () => {
      const late = await claim("ann", 0, 30);
      expect(await turns.settle(late.claim, "a", aSettlement())).toEqual({ kind: "settled" });
      expect(await turns.renew(late.claim, ms(90))).toBe(true);
    });

    it("gives up a turn that fails too often, and delivers what it says instead", async () => {
      const { claim: held } = await claim("ann", 0, 30);
      expect(await turns.fail(held, "a", null)).toBe(1);
      expect((await claim("ann", 1, 31)).turn).toMatchObject({ event: { key: "a" }, state: "open", failures: 1 });
      const sorry = aStoredReply({ delivery: "waiting" });
      expect(await turns.fail(held, "a", sorry)).toBe(2);
      expect(await turns.backlog()).toBe(1);

      const toDeliver = await claim("ann", 2, 32);
      expect(toDeliver.turn).toMatchObject({ event: { key: "a" }, state: "dead", failures: 2, reply: sorry });
      await turns.delivered(held, "a", "sent", ["m9"]);
      expect((await claim("ann", 3, 33)).turn.event.key).toBe("b");
    });

    it("is found waiting only while it has something to do that nobody does", async () => {
      await turns.accept(anEvent({ key: "s", lane: "sms:1", channel: "sms" }), instant(1));
      const all = ["console", "sms"] as const;
      expect(await turns.waitingLanes(all, ms(1), 10)).toEqual([LANE, "sms:1"]);
      expect(await turns.waitingLanes(all, ms(1), 1)).toEqual([LANE]);
      expect(await turns.waitingLanes(["sms"], ms(1), 10)).toEqual(["sms:1"]);

      const first = await claim("ann", 1, 30);
      expect(await turns.waitingLanes(all, ms(29), 10)).toEqual(["sms:1"]);
      expect(await turns.waitingLanes(all, ms(30), 10)).toEqual([LANE, "sms:1"]);

      await finish(first);
      const second = await claim("ann", 2, 31);
      await turns.settle(second.claim, "b", aSettlement());
      await turns.release(second.claim);
      expect(await turns.waitingLanes(all, ms(3), 10)).toEqual([LANE, "sms:1"]);
      await finish(await claim("ann", 4, 34));
      expect(await turns.waitingLanes(all, ms(50), 10)).toEqual(["sms:1"]);
    });

    it("finds a turn by its own message and by its reply's", async () => {
      const held = await claim("ann", 0, 30);
      await turns.settle(held.claim, "a", aSettlement());
      await turns.delivered(held.claim, "a", "sent", ["bot-1", "bot-2"]);
      expect((await turns.turnByMessage(LANE, "m-a"))?.event.key).toBe("a");
      expect(await turns.turnByMessage(LANE, "bot-2")).toMatchObject({
        event: { key: "a" },
        reply: { delivery: "sent", sentAs: ["bot-1", "bot-2"] },
      });
      expect(await turns.turnByMessage("elsewhere", "bot-2")).toBeNull();
      expect(await turns.turnByMessage(LANE, "nothing")).toBeNull();
    });

    it("tells what it remembers, from the latest turn that is over", async () => {
      expect(await turns.laneState(LANE)).toBeNull();
      const stateAfter = { ...EMPTY_STATE, shown: [{ description: "Tea", amount: "3.00" }] };
      await turns.settle((await claim("ann", 0, 30)).claim, "a", aSettlement({ stateAfter, reply: null }));
      expect(await turns.laneState(LANE)).toEqual(stateAfter);
      await turns.settle((await claim("ann", 1, 31)).claim, "b", aSettlement({ reply: null }));
      expect(await turns.laneState(LANE)).toEqual(EMPTY_STATE);
      expect(await turns.laneState("elsewhere")).toBeNull();
    });

    it("finds the turn of an edited message until its edit is over, and then the edit", async () => {
      const first = await claim("ann", 0, 30);
      await turns.settle(first.claim, "a", aSettlement({ reply: null }));
      const content = { kind: "edit", text: "coffee 5" } as const;
      await turns.accept(anEvent({ key: "edit", message: "m-a", content }), instant(5));
      expect((await turns.turnByMessage(LANE, "m-a"))?.event.key).toBe("a");
      await turns.settle((await claim("ann", 1, 31)).claim, "b", aSettlement({ reply: null }));
      await turns.settle((await claim("ann", 2, 32)).claim, "edit", aSettlement({ reply: null }));
      expect((await turns.turnByMessage(LANE, "m-a"))?.event.key).toBe("edit");
    });
  });
}
