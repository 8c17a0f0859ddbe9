import type { Book } from "./book.ts";
import { Conflict } from "./errors.ts";
import { type Change, invert, NOT_UNDOABLE, type Operation, type OperationHeader } from "./operation.ts";

/** How far back undo reaches. The count bounds what a person can oversee, the days what the log must keep in full. */
export const UNDO_REACH = { turns: 20, days: 30 } as const;

const PAGE = 50;

/** A turn that can be taken back or brought back, with the changes that do so. */
export interface Reversal {
  readonly turn: string;
  /** The channel in which the turn was made. */
  readonly channel: string;
  /** ISO instant at which it was made. */
  readonly at: string;
  readonly changes: readonly Change[];
  /** What the turn itself had done, oldest first. */
  readonly original: readonly Operation[];
}

/**
 * Finds the author's latest turns that stand, and how to take them back as a whole, newest first.
 *
 * @param count how many turns
 * @param only take none but these, wherever they stand in the order
 * @returns as many as there are within {@link UNDO_REACH}
 * @throws Conflict when something of them has been changed since by another turn; nothing is touched
 */
export async function findUndo(book: Book, count: number, only?: readonly string[]): Promise<Reversal[]> {
  const found: Reversal[] = [];
  const expected = createExpectation(book);
  let seen = 0;
  for await (const header of standingTurns(book)) {
    seen += 1;
    if (seen > UNDO_REACH.turns || found.length === count) break;
    if (only && !only.includes(header.turn)) continue;
    found.push(await reversal(book, header, "undo", expected));
  }
  return found;
}

/**
 * Finds the turns whose undoing came last, and how to bring them back, latest undone first.
 *
 * @param only bring back none but these, wherever they stand in the order
 * @returns as many as there are; none when nothing was undone, or something new was written since
 * @throws Conflict as {@link findUndo}
 */
export async function findRedo(book: Book, count: number, only?: readonly string[]): Promise<Reversal[]> {
  const found: Reversal[] = [];
  const expected = createExpectation(book);
  const redone = new Set<string>();
  for await (const header of headers(book)) {
    if (header.kind === "redo") for (const turn of header.undoes ?? []) redone.add(turn);
    else if (header.kind === "undo") {
      for (const turn of header.undoes?.toReversed() ?? []) {
        if (redone.has(turn) || found.length === count || (only && !only.includes(turn))) continue;
        found.push(await reversal(book, { ...header, turn }, "redo", expected));
      }
    } else if (header.kind === "change") break;
  }
  return found;
}

/** True when that turn was taken back and not brought back since. */
export async function isUndone(book: Book, turn: string): Promise<boolean> {
  for await (const header of headers(book)) {
    if (header.undoes?.includes(turn)) return header.kind === "undo";
    if (header.turn === turn) return false;
  }
  return false;
}

/** One change for each thing: from where the first begins to where the last ends. */
export function mergeChanges(changes: readonly Change[]): Change[] {
  const merged = new Map<string, Change>();
  for (const change of changes) {
    const key = `${change.what} ${change.id}`;
    const first = merged.get(key);
    merged.set(key, first ? ({ ...change, before: first.before } as Change) : change);
  }
  return [...merged.values()];
}

async function* standingTurns(book: Book): AsyncGenerator<OperationHeader> {
  const settled = new Map<string, "undo" | "redo">();
  const whole = new Set<string>();
  const passed = new Set<string>();
  for await (const header of headers(book)) {
    if (header.last) whole.add(header.turn);
    if (header.kind === "undo" || header.kind === "redo") {
      for (const turn of header.undoes ?? []) if (!settled.has(turn)) settled.set(turn, header.kind);
    } else if (header.kind === "change" && !passed.has(header.turn)) {
      passed.add(header.turn);
      if (settled.get(header.turn) !== "undo" && whole.has(header.turn)) yield header;
    }
  }
}

async function* headers(book: Book): AsyncGenerator<OperationHeader> {
  const since = Temporal.Instant.from(book.author.at)
    .subtract({ hours: 24 * UNDO_REACH.days })
    .toString();
  let before: number | undefined;
  for (;;) {
    const page = await book.history({ since, limit: PAGE, ...(before === undefined ? {} : { before }) });
    // A turn that is run again may find its own first steps in the log; what is decided must not depend on that.
    yield* page.filter(({ turn }) => turn !== book.author.turn);
    const oldest = page.at(-1);
    if (page.length < PAGE || !oldest) return;
    before = oldest.seq;
  }
}

async function reversal(
  book: Book,
  header: OperationHeader,
  kind: "undo" | "redo",
  expected: Expectation,
): Promise<Reversal> {
  const original = (await book.operationsOfTurn(header.turn)).filter((operation) => operation.kind === "change");
  const done = original.flatMap((operation) => operation.changes).filter(({ what }) => !NOT_UNDOABLE.has(what));
  const changes = mergeChanges(kind === "undo" ? invert(done) : done);
  for (const change of changes) await expected(change);
  const [first] = original;
  return {
    turn: header.turn,
    channel: first?.channel ?? header.channel,
    at: first?.at ?? header.at,
    changes,
    original,
  };
}

/** Checks that a thing still is what a change begins with, as the reversals before it in the same step leave it. */
type Expectation = (change: Change) => Promise<void>;

function createExpectation(book: Book): Expectation {
  const left = new Map<string, Change["after"]>();
  return async (change) => {
    const key = `${change.what} ${change.id}`;
    const known = left.get(key);
    const current = known === undefined ? await book.record(change.what, change.id) : known;
    if (!sameImage(current, change.before)) {
      throw new Conflict("It has been changed since by another message, so it was left as it is.");
    }
    left.set(key, change.after);
  };
}

/** True when two images say the same, whatever the order of their keys. */
export function sameImage(a: unknown, b: unknown): boolean {
  return canonical(a) === canonical(b);
}

/** JSON with all keys in order. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    part !== null && typeof part === "object" && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
