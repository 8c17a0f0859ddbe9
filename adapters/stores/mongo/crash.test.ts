import { expect, it } from "vitest";
import type { ClaimedTurn, Settlement } from "../../../dialogs/ports.ts";
import { Unavailable } from "../../../domain/errors.ts";
import type { Operation } from "../../../domain/operation.ts";
import {
  aChatMessage,
  aDecision,
  aLedger,
  anEntry,
  anEvent,
  anOperation,
  anOutboxMessage,
  aReply,
  aSettlement,
  aStoredReply,
  entryChange,
  instant,
  ms,
} from "../../../tests/contracts/samples.ts";
import type { Stores } from "../../../tests/contracts/stores.ts";
import { openMongoStores } from "./index.ts";
import { type Fate, startProxy } from "./testing/proxy.ts";
import { describeWithPeer, usePeer } from "./testing/use-peer.ts";

const LANE = "console:here";
const STEPS = ["0.0", "1.0"];

/** `sent`: it travels back in the request that brought the message. */
type Delivery = "waiting" | "sent";

/** No settlement takes as many commands; so many runs without an end would be a fault of the test. */
const ENOUGH = 40;

describeWithPeer("a turn whose worker fails while it settles it", () => {
  const { peer, newDatabase, open } = usePeer();

  it.each<[string, Fate, Delivery]>([
    ["dies before any one of its commands arrives", "lost", "waiting"],
    ["dies after any one of its commands was carried out", "unanswered", "waiting"],
    ["dies, and nothing of it has to be delivered", "lost", "sent"],
    ["freezes at any one of its commands and wakes up when all is over", "frozen", "waiting"],
  ])("comes to the same whole when the worker %s", { timeout: 120_000 }, async (_how, fate, delivery) => {
    let failures = 0;
    while (failures < ENOUGH && (await failsAndIsSucceeded(failures + 1, fate, delivery))) failures += 1;
    // Decision, two operations, done, projection, history and outbox are at least that many.
    expect(failures).toBeGreaterThan(8);
    expect(failures).toBeLessThan(ENOUGH);
  });

  /** @returns false when the settlement has less than n commands, so that nothing failed */
  async function failsAndIsSucceeded(n: number, fate: Fate, delivery: Delivery): Promise<boolean> {
    const uri = newDatabase();
    const successor = await open(uri);
    await successor.ledgers.createLedger(aLedger());
    await successor.turns.accept(anEvent({ key: "t1" }), instant(0));

    const proxy = await startProxy(peer().port);
    const worker = await openMongoStores({ uri: uri.replace(/:\d+/, `:${proxy.port}`), patience: 500 });
    const claimed = await claim(worker, "ann", 0);
    const settlement = await comesTo(worker, claimed, "ann", delivery);
    const failed = proxy.failAt(n, fate);
    const settling = worker.turns.settle(claimed.claim, "t1", settlement).catch((error: unknown) => error);
    const hasFailed = await Promise.race([failed.then(() => true), settling.then(() => false)]);

    await carryOn(successor, delivery);
    proxy.thaw();
    const outcome = await settling;
    if (!hasFailed) expect(outcome).toEqual({ kind: "settled" });
    else if (fate === "frozen") expect(outcome).toHaveProperty("kind");
    else expect(outcome).toBeInstanceOf(Unavailable);
    await isWhole(successor);

    await worker.close();
    await proxy.close();
    return hasFailed;
  }
});

async function claim({ turns }: Stores, owner: string, now: number): Promise<ClaimedTurn> {
  const claimed = await turns.claim(LANE, owner, ms(now), ms(now + 30));
  if (!claimed) throw new Error(`${owner} could not claim the lane.`);
  return claimed;
}

/** What the turn comes to when this worker carries it out: everybody makes other ids, and uses steps that stand already. */
async function comesTo(
  { ledgers }: Stores,
  { turn }: ClaimedTurn,
  worker: string,
  delivery: Delivery,
): Promise<Settlement> {
  const head = await ledgers.head("ledger-1");
  const standing = await Promise.all(STEPS.map((step) => ledgers.operation("t1", step)));
  const missing = STEPS.filter((_step, index) => standing[index] === null);
  const operations = missing.map((step, index): Operation => {
    const entry = anEntry({ id: `${worker} ${step}`, cents: 10 ** Number(step[0]) });
    const changes = [entryChange(null, entry)];
    return anOperation({ turn: "t1", step, seq: head + 1 + index, changes, facts: entry.id });
  });
  const told = [...standing.filter((operation) => operation !== null), ...operations].map(({ facts }) => facts);
  return aSettlement({
    decision: turn.decision ?? aDecision({ now: instant(worker === "ann" ? 1 : 2) }),
    operations,
    reply: aStoredReply({ reply: aReply(told.join()), delivery }),
    messages: [aChatMessage({ id: worker, turn: "t1", text: told.join() })],
    outbox: [anOutboxMessage()],
  });
}

async function carryOn(stores: Stores, delivery: Delivery): Promise<void> {
  const { turns } = stores;
  const claimed = await turns.claim(LANE, "bob", ms(40), ms(70));
  if (claimed?.turn.state === "open") {
    const settlement = await comesTo(stores, claimed, "bob", delivery);
    expect(await turns.settle(claimed.claim, "t1", settlement)).toEqual({ kind: "settled" });
  }
  if (delivery === "waiting") {
    if (!claimed) throw new Error("The reply was not found to be waiting.");
    expect(await turns.delivered(claimed.claim, "t1", "sent", [])).toBe(true);
  }
  expect(await turns.claim(LANE, "bob", ms(41), ms(71))).toBeNull();
}

async function isWhole({ ledgers, turns }: Stores): Promise<void> {
  const sums = await ledgers.spent("ledger-1", "2026-11-01", "2026-11-30");
  expect(sums).toEqual([{ category: "dining", minor: 11, count: 2 }]);
  const log = await ledgers.operationsAfter("ledger-1", 0, 10);
  expect(log.map(({ seq, turn, step }) => [seq, turn, step])).toEqual([
    [1, "t1", "0.0"],
    [2, "t1", "1.0"],
  ]);
  const entries = await ledgers.entries({ ledger: "ledger-1", order: "newest", limit: 10 });
  expect(new Set(entries.map(({ id }) => id))).toEqual(new Set(log.map(({ facts }) => facts)));

  const told = log.map(({ facts }) => facts).join();
  const turn = await turns.turn("t1");
  expect(turn).toMatchObject({ state: "done", reply: { reply: aReply(told), delivery: "sent" } });
  expect((await turns.messages("person-1", { limit: 10 })).map(({ text }) => text)).toEqual([told]);
  expect(await turns.claimOutbox(["console"], ms(50), ms(60), 10)).toEqual([anOutboxMessage()]);
  expect(await turns.backlog()).toBe(0);
}
