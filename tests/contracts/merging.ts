import { describe, expect, it } from "vitest";
import { completeMerger, type MergeDeps, mergePeople } from "../../bot/people/merge.ts";
import { openBook } from "../../domain/book.ts";
import { Unavailable } from "../../domain/errors.ts";
import type { Person } from "../../domain/person.ts";
import { aCode, aLedger, anEntry, anIdentity, anOperation, aPerson, entryChange, instant } from "./samples.ts";
import type { OpenStores, Stores } from "./stores.ts";

/** Agreement, intent, where the book goes, its close, settings, entries, ways in, end. */
const STEPS = 8;

/** Two people become one, wherever they are interrupted. `every`: also in all orders of steps in which nothing new may come up. */
export function mergingContract(name: string, open: OpenStores, every: boolean): void {
  describe(`two people in ${name}`, () => {
    it.each(["before", "after"] as const)(
      "come to the same whole when whoever makes one of them dies %s any one of its steps",
      { timeout: 120_000 },
      async (moment) => {
        for (let step = 1; step <= STEPS; step += 1) expect(await diesAndIsSucceeded(step, moment)).toBe(true);
        expect(await diesAndIsSucceeded(STEPS + 1, moment)).toBe(false);
      },
    );

    it("agree on who stays with whoever said so first", async () => {
      const stores = await prepare();
      const merging = mergePeople(dying(stores, 1, "after"), await ada(stores), await bob(stores), instant(60));
      await expect(merging).rejects.toThrow(Unavailable);
      const one = await mergePeople(beforeAda(stores), await ada(stores), await bob(stores), instant(60));
      await isWhole(stores, one, []);
      await stores.close();
    });

    it("lose nothing that is written into the closed book meanwhile", { timeout: 120_000 }, async () => {
      for (const moments of momentsOfATurn(every)) await isWrittenMeanwhile(moments);
    });
  });

  /** @returns false when the merger has less than n steps, so that nobody died */
  async function diesAndIsSucceeded(n: number, moment: "before" | "after"): Promise<boolean> {
    const stores = await prepare();
    const mortal = dying(stores, n, moment);
    const merging = await mergePeople(mortal, await ada(stores), await bob(stores), instant(60)).catch(
      (error: unknown) => error,
    );
    const hasDied = merging instanceof Unavailable;
    // A merger whose intent was lost is made anew, as the turn that makes it is; any other one by whoever comes to it.
    const gone = await bob(stores);
    const one = gone.merged
      ? await completeMerger(stores, gone)
      : await mergePeople(stores, await ada(stores), gone, instant(60));
    await isWhole(stores, one, []);
    await completeMerger(stores, await bob(stores));
    await isWhole(stores, one, []);
    await stores.close();
    return hasDied;
  }

  /** A turn of the one who goes reads the book's head and the book, and writes, each after so many steps. */
  async function isWrittenMeanwhile(moments: readonly number[]): Promise<void> {
    const stores = await prepare();
    const turn = slowTurn(stores, await bob(stores));
    const goOn = async (steps: number): Promise<void> => {
      for (const [index, moment] of moments.entries()) if (moment === steps) await turn.go(index);
    };
    const busy = interrupted(stores, async (step, run) => {
      await goOn(step - 1);
      return run();
    });
    const one = await mergePeople(busy, await ada(stores), await bob(stores), instant(60));
    await goOn(STEPS);
    await turn.end;
    await isWhole(stores, one, ["meanwhile"]);
    await stores.close();
  }

  /** Ada came first and has two entries; Bob has one, an entry that he removed, and a limit. */
  async function prepare(): Promise<Stores> {
    const stores = await open();
    const { people, ledgers } = stores;
    await people.createPerson(aPerson(), aLedger());
    const bobs = aLedger({ id: "ledger-2", members: [{ person: "person-2", role: "owner" }] });
    await people.createPerson(aPerson({ id: "person-2", ledger: "ledger-2", createdAt: instant(1) }), bobs);
    const adas = ["a", "b"].map((id) => entryChange(null, anEntry({ id, cents: 100 })));
    await ledgers.commit(anOperation({ turn: "ada-1", changes: adas }));
    const [kept, removed] = [theirs("c", 1_000), theirs("d", 9_999)];
    const limit = { category: "dining", amount: { minor: 20_000, currency: "USD" }, per: "month" } as const;
    const changes = [entryChange(null, kept), entryChange(null, removed)];
    const common = { ledger: "ledger-2", actor: "person-2" };
    await ledgers.commit(anOperation({ ...common, turn: "bob-1", changes }));
    await ledgers.commit(anOperation({ ...common, turn: "bob-2", seq: 2, changes: [entryChange(removed, null)] }));
    const limited = [{ what: "limits", id: "dining", before: null, after: limit }] as const;
    await ledgers.commit(anOperation({ ...common, turn: "bob-3", seq: 3, changes: limited }));
    await people.link(anIdentity());
    await people.link(anIdentity({ id: "identity-2", externalId: "43", person: "person-2" }));
    await people.createCode(aCode({ hash: "s1gn", purpose: "signin", person: "person-2" }));
    await people.signIn("s1gn", { hash: "t0ken", createdAt: instant(1), expires: instant(9_999) }, instant(1));
    return stores;
  }

  async function isWhole({ people, ledgers }: Stores, one: Person, more: readonly string[]): Promise<void> {
    expect(one).toMatchObject({ id: "person-1", ledger: "ledger-1" });
    const entries = await ledgers.entries({ ledger: "ledger-1", order: "made", limit: 99 });
    expect(entries.map(({ id }) => id).toSorted()).toEqual(["a", "b", "c", ...more].toSorted());
    expect(entries.every(({ ledger }) => ledger === "ledger-1")).toBe(true);
    const [sum] = await ledgers.spent("ledger-1", "2026-11-01", "2026-11-30");
    expect(sum).toEqual({ category: "dining", minor: 1_200 + 50 * more.length, count: 3 + more.length });
    expect(await ledgers.record("ledger-1", "limits", "dining")).toMatchObject({ amount: { minor: 20_000 } });
    expect(await ledgers.ledger("ledger-2")).toMatchObject({ mergedInto: "ledger-1" });
    expect((await people.identities("person-1")).map(({ externalId }) => externalId).toSorted()).toEqual(["42", "43"]);
    expect((await people.session("t0ken", instant(2)))?.person).toBe("person-1");
    expect(await people.person("person-2")).toMatchObject({ merged: { into: "person-1", isDone: true } });
    const log = await ledgers.operationsAfter("ledger-1", 0, 99);
    expect(new Set(log.map(({ turn, step }) => `${turn} ${step}`)).size).toBe(log.length);
    // Nothing of it is a change of hers, so that no "undo" takes it back.
    const changes = log.filter(({ kind, actor }) => kind === "change" && actor === "person-1");
    expect(changes.map(({ turn }) => turn)).toEqual(["ada-1"]);
  }
}

