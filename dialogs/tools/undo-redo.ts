import { z } from "zod";
import type { Book } from "../../domain/book.ts";
import { categoryBookOf } from "../../domain/categories.ts";
import { Conflict } from "../../domain/errors.ts";
import type { Change } from "../../domain/operation.ts";
import { findRedo, findUndo, isUndone, mergeChanges, type Reversal } from "../../domain/undo.ts";
import { presentReversed } from "../replies/reversed.ts";
import { commitInChunks } from "./commit-in-chunks.ts";
import { readStanding, readStandings, type Standing } from "./standing.ts";
import { type AlertOutcome, defineTool, NO_ALERTS, type ToolContext } from "./tool.ts";

const args = z.strictObject({ count: z.int().min(1).max(20).optional() });

type Direction = "undo" | "redo";

/** Turns that were taken back or brought back. */
export interface ReverseResult {
  readonly direction: Direction;
  readonly turns: readonly ReversedTurn[];
  readonly standings: readonly Standing[];
  readonly alerts: AlertOutcome;
  /** How many were asked for. */
  readonly asked: number;
  /** Why there are no turns: there are none at all, or the button's own was reversed before, is out of reach by now, or of a book that was joined with this one. */
  readonly missing?: "none" | "already" | "out_of_reach" | "other_book";
}

export interface ReversedTurn {
  readonly channel: string;
  readonly at: string;
  /** What the turn itself had changed, one change for each thing. */
  readonly changes: readonly Change[];
}

/** Takes back the person's latest turns, newest first, over all channels. */
export const undo = defineTool({
  name: "undo",
  description: "Take back the latest change, or the latest few.",
  risk: "write",
  args,
  run: (context, { count }): Promise<ReverseResult> => reverse(context, "undo", count ?? 1),
  present: presentReversed,
});

/** Brings back what was undone last. */
export const redo = defineTool({
  name: "redo",
  description: "Bring back what was just undone.",
  risk: "write",
  args,
  run: (context, { count }): Promise<ReverseResult> => reverse(context, "redo", count ?? 1),
  present: presentReversed,
});

async function reverse(context: ToolContext, direction: Direction, count: number): Promise<ReverseResult> {
  const { book, about } = context;
  const only = await turnsMeant(context, direction);
  const asked = only?.length ?? count;
  // A turn of a book that was joined with this one: its entries are here, but not what they were before.
  if (about !== undefined && only === undefined && (await book.isElsewhere(about))) {
    return { ...NOTHING, direction, asked, missing: "other_book" };
  }
  const found = await (direction === "undo" ? findUndo : findRedo)(book, asked, only);
  if (found.length === 0) {
    return { ...NOTHING, direction, asked, missing: await whyNone(book, direction, only) };
  }
  const changes = mergeChanges(found.flatMap((reversal) => reversal.changes));
  await assertBillsOnce(book, changes);
  const undoes = found.map(({ turn }) => turn);
  const alerts = await commitInChunks(context, changes, { kind: direction, undoes });
  const standings = await standingsAfter(context, changes);
  return { direction, turns: found.map(reversedTurn), standings, alerts, asked };
}

const NOTHING = { turns: [], standings: [], alerts: NO_ALERTS } as const;

/** The turns that a button names: the one under whose reply Undo stands, or those that were undone where Redo stands. */
async function turnsMeant({ book, about }: ToolContext, direction: Direction): Promise<readonly string[] | undefined> {
  if (about === undefined) return undefined;
  const operations = await book.operationsOfTurn(about);
  if (direction === "redo") return operations.findLast(({ kind }) => kind === "undo")?.undoes;
  // The button of a question belongs to a turn that changed nothing: it means what a typed "undo" would.
  return operations.some(({ kind }) => kind === "change") ? [about] : undefined;
}

async function whyNone(
  book: Book,
  direction: Direction,
  only: readonly string[] | undefined,
): Promise<NonNullable<ReverseResult["missing"]>> {
  if (!only) return "none";
  const undone = await Promise.all(only.map((turn) => isUndone(book, turn)));
  return undone.every((is) => is === (direction === "undo")) ? "already" : "out_of_reach";
}

/**
 * A bill that was recorded otherwise meanwhile stays recorded once.
 *
 * @throws Conflict when an entry would come back beside the one that is that bill now
 */
async function assertBillsOnce(book: Book, changes: readonly Change[]): Promise<void> {
  const changed = new Set(changes.map(({ id }) => id));
  for (const { what, after } of changes) {
    if (what !== "entries" || after?.recurring === undefined) continue;
    const { id, due } = after.recurring;
    const recorded = await book.entries({ recurring: [id], order: "newest", limit: OCCURRENCES });
    if (recorded.some((entry) => entry.recurring?.due === due && !changed.has(entry.id))) {
      throw new Conflict(
        `${after.description}, due ${due}, was recorded otherwise meanwhile, so it was left as it is.`,
      );
    }
  }
}

/** More than one bill ever has. */
const OCCURRENCES = 10_000;

async function standingsAfter(before: ToolContext, changes: readonly Change[]): Promise<Standing[]> {
  // By the names that categories have again.
  const context = { ...before, categories: categoryBookOf(await before.book.records("categories")) };
  const entries = changes.flatMap((change) => (change.what === "entries" ? [change.before, change.after] : []));
  const limited = changes.flatMap((change) =>
    change.what === "limits" && context.categories.has(change.id) ? [change.id] : [],
  );
  if (entries.length > FEW) return [];
  const standings = await readStandings(context, entries);
  for (const category of limited) standings.push(await readStanding(context, category));
  return [...new Map(standings.map((one) => [`${one.period.key} ${one.category}`, one])).values()];
}

/** Nobody reads how each category stood in each month of more entries than that. */
const FEW = 50;

function reversedTurn({ channel, at, original }: Reversal): ReversedTurn {
  return { channel, at, changes: mergeChanges(original.flatMap((operation) => operation.changes)) };
}
