import fc from "fast-check";
import { beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { openSqliteStores } from "../adapters/stores/sqlite/index.ts";
import { aLedger, anEntry, entryChange } from "../tests/contracts/samples.ts";
import { type Book, openBook } from "./book.ts";
import type { Entry } from "./entry.ts";
import { Conflict } from "./errors.ts";
import { money } from "./money.ts";
import type { Change, OperationKind } from "./operation.ts";
import type { LedgerStore } from "./ports.ts";
import { findRedo, findUndo, isUndone, mergeChanges, type Reversal, sameImage, UNDO_REACH } from "./undo.ts";

let store: LedgerStore;
let ledgers = 0;

beforeEach(() => {
  const stores = openSqliteStores({ folder: "", file: ":memory:" });
  store = stores.ledgers;
  onTestFinished(() => stores.close());
});

/** One ledger and those who write into it, a turn at a time. */
interface Diary {
  readonly ledger: string;
  at: string;
  turns: number;
}

async function openDiary(): Promise<Diary> {
  const ledger = `ledger-${ledgers++}`;
  await store.createLedger(aLedger({ id: ledger }));
  return { ledger, at: "2026-06-10T12:00:00Z", turns: 0 };
}

const bookFor = (diary: Diary, actor = "person-1", turn = `${diary.ledger}:turn-${++diary.turns}`): Promise<Book> =>
  openBook(store, diary.ledger, { turn, actor, channel: "console", at: diary.at });

interface Step {
  readonly changes: readonly Change[];
  readonly kind?: OperationKind;
  readonly undoes?: readonly string[];
}

async function commit(book: Book, ...steps: readonly Step[]): Promise<string> {
  for (const [index, { kind = "change", ...step }] of steps.entries()) {
    book.stage({ step: `${index}.0`, tool: "test", kind, ...step });
  }
  for (const operation of book.operations(new Map())) await store.commit(operation);
  return book.author.turn;
}

const write = async (diary: Diary, changes: readonly Change[], actor?: string): Promise<string> =>
  commit(await bookFor(diary, actor), { changes });

const entryOf = (diary: Diary, id: string, cents = 450): Entry => anEntry({ id, ledger: diary.ledger, cents });

/** A turn that logs an entry of its own. */
const log = (diary: Diary, actor?: string): Promise<string> =>
  write(diary, [entryChange(null, entryOf(diary, `${diary.ledger}-entry-${diary.turns}`))], actor);

async function reverse(diary: Diary, kind: "undo" | "redo", count = 1, only?: readonly string[]): Promise<string[]> {
  const book = await bookFor(diary);
  const found = await (kind === "undo" ? findUndo : findRedo)(book, count, only);
  const undoes = turnsOf(found);
  if (found.length > 0)
    await commit(book, { kind, undoes, changes: mergeChanges(found.flatMap((one) => one.changes)) });
  return undoes;
}

const turnsOf = (found: readonly Reversal[]): string[] => found.map(({ turn }) => turn);

const minorOf = async (diary: Diary, id: string): Promise<number | null> =>
  (await store.record(diary.ledger, "entries", id))?.amount.minor ?? null;

describe("undo and redo", () => {
  type Step =
    | { readonly kind: "log" | "note" | "stranger" }
    | { readonly kind: "undo" | "redo"; readonly count: number }
    | { readonly kind: "undo one" | "redo one"; readonly pick: number };
  const counted = fc.record({
    kind: fc.constantFrom("undo" as const, "redo" as const),
    count: fc.integer({ min: 1, max: 4 }),
  });
  const picked = fc.record({ kind: fc.constantFrom("undo one" as const, "redo one" as const), pick: fc.nat(20) });
  const simple = fc.constantFrom("log" as const, "log" as const, "note" as const, "stranger" as const);
  const steps: fc.Arbitrary<Step[]> = fc.array(
    fc.oneof(
      simple.map((kind) => ({ kind })),
      counted,
      picked,
    ),
    {
      maxLength: 16,
    },
  );

  test("law: walk one's own turns like a stack, and a new write clears what could be brought back", async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (walk) => {
        const diary = await openDiary();
        let standing: string[] = [];
        let undone: string[] = [];
        const inOrder: string[] = [];
        const bringBack = (turns: readonly string[]): void => {
          undone = undone.filter((turn) => !turns.includes(turn));
          standing = inOrder.filter((turn) => standing.includes(turn) || turns.includes(turn));
        };
        const takeBack = (turns: readonly string[]): void => {
          standing = standing.filter((turn) => !turns.includes(turn));
          undone.push(...turns);
        };
        for (const step of walk) {
          switch (step.kind) {
            case "log": {
              const turn = await log(diary);
              inOrder.push(turn);
              standing.push(turn);
              undone = [];
              break;
            }
            case "note":
              await commit(await bookFor(diary), { kind: "note", changes: [] });
              break;
            case "stranger":
              await log(diary, "person-2");
              break;
            case "undo": {
              const expected = standing.toReversed().slice(0, step.count);
              expect(await reverse(diary, "undo", step.count)).toEqual(expected);
              takeBack(expected);
              break;
            }
            case "redo": {
              const expected = undone.toReversed().slice(0, step.count);
              expect(await reverse(diary, "redo", step.count)).toEqual(expected);
              bringBack(expected);
              break;
            }
            case "undo one": {
              const one = standing[step.pick % standing.length];
              if (one === undefined) break;
              expect(await reverse(diary, "undo", 1, [one])).toEqual([one]);
              takeBack([one]);
              break;
            }
            case "redo one": {
              const one = undone[step.pick % undone.length];
              if (one === undefined) break;
              expect(await reverse(diary, "redo", 1, [one])).toEqual([one]);
              bringBack([one]);
              break;
            }
          }
        }
        const book = await bookFor(diary);
        for (const turn of inOrder) expect(await isUndone(book, turn)).toBe(!standing.includes(turn));
      }),
      { numRuns: 1_000 },
    );
  });
});

