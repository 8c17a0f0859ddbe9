import type { Change } from "../../domain/operation.ts";
import { mergeAlerts } from "../replies/alerts.ts";
import type { AlertOutcome, CommitOptions, ToolContext } from "./tool.ts";

/** About how many changes go into one operation: a few megabytes, which every store takes as one document. */
export const LARGEST_OPERATION = 5_000;

/** A rest as small as this is not worth an operation of its own. */
const SMALL_REST = 500;

/**
 * Stages changes as one operation, or as several where they are very many.
 *
 * The call counts as carried out once its last part stands, so that a turn that died in between finds what it has done so far
 * in the book, and does the rest. `undoes` stands on the last part alone: a turn that is half undone is not undone.
 *
 * @returns the alerts of all parts
 */
export async function commitInChunks(
  { book, index, commit }: ToolContext,
  changes: readonly Change[],
  { undoes, ...options }: Omit<CommitOptions, "chunk"> = {},
): Promise<AlertOutcome> {
  const outcomes: AlertOutcome[] = [];
  let rest = changes;
  for (let chunk = 1; rest.length > LARGEST_OPERATION + SMALL_REST; chunk += 1) {
    if (await book.committed(`${index}.${chunk}`)) continue;
    outcomes.push(await commit(rest.slice(0, LARGEST_OPERATION), { ...options, chunk }));
    rest = rest.slice(LARGEST_OPERATION);
  }
  outcomes.push(await commit(rest, { ...options, ...(undoes === undefined ? {} : { undoes }) }));
  return mergeAlerts(outcomes);
}
