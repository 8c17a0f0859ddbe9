import type { LedgerId } from "../../../domain/ledger.ts";
import type { Change, Collection, Operation } from "../../../domain/operation.ts";
import { isWritten } from "./insert-once.ts";
import { headOf, operationsAfter } from "./log.ts";
import type { Models } from "./models.ts";

/** Keeps the collections that answer questions up to their ledgers' logs. */
export interface Projection {
  /** Projects what the log has and the projection lacks, whoever committed it. @returns the log's head */
  catchUp(ledger: LedgerId): Promise<number>;
  /** A seq up to which a ledger is known to be projected; 0 when nothing is known. */
  knownHead(ledger: LedgerId): number;
}

/** Operations that are projected in one go. */
const PAGE = 100;

/** Ledgers whose heads are remembered; one that is forgotten costs a look. */
const REMEMBERED = 10_000;

/**
 * Projects logs in order, from where each ledger's projection stands. Several processes may do so at once: every image is
 * guarded by the seq that wrote it, so that a slow one never overwrites what is newer.
 */
export function createProjection(models: Models): Projection {
  /** What is projected stays so: these can only be too low. */
  const heads = new Map<LedgerId, number>();
  return {
    knownHead,
    async catchUp(ledger) {
      const head = await headOf(models, ledger);
      if (head <= knownHead(ledger)) return head;
      const projected = await project(models, ledger, head);
      if (heads.size >= REMEMBERED) heads.clear();
      heads.set(ledger, Math.max(projected, knownHead(ledger)));
      return projected;
    },
  };

  function knownHead(ledger: LedgerId): number {
    return heads.get(ledger) ?? 0;
  }
}

/** @returns the seq that the projection has reached, at least `head` */
async function project(models: Models, ledger: LedgerId, head: number): Promise<number> {
  const stored = await models.ledgers.findById(ledger, { projection_head: 1 }).lean();
  let projected = stored?.projection_head ?? 0;
  while (projected < head) {
    const page = await operationsAfter(models, ledger, projected, PAGE);
    await putImages(models, ledger, page);
    projected = page.at(-1)?.seq ?? head;
    await models.ledgers.updateOne({ _id: ledger }, { $max: { projection_head: projected } });
  }
  return projected;
}

interface Image {
  readonly seq: number;
  readonly change: Change;
}

async function putImages(models: Models, ledger: LedgerId, operations: readonly Operation[]): Promise<void> {
  const images = latestImages(operations);
  const collections = Map.groupBy(images, ({ change }) => change.what);
  await Promise.all([...collections].map(([what, changed]) => putInto(models, ledger, what, changed)));
}

/** Operations may change one thing several times; what counts is how the last one leaves it. */
function latestImages(operations: readonly Operation[]): Iterable<Image> {
  const latest = new Map<string, Image>();
  for (const { seq, changes } of operations) {
    for (const change of changes) latest.set(`${change.what} ${change.id}`, { seq, change });
  }
  return latest.values();
}

/** An image that is not newer than the one that stands there finds nothing to update, and its insert a taken key. */
async function putInto(
  { projected }: Models,
  ledger: LedgerId,
  what: Collection,
  images: readonly Image[],
): Promise<void> {
  const writes = images.map(({ seq, change }) => ({
    updateOne: {
      filter: { ledger, id: change.id, last_seq: { $lt: seq } },
      update: { $set: { last_seq: seq, image: change.after } },
      upsert: true,
    },
  }));
  await isWritten(projected[what].bulkWrite(writes, { ordered: false, throwOnValidationError: true }));
}
