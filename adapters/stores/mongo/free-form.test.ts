import fc from "fast-check";
import { beforeAll, expect, it } from "vitest";
import { EMPTY_STATE } from "../../../dialogs/state.ts";
import {
  aDecision,
  aLedger,
  anEvent,
  anOperation,
  aSettlement,
  aStoredReply,
  instant,
} from "../../../tests/contracts/samples.ts";
import { type MongoStores, openMongoStores } from "./index.ts";
import { describeWithPeer, usePeer } from "./testing/use-peer.ts";

/** Keys that would mean something to a database that is asked for them. */
const keys = fc.oneof(fc.string(), fc.constantFrom("$set", "$ref", "$id", "a.b", "_bsontype", "toBSON", "__v", ""));

const args = fc
  .dictionary(keys, fc.jsonValue({ maxDepth: 3 }), { maxKeys: 4, noNullPrototype: true })
  .map((value): Record<string, unknown> => JSON.parse(JSON.stringify(value)));

describeWithPeer("what a model or a person chose", () => {
  const { newDatabase } = usePeer();
  let stores: MongoStores;

  beforeAll(async () => {
    stores = await openMongoStores({ uri: newDatabase() });
    await stores.ledgers.createLedger(aLedger());
    return () => stores.close();
  });

  it("comes back as it was, whatever its keys", async () => {
    let run = 0;
    const property = fc.asyncProperty(args, async (chosen) => {
      run += 1;
      const key = `event-${run}`;
      const calls = [{ tool: "log_expense", args: chosen }] as const;
      const { turns, ledgers } = stores;
      await turns.accept(anEvent({ key }), instant(0));
      const claimed = await turns.claim("console:here", "ann", run, run + 1_000);
      if (!claimed) throw new Error("The lane could not be claimed.");
      const decision = aDecision({ calls });
      const reply = aStoredReply({ choices: [{ label: "Again", calls }], delivery: "none" });
      const pending = { question: "Sure?", choices: [{ label: "Yes", calls }], expires: instant(60) };
      const stateAfter = { ...EMPTY_STATE, pending };
      const operations = [anOperation({ turn: key, seq: run, facts: chosen })];
      await turns.settle(claimed.claim, key, aSettlement({ decision, reply, operations, stateAfter }));

      expect(await turns.turn(key)).toMatchObject({ state: "done", decision, reply });
      expect((await ledgers.operation(key, "0.0"))?.facts).toEqual(chosen);
      await turns.accept(anEvent({ key: `${key} after` }), instant(1));
      const next = await turns.claim("console:here", "ann", run, run + 1_000);
      expect(next?.stateBefore).toEqual(stateAfter);
      if (next) await turns.settle(next.claim, `${key} after`, aSettlement({ reply: null }));
    });
    await fc.assert(property, { numRuns: 40 });
  });
});
