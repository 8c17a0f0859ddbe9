import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createTick } from "../../bot/jobs/tick.ts";
import { createKeyedQueue } from "../../bot/turns/mutex.ts";
import { idSource } from "../../domain/ids.ts";
import { billTurn } from "../../domain/job.ts";
import { money } from "../../domain/money.ts";
import type { Recurring } from "../../domain/recurring.ts";
import { fakeClock } from "../support/fake-clock.ts";
import { memoryLog } from "../support/memory-log.ts";
import { seededRandom } from "../support/random.ts";
import { aLedger, anIdentity, anOperation, aPerson, ms } from "./samples.ts";
import type { OpenStores, Stores } from "./stores.ts";

const DUE = "2026-11-23";
const TURN = billTurn("r1", DUE);

/** Rent, more than Housing is given, so that there is something to tell. */
const rent: Recurring = {
  id: "r1",
  description: "Rent",
  normalised: "rent",
  category: "housing",
  frequency: "monthly",
  every: 1,
  start: DUE,
  varies: false,
  terms: [{ from: DUE, amount: money(90_000, "USD") }],
  since: "2026-11-02",
};

const PATIENCE = { timeout: 120_000 };

/** No tick asks a store as often; so many runs without an end would be a fault of the test. */
const ENOUGH = 200;

/** What is due is done once, whoever does it and wherever they die. */
export function jobsOnceContract(name: string, open: OpenStores): void {
  describe(`jobs over ${name}`, () => {
    let stores: Stores;

    beforeEach(async () => {
      stores = await openWithRent(open);
    });

    afterEach(() => stores.close());

    it("do what is due once when several processes do it at the same time", async () => {
      await Promise.all([1, 2, 3].map((process) => tickOf(stores, process)()));
      await isDoneOnce(stores);
    });

    it("do nothing twice when they are done again", async () => {
      await tickOf(stores, 1)();
      await tickOf(stores, 2)();
      await isDoneOnce(stores);
    });
  });

  describe(`jobs over ${name}, of a process that dies`, () => {
    it.each(["before", "after"] as const)("lose and double nothing: %s any of its calls", PATIENCE, async (moment) => {
      let deaths = 0;
      while (deaths < ENOUGH) {
        const stores = await openWithRent(open);
        const dying = dyingAt(stores, deaths + 1, moment);
        await tickOf(dying.stores, 1)().catch(() => {});
        await tickOf(stores, 2)();
        await isDoneOnce(stores);
        await stores.close();
        if (!dying.hasDied()) break;
        deaths += 1;
      }
      // Looking, committing, telling and noting that it was told are at least that many.
      expect(deaths).toBeGreaterThan(15);
      expect(deaths).toBeLessThan(ENOUGH);
    });
  });
}

async function openWithRent(open: OpenStores): Promise<Stores> {
  const stores = await open();
  const { people, ledgers } = stores;
  await people.createPerson(aPerson(), aLedger());
  await people.link(anIdentity());
  const limit = { category: "housing", amount: money(80_000, "USD"), per: "month" } as const;
  await ledgers.commit(
    anOperation({
      changes: [
        { what: "recurring", id: "r1", before: null, after: rent },
        { what: "limits", id: "housing", before: null, after: limit },
      ],
    }),
  );
  return stores;
}

/** The tick of a process with a memory and ids of its own. */
function tickOf({ ledgers, people, turns }: Stores, process: number): () => Promise<void> {
  const clock = fakeClock(`${DUE}T12:00:00Z`);
  const random = seededRandom(process);
  return createTick({
    ledgers,
    people,
    turns,
    ledgerQueue: createKeyedQueue(),
    now: clock.now,
    newId: idSource(clock.ms, (n) => Uint8Array.from({ length: n }, () => Math.floor(random() * 256))),
    wording: null,
    log: memoryLog().log,
  });
}

async function isDoneOnce({ ledgers, turns }: Stores): Promise<void> {
  const entries = await ledgers.entries({ ledger: "ledger-1", order: "made", limit: 10 });
  expect(entries.map(({ date, recurring }) => [date, recurring])).toEqual([[DUE, { id: "r1", due: DUE }]]);
  const sums = await ledgers.spent("ledger-1", "2026-11-01", "2026-11-30");
  expect(sums).toEqual([{ category: "housing", minor: 90_000, count: 1 }]);
  const done = await ledgers.operationsOfTurn("ledger-1", TURN);
  expect(done.map(({ step, last }) => [step, last])).toEqual([
    ["0.0", false],
    ["1.0", true],
  ]);
  const year = 365 * 24 * 60 * 60;
  const told = await turns.claimOutbox(["telegram"], ms(year), ms(year + 1), 10);
  expect(told.map(({ key, address }) => [key, address])).toEqual([[`${TURN}:telegram:42`, "chat-42"]]);
}

/** Stores as a process sees them that dies at its n-th call: what it asks from then on comes to nothing. */
function dyingAt(stores: Stores, n: number, moment: "before" | "after") {
  let calls = 0;
  const dying = <T extends object>(store: T): T =>
    new Proxy(store, {
      get(target, property, receiver) {
        const method: unknown = Reflect.get(target, property, receiver);
        if (typeof method !== "function") return method;
        return async (...args: unknown[]) => {
          calls += 1;
          if (calls > n || (calls === n && moment === "before")) throw new Error("The process is dead.");
          const answer: unknown = await Reflect.apply(method, target, args);
          if (calls >= n) throw new Error("The process is dead.");
          return answer;
        };
      },
    });
  const { ledgers, people, turns } = stores;
  return {
    stores: { ...stores, ledgers: dying(ledgers), people: dying(people), turns: dying(turns) },
    hasDied: () => calls >= n,
  };
}
