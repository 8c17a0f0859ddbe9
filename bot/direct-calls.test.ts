import { describe, expect, it } from "vitest";
import { logExpense } from "../dialogs/tools/log-expense.ts";
import { setLimit } from "../dialogs/tools/set-limit.ts";
import { undo } from "../dialogs/tools/undo-redo.ts";
import { Conflict, InvalidInput } from "../domain/errors.ts";
import { idSource } from "../domain/ids.ts";
import type { LedgerStore } from "../domain/ports.ts";
import { aLedger, aPerson } from "../tests/contracts/samples.ts";
import { fakeClock } from "../tests/support/fake-clock.ts";
import { openMemoryStores } from "../tests/support/lanes.ts";
import { createDirectCalls } from "./direct-calls.ts";
import { createKeyedQueue } from "./turns/mutex.ts";

const person = aPerson();
const coffee = { tool: logExpense, args: { amount: "4.50", description: "coffee" } } as const;

async function open(change: (ledgers: LedgerStore) => Partial<LedgerStore> = () => ({})) {
  const { ledgers, people } = openMemoryStores();
  await people.createPerson(person, aLedger());
  const clock = fakeClock();
  let ids = 0;
  const newId = idSource(clock.ms, (n) => Uint8Array.from({ length: n }, () => ids++ % 256));
  const direct = createDirectCalls({
    ledgers: { ...ledgers, ...change(ledgers) },
    ledgerQueue: createKeyedQueue(),
    now: clock.now,
    newId,
  });
  const logged = () => ledgers.entries({ ledger: person.ledger, order: "made", limit: 10 });
  return { direct, ledgers, logged };
}

function anotherProcess(ledgers: LedgerStore) {
  const newId = idSource(
    () => 1,
    (n) => new Uint8Array(n),
  );
  return createDirectCalls({ ledgers, ledgerQueue: createKeyedQueue(), now: fakeClock().now, newId });
}

describe("a write without a conversation", () => {
  it("is one turn of the log, whatever it consists of", async () => {
    const { direct, ledgers } = await open();
    const limit = { tool: setLimit, args: { category: "dining", amount: "100" } };
    const [logged, limited] = await direct.write(person, "api:1", [coffee, limit]);
    expect(logged.kind).toBe("logged");
    expect(limited).toMatchObject({ isChanged: true });
    const operations = await ledgers.operationsOfTurn(person.ledger, "api:1");
    expect(operations.map(({ step, last, channel }) => [step, last, channel])).toEqual([
      ["0.0", false, "api"],
      ["1.0", true, "api"],
    ]);
  });

  it("happens once under its key, however often it is asked, and comes to the same", async () => {
    const { direct, logged } = await open();
    const [first] = await direct.write(person, "api:1", [coffee]);
    const [again] = await direct.write(person, "api:1", [coffee]);
    expect(again).toEqual(first);
    expect(await logged()).toHaveLength(1);
  });

  it("is finished by the next try where a process died between two of its steps", async () => {
    let commits = 0;
    const { direct, ledgers, logged } = await open((store) => ({
      async commitAll(operations) {
        commits += 1;
        if (commits > 1) return store.commitAll(operations);
        await store.commitAll(operations.slice(0, 1));
        throw new Conflict("The process died here.");
      },
    }));
    const tea = { tool: logExpense, args: { amount: "3", description: "tea" } };
    await expect(direct.write(person, "api:1", [coffee, tea])).rejects.toThrow("died");
    expect(await logged()).toHaveLength(1);
    await direct.write(person, "api:1", [coffee, tea]);
    expect((await logged()).map(({ description }) => description)).toEqual(["tea", "coffee"]);
    expect(await ledgers.head(person.ledger)).toBe(2);
  });

  it("is decided again where somebody else was faster, so that nothing of either is lost", async () => {
    const { direct, ledgers, logged } = await open();
    const other = anotherProcess(ledgers);
    await Promise.all([
      ...Array.from({ length: 5 }, (_, at) => direct.write(person, `api:a${at}`, [coffee])),
      other.write(person, "api:b", [{ tool: logExpense, args: { amount: "7", description: "cake" } }]),
    ]);
    expect(await logged()).toHaveLength(6);
  });

  it("writes nothing of a turn that a later call refuses", async () => {
    const { direct, logged } = await open();
    const wrong = { tool: setLimit, args: { category: "yachts", amount: "1" } };
    await expect(direct.write(person, "api:1", [coffee, wrong])).rejects.toThrow(InvalidInput);
    expect(await logged()).toEqual([]);
  });

  it("is committed together with those that wait with it, each on what the one before came to", async () => {
    const batches: number[] = [];
    const { direct, logged } = await open((store) => ({
      async commitAll(operations) {
        batches.push(operations.length);
        return store.commitAll(operations);
      },
    }));
    const wrong = { tool: setLimit, args: { category: "yachts", amount: "1" } };
    const [first, refused, same, second, undone] = await Promise.allSettled([
      direct.write(person, "api:1", [coffee]),
      direct.write(person, "api:2", [coffee, wrong]),
      direct.write(person, "api:1", [coffee]),
      direct.write(person, "api:3", [{ tool: logExpense, args: { amount: "3", description: "tea" } }]),
      direct.write(person, "api:4", [{ tool: undo, args: {} }]),
    ]);
    expect(refused).toMatchObject({ status: "rejected", reason: expect.any(InvalidInput) });
    expect(same).toEqual(first);
    expect([second.status, undone.status]).toEqual(["fulfilled", "fulfilled"]);
    // The latest of them is what is taken back.
    expect((await logged()).map(({ description }) => description)).toEqual(["coffee"]);
    expect(batches).toEqual([3]);
  });

  it("is decided again with all that wait with it where somebody else was faster", async () => {
    let isFirst = true;
    const { direct, ledgers, logged } = await open((store) => ({
      async commitAll(operations) {
        if (isFirst) {
          isFirst = false;
          const [operation] = operations;
          if (operation) await store.commit({ ...operation, turn: "faster", changes: [] });
        }
        return store.commitAll(operations);
      },
    }));
    await Promise.all(["api:1", "api:2", "api:3"].map((turn) => direct.write(person, turn, [coffee])));
    expect(await logged()).toHaveLength(3);
    expect(await ledgers.head(person.ledger)).toBe(4);
  });
});

