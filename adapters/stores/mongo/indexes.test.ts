import { beforeAll, describe, expect, it } from "vitest";
import type { Operation } from "../../../domain/operation.ts";
import { anEvent, anIdentity, anOperation, anOutboxMessage, instant, ms } from "../../../tests/contracts/samples.ts";
import type { MongoStores } from "./index.ts";
import { openMongoStores } from "./index.ts";
import type { Models } from "./models.ts";
import { openDatabase } from "./open.ts";
import { describeWithPeer, usePeer } from "./testing/use-peer.ts";

describeWithPeer("the indexes in MongoDB", () => {
  const { newDatabase } = usePeer();
  let stores: MongoStores;
  let models: Models;

  beforeAll(async () => {
    const uri = newDatabase();
    stores = await openMongoStores({ uri });
    const database = await openDatabase(uri, 2_000);
    models = database.models;
    return async () => {
      await stores.close();
      await database.close();
    };
  });

  const namesOf = async (model: {
    readonly collection: Models["inbox"]["collection"];
  }): Promise<(string | undefined)[]> => (await model.collection.indexes()).map(({ name }) => name);

  it("cover what was spent, and a person's history", async () => {
    expect(await namesOf(models.projected.entries)).toContain("ledger_1_image.date_1_image.category_1_image.counts_1");
    expect(await namesOf(models.operations)).toContain(
      "ledger_1_actor_1_seq_-1_turn_1_step_1_kind_1_undoes_1_last_1_channel_1_at_1_at_ms_1",
    );
  });

  it("lead to what counts nowhere yet", async () => {
    expect(await namesOf(models.projected.entries)).toContain("image.counts_1_ledger_1_id_1");
  });

  it("lead to a lane's oldest turn that waits, and to entries by message and tag", async () => {
    expect(await namesOf(models.inbox)).toContain("lane_1_waiting_1_order_1");
    expect(await namesOf(models.projected.entries)).toEqual(
      expect.arrayContaining(["ledger_1_image.source.event_1", "ledger_1_image.tags_1"]),
    );
  });

  /** What is unique is so by its index, not by asking first: without the index there are duplicates. */
  describe("that are unique keep duplicates out:", () => {
    const operations = (changes: readonly Partial<Operation>[]): (() => Promise<unknown>) => {
      const next = changes.values();
      return () => stores.ledgers.commit(anOperation(next.next().value ?? {}));
    };
    const ids = ["a", "b", "c", "d"].values();

    const twice: [string, string, keyof Omit<Models, "projected" | "meta">, () => Promise<unknown>][] = [
      ["seqs of a ledger", "ledger_1_seq_1", "operations", operations([1, 2, 3, 4].map((n) => ({ turn: `t${n}` })))],
      ["keys of the outbox", "key_1", "outbox", () => stores.turns.queue([anOutboxMessage()], instant(0))],
      [
        "people of a channel",
        "channel_1_external_id_1",
        "identities",
        () => {
          const id = ids.next().value ?? "e";
          return stores.people.link(anIdentity({ id }));
        },
      ],
    ];

    it.each(twice)("%s, by %s", async (_what, index, collection, write) => {
      const { collection: raw } = models[collection];
      await write();
      await write();
      expect(await raw.countDocuments()).toBe(1);
      // Operations are kept apart by their ids, too.
      if (collection === "operations") return;
      await raw.dropIndex(index);
      await write();
      expect(await raw.countDocuments()).toBe(2);
    });

    it("steps of a turn, by turn_1_step_1", async () => {
      const again = { turn: "turn-9", ledger: "ledger-9" };
      await stores.ledgers.commit(anOperation(again));
      expect(await stores.ledgers.commit(anOperation({ ...again, seq: 2 }))).toMatchObject({ kind: "already" });
      await models.operations.collection.dropIndex("turn_1_step_1");
      expect(await stores.ledgers.commit(anOperation({ ...again, seq: 2 }))).toEqual({ kind: "committed" });
    });
  });

  it("let a claim stamp its fence on the turn that it takes", async () => {
    await stores.turns.accept(anEvent(), instant(0));
    for (let take = 0; take < 5; take += 1) {
      const claimed = await stores.turns.claim("console:here", `owner-${take}`, ms(take * 10), ms(take * 10 + 10));
      expect(claimed?.claim.fence).toBe(take + 1);
    }
    expect((await models.inbox.findById("console:1").lean())?.fence).toBe(5);
  });
});
