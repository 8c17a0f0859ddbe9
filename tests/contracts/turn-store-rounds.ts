import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Round } from "../../dialogs/language-model.ts";
import type { Claim, TurnStore } from "../../dialogs/ports.ts";
import { Conflict, NotFound } from "../../domain/errors.ts";
import { anEvent, aSettlement, aStoredReply, instant, ms } from "./samples.ts";
import type { OpenStores, Stores } from "./stores.ts";

const LANE = "console:here";

const reading: Round = {
  calls: [{ id: "c1", tool: "summarize_budget", args: "{}" }],
  text: "",
  replay: [{ type: "reasoning", encrypted_content: "$gAAAA.b" }],
};
const other: Round = { calls: [], text: "Something else.", replay: [] };

/** Writing what the language model answers, round by round. */
export function roundsContract(open: OpenStores): void {
  describe("a round", () => {
    let stores: Stores;
    let turns: TurnStore;
    let claim: Claim;

    beforeEach(async () => {
      stores = await open();
      turns = stores.turns;
      await turns.accept(anEvent({ key: "t1" }), instant(0));
      claim = await claimAs("ann", 0);
    });

    afterEach(() => stores.close());

    const claimAs = async (owner: string, now: number): Promise<Claim> => {
      const claimed = await turns.claim(LANE, owner, ms(now), ms(now + 30));
      if (!claimed) throw new Error(`${owner} could not claim the lane.`);
      return claimed.claim;
    };

    it("stands with the turn, for whoever runs it next", async () => {
      expect(await turns.decide(claim, "t1", 0, reading)).toEqual(reading);
      expect(await turns.decide(claim, "t1", 1, other)).toEqual(other);
      expect(await turns.turn("t1")).toMatchObject({ state: "open", decision: null, rounds: [reading, other] });
      const next = await turns.claim(LANE, "bob", ms(40), ms(70));
      expect(next?.turn.rounds).toEqual([reading, other]);
    });

    it("is the one that was written first", async () => {
      await turns.decide(claim, "t1", 0, reading);
      expect(await turns.decide(claim, "t1", 0, other)).toEqual(reading);
      expect((await turns.turn("t1"))?.rounds).toEqual([reading]);
    });

    it("is one, however many are written at once", async () => {
      const stood = await Promise.all([reading, other, reading].map((round) => turns.decide(claim, "t1", 0, round)));
      const rounds = (await turns.turn("t1"))?.rounds;
      expect(rounds).toHaveLength(1);
      expect(stood).toEqual([rounds?.[0], rounds?.[0], rounds?.[0]]);
    });

    it("is not written by an owner who was frozen while another took over", async () => {
      const successor = await claimAs("bob", 30);
      expect(await turns.decide(claim, "t1", 0, reading)).toBeNull();
      expect((await turns.turn("t1"))?.rounds).toEqual([]);
      expect(await turns.decide(successor, "t1", 0, other)).toEqual(other);
    });

    it("follows the one before it", async () => {
      await expect(turns.decide(claim, "t1", 1, reading)).rejects.toThrow(Conflict);
      await turns.decide(claim, "t1", 0, reading);
      await expect(turns.decide(claim, "t1", 2, reading)).rejects.toThrow(Conflict);
      expect((await turns.turn("t1"))?.rounds).toEqual([reading]);
    });

    it("goes when the turn is settled, and none is written afterwards", async () => {
      await turns.decide(claim, "t1", 0, reading);
      expect(await turns.settle(claim, "t1", aSettlement())).toEqual({ kind: "settled" });
      expect(await turns.turn("t1")).toMatchObject({ state: "done", rounds: [] });
      await expect(turns.decide(claim, "t1", 1, other)).rejects.toThrow(Conflict);
    });

    it("is refused for a turn that is not in the lane, or was given up", async () => {
      await turns.accept(anEvent({ key: "elsewhere", lane: "other" }), instant(0));
      await expect(turns.decide(claim, "elsewhere", 0, reading)).rejects.toThrow(NotFound);
      await expect(turns.decide(claim, "unknown", 0, reading)).rejects.toThrow(NotFound);
      await turns.fail(claim, "t1", aStoredReply());
      await expect(turns.decide(claim, "t1", 0, reading)).rejects.toThrow(Conflict);
    });
  });
}