describe("undo", () => {
  test("touches nothing when somebody else has changed the same entry since", async () => {
    const diary = await openDiary();
    const [first, second] = [entryOf(diary, "a"), entryOf(diary, "b")];
    await write(diary, [entryChange(null, first), entryChange(null, second)]);
    await write(diary, [entryChange(second, { ...second, amount: money(900, "USD") })], "person-2");
    await expect(reverse(diary, "undo")).rejects.toThrow(Conflict);
    expect([await minorOf(diary, "a"), await minorOf(diary, "b")]).toEqual([450, 900]);
  });

  test("touches nothing when one turn of several was changed since", async () => {
    const diary = await openDiary();
    const entry = entryOf(diary, "a");
    await write(diary, [entryChange(null, entry)]);
    await write(diary, [entryChange(entry, { ...entry, amount: money(900, "USD") })], "person-2");
    await log(diary);
    await expect(reverse(diary, "undo", 2)).rejects.toThrow(Conflict);
  });

  test("of a single turn that one's own later turn changed refuses, but both together can be taken back", async () => {
    const diary = await openDiary();
    const entry = entryOf(diary, "a");
    const made = await write(diary, [entryChange(null, entry)]);
    await write(diary, [entryChange(entry, { ...entry, amount: money(900, "USD") })]);
    await expect(reverse(diary, "undo", 1, [made])).rejects.toThrow(Conflict);
    expect(await reverse(diary, "undo", 2)).toHaveLength(2);
    expect(await minorOf(diary, "a")).toBeNull();
    expect(await reverse(diary, "redo", 2)).toHaveLength(2);
    expect(await minorOf(diary, "a")).toBe(900);
  });

  test("takes a turn of several steps back as a whole", async () => {
    const diary = await openDiary();
    const entry = entryOf(diary, "a");
    const later = { ...entry, amount: money(900, "USD") };
    await commit(
      await bookFor(diary),
      { changes: [entryChange(null, entry)] },
      { changes: [entryChange(entry, later)] },
      { kind: "note", changes: [] },
    );
    expect(await reverse(diary, "undo")).toHaveLength(1);
    expect(await minorOf(diary, "a")).toBeNull();
  });

  test("leaves a turn alone whose last step never came", async () => {
    const diary = await openDiary();
    const whole = await log(diary);
    const book = await bookFor(diary);
    book.stage({ step: "0.0", tool: "test", kind: "change", changes: [entryChange(null, entryOf(diary, "torn"))] });
    const [torn] = book.operations(new Map());
    if (torn) await store.commit({ ...torn, last: false });
    expect(await reverse(diary, "undo", 5)).toEqual([whole]);
  });

  test("does not see what its own turn did before it was run again", async () => {
    const diary = await openDiary();
    const earlier = await log(diary);
    const turn = await log(diary);
    expect(turnsOf(await findUndo(await bookFor(diary, "person-1", turn), 1))).toEqual([earlier]);
  });

  test("goes back 20 turns, over as many questions as were asked between them", async () => {
    const diary = await openDiary();
    const made: string[] = [];
    for (let turn = 0; turn < 25; turn++) {
      made.push(await log(diary));
      for (let note = 0; note < 3; note++) await commit(await bookFor(diary), { kind: "note", changes: [] });
    }
    const book = await bookFor(diary);
    expect(turnsOf(await findUndo(book, 20))).toEqual(made.toReversed().slice(0, UNDO_REACH.turns));
    expect(await findUndo(book, 25)).toHaveLength(UNDO_REACH.turns);
    expect(await findUndo(book, 1, made.slice(0, 1))).toEqual([]);
    expect(await findUndo(book, 1, made.slice(5, 6))).toHaveLength(1);
  });

  test("goes back 30 days", async () => {
    const diary = await openDiary();
    await log(diary);
    diary.at = "2026-07-10T12:00:00Z";
    expect(await findUndo(await bookFor(diary), 1)).toHaveLength(1);
    diary.at = "2026-07-10T12:00:01Z";
    expect(await findUndo(await bookFor(diary), 1)).toEqual([]);
  });
});

describe("images", () => {
  test("are the same whatever the order of their keys", () => {
    expect(sameImage({ a: 1, b: { c: [1, 2], d: null } }, { b: { d: null, c: [1, 2] }, a: 1 })).toBe(true);
    expect(sameImage({ a: [1, 2] }, { a: [2, 1] })).toBe(false);
    expect(sameImage(null, {})).toBe(false);
  });

  test("of one thing merge from where the first change begins to where the last ends", () => {
    const [one, two, three] = [anEntry({ cents: 100 }), anEntry({ cents: 200 }), anEntry({ cents: 300 })];
    const other = entryChange(null, anEntry({ id: "other" }));
    expect(mergeChanges([entryChange(one, two), other, entryChange(two, three)])).toEqual([
      entryChange(one, three),
      other,
    ]);
  });
});