describe("writes that follow each other", () => {
  it("read what a book comes to once, whatever each of them adds to it", async () => {
    let sums = 0;
    const { direct } = await open((store) => ({
      spent(...range) {
        sums += 1;
        return store.spent(...range);
      },
    }));
    await direct.write(person, "api:0", [{ tool: setLimit, args: { category: "dining", amount: "100" } }]);
    sums = 0;
    for (const turn of ["api:1", "api:2", "api:3"]) {
      const [result] = await direct.write(person, turn, [coffee]);
      expect(result).toMatchObject({ standing: { spent: { minor: 450 * Number(turn.at(-1)) } } });
    }
    expect(sums).toBeLessThanOrEqual(1);
  });

  it("see what others committed meanwhile", async () => {
    const { direct, ledgers } = await open();
    const other = anotherProcess(ledgers);
    await direct.write(person, "api:1", [coffee]);
    await other.write(person, "api:2", [coffee]);
    const [result] = await direct.write(person, "api:3", [coffee]);
    expect(result).toMatchObject({ standing: { spent: { minor: 1_350 } } });
  });

  it("are committed together where they come in the same moment, one of them a little earlier", async () => {
    const batches: number[] = [];
    const { direct } = await open((store) => ({
      commitAll(operations) {
        batches.push(operations.length);
        return store.commitAll(operations);
      },
    }));
    const first = direct.write(person, "api:1", [coffee]);
    await Promise.resolve();
    await Promise.all([first, direct.write(person, "api:2", [coffee])]);
    expect(batches).toEqual([2]);
  });
});

describe("a call that another assistant chose", () => {
  const call = { tool: "log_expense", args: coffee.args } as const;

  it("happens once under its turn, and is told in the same words again", async () => {
    const { direct, logged } = await open();
    const first = await direct.tell(person, "api:1", call);
    expect(first).toMatchObject({ kind: "done", hasChanged: true });
    expect(await direct.tell(person, "api:1", call)).toEqual(first);
    expect(await logged()).toHaveLength(1);
  });

  it("is decided again where somebody else was faster", async () => {
    let isFirst = true;
    const { direct, logged } = await open((store) => ({
      async commitAll(operations) {
        const [operation] = operations;
        if (isFirst && operation) {
          isFirst = false;
          await store.commit({ ...operation, turn: "api:theirs" });
        }
        return store.commitAll(operations);
      },
    }));
    expect(await direct.tell(person, "api:mine", call)).toMatchObject({ kind: "done", hasChanged: true });
    expect(await logged()).toHaveLength(2);
  });

  it("is refused in words, and changes nothing", async () => {
    const { direct, ledgers } = await open();
    const told = await direct.tell(person, "api:1", { tool: "set_limit", args: { category: "yachts", amount: "1" } });
    expect(told).toMatchObject({ kind: "refused", hasChanged: false });
    expect(await ledgers.head(person.ledger)).toBe(0);
  });

  it("writes nothing by a tool that reads", async () => {
    const { direct, ledgers } = await open();
    const told = await direct.tell(person, "api:1", { tool: "check_purchase", args: { item: "bike", amount: "300" } });
    expect(told.kind).toBe("done");
    expect(await ledgers.head(person.ledger)).toBe(0);
  });
});