const ada = (stores: MergeDeps): Promise<Person> => found(stores, "person-1");
const bob = (stores: MergeDeps): Promise<Person> => found(stores, "person-2");

async function found({ people }: MergeDeps, id: string): Promise<Person> {
  const person = await people.person(id);
  if (!person) throw new TypeError(`${id} is gone.`);
  return person;
}

function theirs(id: string, cents: number) {
  return anEntry({ id, cents, ledger: "ledger-2", actor: "person-2" });
}

/** After how many steps a turn reads for the first and the second time, and writes. */
function momentsOfATurn(every: boolean): number[][] {
  const steps = Array.from({ length: STEPS + 1 }, (_, step) => step);
  const all = steps.flatMap((head) =>
    steps.flatMap((book) => steps.flatMap((write) => (head <= book && book <= write ? [[head, book, write]] : []))),
  );
  return every ? all : all.filter(([head = 0, book, write = 0]) => head === book && write === head + 1);
}

/** A turn that logs an expense, step by step: it goes on only when it is told to, but decides again by itself. */
function slowTurn({ ledgers }: MergeDeps, { id, ledger }: Person) {
  const gates = [0, 1, 2].map(() => ({ open: Promise.withResolvers<void>(), passed: Promise.withResolvers<void>() }));
  const through = async <T>(index: number, run: () => Promise<T>): Promise<T> => {
    await gates[index]?.open.promise;
    const result = await run();
    gates[index]?.passed.resolve();
    return result;
  };
  let reads = 0;
  const read = <T>(run: () => Promise<T>): Promise<T> => through(Math.min(reads++, 1), run);
  const slow = {
    ...ledgers,
    head: (of: string) => read(() => ledgers.head(of)),
    ledger: (of: string) => read(() => ledgers.ledger(of)),
  };
  const author = { turn: "bob-9", actor: id, channel: "console", at: instant(60) };
  return {
    async go(index: number): Promise<void> {
      gates[index]?.open.resolve();
      await gates[index]?.passed.promise;
    },
    end: logIn(),
  };

  async function logIn(): Promise<void> {
    for (;;) {
      const book = await openBook(slow, ledger, author);
      const entry = anEntry({ id: "meanwhile", cents: 50, ledger: book.ledger.id, actor: id });
      book.stage({ step: "0.0", tool: "log_expense", kind: "change", changes: [entryChange(null, entry)] });
      const [operation] = book.operations(new Map());
      if (operation && (await through(2, () => ledgers.commit(operation))).kind !== "behind") return;
    }
  }
}

/** Stores of whoever looked for who has used their book before Ada had: to them, Bob is the one who stays. */
function beforeAda({ people, ledgers }: MergeDeps): MergeDeps {
  const asked = new Set<string>();
  const head: typeof ledgers.head = async (ledger) => {
    const isFirst = !asked.has(ledger);
    asked.add(ledger);
    return isFirst && ledger === "ledger-1" ? 0 : ledgers.head(ledger);
  };
  return { people, ledgers: { ...ledgers, head } };
}

/** Stores whose worker dies before or after the n-th thing that it writes. */
function dying(stores: MergeDeps, n: number, moment: "before" | "after"): MergeDeps {
  return interrupted(stores, async (step, run) => {
    if (step < n) return run();
    if (moment === "after" && step === n) await run();
    throw new Unavailable("The process was killed.");
  });
}

/** Stores in which every write is a step, which somebody may come in between. */
function interrupted(
  { people, ledgers }: MergeDeps,
  at: <T>(step: number, run: () => Promise<T>) => Promise<T>,
): MergeDeps {
  let steps = 0;
  const next = <T>(run: () => Promise<T>): Promise<T> => {
    steps += 1;
    return at(steps, run);
  };
  return {
    people: {
      ...people,
      spend: (quota, id) => next(() => people.spend(quota, id)),
      savePerson: (person) => next(() => people.savePerson(person)),
      absorb: (from, into) => next(() => people.absorb(from, into)),
    },
    ledgers: {
      ...ledgers,
      saveLedger: (ledger) => next(() => ledgers.saveLedger(ledger)),
      commit: (operation) => next(() => ledgers.commit(operation)),
    },
  };
}
