import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { TurnStore } from "../../dialogs/ports.ts";
import { aChatMessage, anEvent, anOutboxMessage, aReply, aSettlement, aStoredReply, instant, ms } from "./samples.ts";
import type { OpenStores, Stores } from "./stores.ts";

const LANE = "console:here";

/** The outbox, the page's history, and forgetting. */
export function messagesContract(open: OpenStores): void {
  let stores: Stores;
  let turns: TurnStore;

  beforeEach(async () => {
    stores = await open();
    turns = stores.turns;
  });

  afterEach(() => stores.close());

  const keysDue = async (now: number, until: number, limit = 10) =>
    (await turns.claimOutbox(["console", "sms"], ms(now), ms(until), limit)).map(({ key }) => key);

  describe("the outbox", () => {
    it("gives each message once while it is being sent", async () => {
      await turns.queue([anOutboxMessage({ key: "a" }), anOutboxMessage({ key: "b" })], instant(0));
      expect(await turns.claimOutbox(["console"], ms(1), ms(60), 1)).toEqual([anOutboxMessage({ key: "a" })]);
      expect(await keysDue(1, 60)).toEqual(["b"]);
      expect(await keysDue(59, 60)).toEqual([]);
    });

    it("gives it again when nobody said that it was sent", async () => {
      await turns.queue([anOutboxMessage({ key: "a" }), anOutboxMessage({ key: "b" })], instant(0));
      await keysDue(1, 60);
      await turns.outboxDone("a", "sent");
      expect(await keysDue(60, 90)).toEqual(["b"]);
      await turns.outboxDone("b", "undeliverable");
      expect(await keysDue(90, 120)).toEqual([]);
    });

    it("queues a key once, also after it was sent", async () => {
      await turns.queue([anOutboxMessage()], instant(0));
      await turns.queue([anOutboxMessage({ reply: aReply("again") })], instant(1));
      expect(await turns.claimOutbox(["console"], ms(2), ms(3), 10)).toEqual([anOutboxMessage()]);
      await turns.outboxDone("alert:1", "sent");
      await turns.queue([anOutboxMessage()], instant(4));
      expect(await keysDue(5, 6)).toEqual([]);
    });

    it("keeps back what is not to be sent yet, and lets others pass it", async () => {
      const held = anOutboxMessage({ key: "held", notBefore: instant(60) });
      await turns.queue([held, anOutboxMessage({ key: "a" })], instant(0));
      expect(await keysDue(59, 100)).toEqual(["a"]);
      expect(await turns.claimOutbox(["console"], ms(60), ms(100), 10)).toEqual([held]);
    });

    it("asks only for the channels that are served", async () => {
      await turns.queue([anOutboxMessage({ key: "a", channel: "telegram" })], instant(0));
      expect(await keysDue(1, 2)).toEqual([]);
    });
  });

  describe("what there is to do", () => {
    it("is counted: what is open, what was given up, and what has not left", async () => {
      expect(await turns.queueSizes()).toEqual({ open: 0, dead: 0, outbox: 0 });
      for (const key of ["a", "b", "c"]) await turns.accept(anEvent({ key, lane: LANE }), instant(0));
      await turns.queue([anOutboxMessage({ key: "x" }), anOutboxMessage({ key: "y" })], instant(0));
      const claimed = await turns.claim(LANE, "me", ms(1), ms(60));
      if (claimed) await turns.fail(claimed.claim, "a", aStoredReply());
      await turns.outboxDone("x", "sent");
      expect(await turns.queueSizes()).toEqual({ open: 2, dead: 1, outbox: 1 });
    });
  });

  describe("the history of messages", () => {
    it("is paged backwards over all channels, oldest first", async () => {
      const claimed = await acceptAndClaim("t1");
      const messages = [1, 2, 3, 4, 5].map((n) =>
        aChatMessage({ id: `m${9 - n}`, at: instant(n < 4 ? n : 4), channel: n % 2 ? "web" : "telegram" }),
      );
      const other = aChatMessage({ id: "x", person: "person-2" });
      await turns.settle(claimed, "t1", aSettlement({ messages: [...messages, other] }));

      expect(await turns.messages("person-1", { limit: 2 })).toEqual(messages.slice(3));
      expect(await turns.messages("person-1", { limit: 2, before: "m5" })).toEqual(messages.slice(1, 3));
      expect(await turns.messages("person-1", { limit: 2, before: "m7" })).toEqual(messages.slice(0, 1));
      expect(await turns.messages("person-1", { limit: 2, before: "unknown" })).toEqual([]);
    });
  });

  describe("forgetting", () => {
    const DAY = 24 * 60 * 60;

    it("drops finished turns and messages whose keys are old", async () => {
      await settle("old", 0, aStoredReply({ delivery: "sent", sentAs: ["bot-1"] }));
      await settle("young", 2 * DAY, aStoredReply({ delivery: "none" }));
      await turns.queue([anOutboxMessage({ key: "sent" }), anOutboxMessage({ key: "due" })], instant(0));
      await turns.outboxDone("sent", "sent");

      await turns.purge(instant(DAY), instant(DAY));

      expect(await turns.turn("old")).toBeNull();
      expect(await turns.turnByMessage(LANE, "bot-1")).toBeNull();
      expect(await turns.turn("young")).toMatchObject({ event: anEvent({ key: "young" }), state: "done" });
      expect((await turns.messages("person-1", { limit: 9 })).map(({ turn }) => turn)).toEqual(["young"]);
      await turns.queue([anOutboxMessage({ key: "sent" })], instant(3 * DAY));
      expect(await keysDue(3 * DAY, 4 * DAY)).toEqual(["due", "sent"]);
      expect(await turns.accept(anEvent({ key: "old" }), instant(3 * DAY))).toMatchObject({
        kind: "accepted",
        order: 3,
      });
    });

    it("keeps the key of a turn whose texts are gone", async () => {
      await settle("old", 0, aStoredReply({ delivery: "sent" }));
      await turns.purge(instant(DAY), instant(-DAY));
      const turn = await turns.turn("old");
      expect(turn).toMatchObject({ state: "done", decision: null, reply: null });
      expect(JSON.stringify(turn)).not.toMatch(/coffee|Ada/);
      expect(await turns.accept(anEvent({ key: "old" }), instant(1))).toEqual({ kind: "duplicate" });
    });

    it("leaves alone what is not over, and dead letters", async () => {
      const claim = await acceptAndClaim("dead");
      await turns.fail(claim, "dead", aStoredReply({ delivery: "sent" }));
      await turns.release(claim);
      await settle("undelivered", 1, aStoredReply({ delivery: "waiting" }));
      await turns.accept(anEvent({ key: "open" }), instant(2));

      await turns.purge(instant(DAY), instant(DAY));

      for (const key of ["dead", "undelivered", "open"]) {
        expect((await turns.turn(key))?.event).toEqual(anEvent({ key }));
      }
      expect((await turns.turn("undelivered"))?.reply).toEqual(aStoredReply());
    });
  });

  async function acceptAndClaim(key: string, at = 0) {
    await turns.accept(anEvent({ key }), instant(at));
    const claimed = await turns.claim(LANE, "ann", ms(at), ms(at + 30));
    if (!claimed) throw new Error("The lane could not be claimed.");
    return claimed.claim;
  }

  async function settle(key: string, at: number, reply = aStoredReply()): Promise<void> {
    const claim = await acceptAndClaim(key, at);
    const messages = [aChatMessage({ id: key, turn: key, at: instant(at) })];
    await turns.settle(claim, key, aSettlement({ reply, messages, at: instant(at) }));
    await turns.release(claim);
  }
}
