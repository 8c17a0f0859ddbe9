import { beforeEach, expect, it, onTestFinished } from "vitest";
import type { Operation } from "../../../domain/operation.ts";
import {
  aLedger,
  anEntry,
  anEvent,
  anIdentity,
  anOperation,
  aPerson,
  aSettlement,
  entryChange,
  instant,
  ms,
} from "../../../tests/contracts/samples.ts";
import type { MongoStores } from "./index.ts";
import { append } from "./log.ts";
import type { Models } from "./models.ts";
import { openDatabase } from "./open.ts";
import { createProjection } from "./projection.ts";
import { startProxy } from "./testing/proxy.ts";
import { describeWithPeer, usePeer } from "./testing/use-peer.ts";

describeWithPeer("two processes on one MongoDB", () => {
  const { peer, newDatabase, open } = usePeer();
  let uri: string;
  let ann: MongoStores;
  let bob: MongoStores;
  let models: Models;

  beforeEach(async () => {
    uri = newDatabase();
    [ann, bob] = await Promise.all([open(uri), open(uri)]);
    const database = await openDatabase(uri, 2_000);
    onTestFinished(database.close);
    models = database.models;
    await ann.ledgers.createLedger(aLedger());
  });

  it("claim forty lanes at once and get each once", async () => {
    const lanes = Array.from({ length: 40 }, (_, index) => `lane-${index}`);
    await Promise.all(lanes.map((lane) => ann.turns.accept(anEvent({ key: lane, lane }), instant(0))));
    const claims = await Promise.all(
      lanes.flatMap((lane) => [
        ann.turns.claim(lane, "ann", ms(0), ms(30)),
        bob.turns.claim(lane, "bob", ms(0), ms(30)),
      ]),
    );
    const won = claims.filter((claimed) => claimed !== null).map(({ turn }) => turn.event.key);
    expect(won.toSorted()).toEqual(lanes.toSorted());
  });

  it("number the events of a lane without using a place twice", async () => {
    const keys = Array.from({ length: 40 }, (_, index) => `event-${index}`);
    const accepted = await Promise.all(
      keys.map((key, index) => (index % 2 ? ann : bob).turns.accept(anEvent({ key }), instant(0))),
    );
    const orders = accepted.flatMap((acceptance) => (acceptance.kind === "accepted" ? [acceptance.order] : []));
    expect(new Set(orders).size).toBe(40);
  });

  it("run a lane's events in its order, whichever was stored first", async () => {
    for (const key of ["a", "b"]) await ann.turns.accept(anEvent({ key }), instant(0));
    await models.inbox.updateOne({ _id: "a" }, { $set: { order: 3 } });
    expect((await bob.turns.claim("console:here", "bob", ms(0), ms(30)))?.turn.event.key).toBe("b");
  });

  it("do not get back what they lost while they were frozen at any one of a claim's commands", async () => {
    const proxy = await startProxy(peer().port);
    const frozen = await open(uri.replace(/:\d+/, `:${proxy.port}`));
    onTestFinished(() => proxy.close());
    for (const n of [1, 2, 3, 4, 5]) {
      const lane = `lane-${n}`;
      await bob.turns.accept(anEvent({ key: lane, lane }), instant(0));
      const reached = proxy.failAt(n, "frozen");
      const late = frozen.turns.claim(lane, "ann", ms(0), ms(30));
      await reached;
      const taken = await bob.turns.claim(lane, "bob", ms(40), ms(70));
      proxy.thaw();
      const lost = await late;
      if (lost) expect(await frozen.turns.settle(lost.claim, lane, aSettlement())).toEqual({ kind: "fenced" });
      if (!taken) throw new Error("The lane could not be claimed.");
      expect(await bob.turns.settle(taken.claim, lane, aSettlement())).toEqual({ kind: "settled" });
    }
  });

  it("do not use a step that the other committed with other contents as if it were their own", async () => {
    await ann.turns.accept(anEvent({ key: "t1" }), instant(0));
    const claimed = await ann.turns.claim("console:here", "ann", ms(0), ms(30));
    if (!claimed) throw new Error("The lane could not be claimed.");
    const mine = anOperation({ turn: "t1", changes: [entryChange(null, anEntry({ id: "mine" }))] });
    const others = anOperation({ turn: "t1", changes: [entryChange(null, anEntry({ id: "theirs" }))] });
    await bob.ledgers.commit(others);
    const settle = (operations: (typeof mine)[]) => ann.turns.settle(claimed.claim, "t1", aSettlement({ operations }));
    expect(await settle([mine])).toEqual({ kind: "behind" });
    expect(await settle([others])).toEqual({ kind: "settled" });
    expect(await ann.ledgers.operationsAfter("ledger-1", 0, 9)).toEqual([others]);
  });

  it("create a person once, with no ledger left over", async () => {
    const created = [ann, bob].map(({ people }, index) =>
      people.createPerson(aPerson({ ledger: `own-${index}` }), aLedger({ id: `own-${index}` })),
    );
    await Promise.all(created);
    const person = await ann.people.person("person-1");
    const left = await models.ledgers.find({ _id: /^own/ }).lean();
    expect(left.map(({ _id }) => _id)).toEqual([person?.ledger]);
  });

  it("make the person of somebody who signed up with one that died, and nobody else", async () => {
    const newcomer = aPerson({ id: "person-8", ledger: "ledger-8" });
    const theirs = aLedger({ id: "ledger-8", members: [{ person: "person-8", role: "owner" }] });
    await ann.people.link(anIdentity({ person: "person-7" }));
    await bob.people.signUp(newcomer, theirs, anIdentity({ id: "identity-8", person: "person-8" }));
    expect(await ann.people.person("person-7")).toEqual({ ...newcomer, id: "person-7" });
    expect(await ann.people.person("person-8")).toBeNull();
    expect((await ann.ledgers.ledger("ledger-8"))?.members).toEqual([{ person: "person-7", role: "owner" }]);
  });

  const first = anEntry({ cents: 100, tags: ["tax"] });
  const second = anEntry({ cents: 250 });
  const other = anEntry({ id: "entry-2", cents: 900 });
  const logOf = (ledger: string): [Operation, ...Operation[]] => [
    anOperation({ ledger, turn: `${ledger} 1`, changes: [entryChange(null, first), entryChange(null, other)] }),
    anOperation({ ledger, turn: `${ledger} 2`, seq: 2, changes: [entryChange(first, second)] }),
    anOperation({ ledger, turn: `${ledger} 3`, seq: 3, changes: [entryChange(other, null)] }),
  ];
  const sums = [{ category: "dining", minor: 250, count: 1 }];
  const spent = ({ ledgers }: MongoStores) => ledgers.spent("ledger-1", "2026-11-01", "2026-11-30");

  it("see what the other committed and did not live to project", async () => {
    for (const operation of logOf("ledger-1")) await append(models, operation, 0);
    expect(await spent(bob)).toEqual(sums);
    expect(await ann.ledgers.record("ledger-1", "entries", "entry-2")).toBeNull();
    expect(await ann.ledgers.entries({ ledger: "ledger-1", order: "made", limit: 9 })).toEqual([second]);
    expect((await models.ledgers.findById("ledger-1").lean())?.projection_head).toBe(3);
  });

  it("may project a log anew, in part or at once, and nothing older comes back", async () => {
    for (const operation of logOf("ledger-1")) await ann.ledgers.commit(operation);
    const before = await models.projected.entries.find().sort({ id: 1 }).lean();
    for (const head of [0, 1, 2]) {
      await models.ledgers.updateOne({ _id: "ledger-1" }, { $set: { projection_head: head } });
      await Promise.all([createProjection(models), createProjection(models)].map((slow) => slow.catchUp("ledger-1")));
      expect(await models.projected.entries.find().sort({ id: 1 }).lean()).toEqual(before);
    }
  });

  it("keep what is newer from a projector that was frozen at any one of its commands", async () => {
    const proxy = await startProxy(peer().port);
    const slow = await openDatabase(uri.replace(/:\d+/, `:${proxy.port}`), 2_000);
    onTestFinished(async () => {
      await slow.close();
      await proxy.close();
    });
    for (const n of [1, 2, 3, 4, 5]) {
      const id = `ledger-of-${n}`;
      await ann.ledgers.createLedger(aLedger({ id }));
      const [made, ...later] = logOf(id);
      await append(models, made, 0);
      const frozen = proxy.failAt(n, "frozen");
      const projecting = createProjection(slow.models).catchUp(id);
      await frozen;
      for (const operation of later) await bob.ledgers.commit(operation);
      proxy.thaw();
      await projecting;
      expect(await bob.ledgers.entries({ ledger: id, order: "made", limit: 9 })).toEqual([second]);
    }
  });

  it("hear of what the other accepts", async () => {
    const told = Promise.withResolvers<void>();
    let calls = 0;
    const stop = ann.turns.watch(() => {
      calls += 1;
      if (calls === 2) told.resolve();
    });
    // The first look tells in any case, so that nothing falls between watching and looking.
    await expect.poll(() => calls).toBe(1);
    await bob.turns.accept(anEvent(), instant(0));
    await told.promise;
    stop();
  });

  it("hear nothing when a lease changes hands, so that looking for work makes no work", async () => {
    await ann.turns.accept(anEvent(), instant(0));
    let calls = 0;
    const stop = ann.turns.watch(() => {
      calls += 1;
    });
    const claimed = await ann.turns.claim("console:here", "ann", ms(0), ms(30));
    if (claimed) await ann.turns.renew(claimed.claim, ms(60));
    await new Promise(setImmediate);
    expect(calls).toBe(0);
    if (claimed) await ann.turns.fail(claimed.claim, "console:1", null);
    await new Promise(setImmediate);
    expect(calls).toBe(1);
    stop();
  });
});
