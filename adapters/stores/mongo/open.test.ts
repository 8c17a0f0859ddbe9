import { describe, expect, it, onTestFinished } from "vitest";
import { InvalidInput, Unavailable } from "../../../domain/errors.ts";
import { anEvent, anIdentity, instant, ms, START } from "../../../tests/contracts/samples.ts";
import { openMongoStores } from "./index.ts";
import { openDatabase } from "./open.ts";
import { SCHEMA_VERSION } from "./schema-version.ts";
import { startProxy } from "./testing/proxy.ts";
import { describeWithPeer, usePeer } from "./testing/use-peer.ts";

/** What a promise rejects with. */
const failureOf = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => null,
    (error: unknown) => error,
  );

describe("opening a MongoDB that is not there", () => {
  /** Nobody listens on port 1 of this computer. */
  const nowhere = "mongodb://ada:s3cret@127.0.0.1:1/money?authSource=admin";

  it("is refused as unavailable, and says what to do without telling the password", async () => {
    const error = await failureOf(openMongoStores({ uri: nowhere, patience: 50 }));
    expect(error).toBeInstanceOf(Unavailable);
    expect(error).toHaveProperty(
      "message",
      expect.stringContaining("mongodb://127.0.0.1:1/money. Start it, set MONGODB_URI"),
    );
    expect(String(error)).not.toMatch(/ada|s3cret/);
  });

  it.each(["localhost:27017", "postgres://localhost/money", "mongodb://", "mongodb://h:99999/"])(
    "refuses %s as no address",
    async (uri) => {
      const error = await failureOf(openMongoStores({ uri, patience: 50 }));
      expect(error).toBeInstanceOf(InvalidInput);
      expect(error).toHaveProperty("message", expect.stringMatching(/MONGODB_URI.*mongodb:\/\/host:27017/));
    },
  );
});

describeWithPeer("opening a MongoDB", () => {
  const { peer, newDatabase, open } = usePeer();

  const inspect = async (uri: string) => {
    const database = await openDatabase(uri, 2_000);
    onTestFinished(database.close);
    return database.models;
  };

  it("finds everything again that was there when it was closed", async () => {
    const uri = newDatabase();
    const before = await openMongoStores({ uri });
    await before.turns.accept(anEvent(), instant(0));
    await before.close();
    expect((await (await open(uri)).turns.turn("console:1"))?.event).toEqual(anEvent());
  });

  it("keeps a database of its own where the address names none", async () => {
    const { inbox } = await inspect(`mongodb://127.0.0.1:${peer().port}/?appName=test`);
    expect(inbox.db.name).toBe("budgetwise");
  });

  it("waits for a majority's journals, even where the address asks for less", async () => {
    const { inbox } = await inspect(`${newDatabase()}?w=1&journal=false`);
    expect(inbox.db.getClient().options.writeConcern).toMatchObject({ w: "majority", j: true });
  });

  it("writes the version of its schema once, however many open it at once", async () => {
    const uri = newDatabase();
    await Promise.all([open(uri), open(uri), open(uri)]);
    const { meta } = await inspect(uri);
    expect(await meta.find().lean()).toEqual([{ _id: "schema", schema_version: SCHEMA_VERSION }]);
  });

  it("goes on from version 1 with what stands there", async () => {
    const uri = newDatabase();
    const { meta, identities } = await inspect(uri);
    await meta.updateOne({ _id: "schema" }, { $set: { schema_version: 1 } });
    const before = { _id: "identity-1", channel: "telegram", external_id: "42", person: "person-1" };
    const paired = { address: "chat-42", state: "active", paired_at: START, code: "c0de", used_ms: ms(0) };
    const raw = (name: string) => meta.db.collection<{ _id: string }>(name);
    await raw("identities").insertOne({ ...before, ...paired });
    await raw("codes").insertOne({ ...{ _id: "c0de", purpose: "pair", person: "person-1", used: null } });
    await meta.db.collection("refusals").insertOne({ channel: "telegram", external_id: "7", day: "2026-11-02" });
    const { people } = await open(uri);
    expect(await people.identities("person-1")).toEqual([anIdentity({ name: null, linkedBy: "" })]);
    expect(await people.code("c0de")).toBeNull();
    expect(await meta.db.collection("refusals").countDocuments()).toBe(0);
    expect(await identities.findById("identity-1").lean()).toMatchObject({ linked_ms: ms(0) });
    expect(await people.unlink(anIdentity(), "sms:1", START)).not.toBeNull();
  });

  it("refuses a database that a newer program wrote, and leaves it as it is", async () => {
    const uri = newDatabase();
    const { meta, outbox } = await inspect(uri);
    await meta.updateOne({ _id: "schema" }, { $inc: { schema_version: 1 } });
    await outbox.collection.drop();
    const error = await failureOf(openMongoStores({ uri }));
    expect(error).toBeInstanceOf(InvalidInput);
    expect(error).toHaveProperty("message", expect.stringContaining("newer program"));
    expect(await outbox.db.listCollections()).not.toContainEqual(expect.objectContaining({ name: "outbox" }));
  });

  it("is refused once it is closed", async () => {
    const stores = await openMongoStores({ uri: newDatabase() });
    await stores.close();
    await expect(stores.turns.accept(anEvent(), instant(0))).rejects.toThrow(Unavailable);
    await expect(stores.ledgers.head("ledger-1")).rejects.toThrow("The store is closed.");
  });

  it("goes on when a server that was away is back", async () => {
    const proxy = await startProxy(peer().port);
    const events: string[] = [];
    const uri = newDatabase().replace(/:\d+/, `:${proxy.port}`);
    const stores = await openMongoStores({ uri, patience: 200, log: (event) => events.push(event) });
    onTestFinished(async () => {
      await stores.close();
      await proxy.close();
    });
    proxy.cut();
    const error = await failureOf(stores.turns.accept(anEvent(), instant(0)));
    expect(error).toBeInstanceOf(Unavailable);
    expect(error).toMatchObject({ retryable: true, retryAfter: 1_000 });
    await expect(stores.turns.backlog()).rejects.toThrow(Unavailable);
    expect(events).toContain("store.failed");

    proxy.restore();
    await expect
      .poll(() => stores.turns.accept(anEvent(), instant(0)).catch(String), { timeout: 20_000 })
      .toMatchObject({ kind: "accepted" });
  });
});
