import { z } from "zod";
import type { Change, Operation } from "../../domain/operation.ts";
import { findRedo, findUndo, isUndone, mergeChanges, type Reversal } from "../../domain/undo.ts";
import { presentReversed } from "../replies/reversed.ts";
import { readStanding, type Standing } from "./standing.ts";
import { type AlertOutcome, defineTool, type ToolContext } from "./tool.ts";

const args = z.strictObject({ count: z.int().min(1).max(20).optional() });

/** Turns that were taken back or brought back. */
export interface ReverseResult {
  readonly direction: "undo" | "redo";
  readonly turns: readonly ReversedTurn[];
  readonly standings: readonly Standing[];
  readonly alerts: AlertOutcome;
  /** How many were asked for. */
  readonly asked: number;
  /** The button's own turn had been taken back before. */
  readonly already: boolean;
}

export interface ReversedTurn {
  readonly channel: string;
  readonly at: string;
  /** What the turn itself had changed. */
  readonly changes: Operation["changes"];
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

async function reverse(context: ToolContext, direction: "undo" | "redo", count: number): Promise<ReverseResult> {
  const { book, about } = context;
  const nothing = { direction, turns: [], standings: [], alerts: { fired: [], rearmed: [] }, asked: count };
  const only = direction === "undo" ? about : undefined;
  if (only !== undefined && (await isUndone(book, only))) return { ...nothing, already: true };

  const found = direction === "undo" ? await findUndo(book, count, only) : await findRedo(book, count);
  if (found.length === 0) return { ...nothing, already: false };
  const changes = mergeChanges(found.flatMap((reversal) => reversal.changes));
  const alerts = await context.commit(changes, { kind: direction, undoes: found.map(({ turn }) => turn) });
  const standings: Standing[] = [];
  const touched = new Set(changes.flatMap((change) => categoriesOf(change)));
  for (const category of touched) standings.push(await readStanding(context, category));
  return { direction, turns: found.map(reversedTurn), standings, alerts, asked: count, already: false };
}

function reversedTurn({ channel, at, original }: Reversal): ReversedTurn {
  return { channel, at, changes: original.flatMap((operation) => operation.changes) };
}

function categoriesOf(change: Change): string[] {
  if (change.what === "limits") return [change.id];
  if (change.what !== "entries") return [];
  return [change.before?.category, change.after?.category].filter((category) => typeof category === "string");
}
