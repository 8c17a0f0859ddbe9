import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { anEvent, instant } from "./samples.ts";
import type { OpenStores, Stores } from "./stores.ts";

/** Accepting events. */
export function acceptanceContract(open: OpenStores): void {
  describe("an event", () => {
    let stores: Stores;

    beforeEach(async () => {
      stores = await open();
    });

    afterEach(() => stores.close());

    it("stands as an open turn once it is accepted", async () => {
      expect(await stores.turns.accept(anEvent(), instant(1))).toEqual({ kind: "accepted", order: 1 });
      expect(await stores.turns.turn("console:1")).toEqual({
        event: anEvent(),
        order: 1,
        state: "open",
        failures: 0,
        rounds: [],
        decision: null,
        reply: null,
        acceptedAt: instant(1),
      });
      expect(await stores.turns.turn("console:2")).toBeNull();
    });

    it("is accepted once, also when it is delivered many times at once", async () => {
      const deliveries = await Promise.all([1, 2, 3].map(() => stores.turns.accept(anEvent(), instant(1))));
      expect(deliveries.map(({ kind }) => kind).toSorted()).toEqual(["accepted", "duplicate", "duplicate"]);
      expect(await stores.turns.backlog()).toBe(1);
    });

    it("stays as it was first delivered", async () => {
      await stores.turns.accept(anEvent(), instant(1));
      const changed = anEvent({ lane: "elsewhere", content: { kind: "message", text: "other" } });
      expect(await stores.turns.accept(changed, instant(2))).toEqual({ kind: "duplicate" });
      expect((await stores.turns.turn("console:1"))?.event).toEqual(anEvent());
      expect(await stores.turns.accept(anEvent({ key: "x", lane: "elsewhere" }), instant(3))).toMatchObject({
        order: 1,
      });
    });

    it("gets its place in its lane in the order of acceptance", async () => {
      const keys = ["a", "b", "c", "d", "e"];
      const accepted = await Promise.all(keys.map((key) => stores.turns.accept(anEvent({ key }), instant(1))));
      expect(accepted).toEqual(keys.map((_key, index) => ({ kind: "accepted", order: index + 1 })));
      const other = await stores.turns.accept(anEvent({ key: "f", lane: "other" }), instant(1));
      expect(other).toEqual({ kind: "accepted", order: 1 });
      expect(await stores.turns.backlog()).toBe(6);
      expect(await stores.turns.backlog("other")).toBe(1);
      expect(await stores.turns.backlog("elsewhere")).toBe(0);
    });

    it("tells who watches, until they stop", async () => {
      let calls = 0;
      const told = Promise.withResolvers<void>();
      const stop = stores.turns.watch(() => {
        calls += 1;
        told.resolve();
      });
      await stores.turns.accept(anEvent(), instant(1));
      await told.promise;
      stop();
      const seen = calls;
      const second = Promise.withResolvers<void>();
      const stopSecond = stores.turns.watch(second.resolve);
      await stores.turns.accept(anEvent({ key: "b" }), instant(2));
      await second.promise;
      stopSecond();
      expect(calls).toBe(seen);
    });
  });
}
