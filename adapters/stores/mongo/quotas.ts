import type { Quota } from "../../../domain/ports.ts";
import { isWritten } from "./insert-once.ts";
import { milliseconds } from "./instant.ts";
import type { Models } from "./models.ts";

/**
 * Counts an event against a quota, unless that is full. A bucket that is full, or has the event already, is not found; its
 * insert finds the key taken then.
 *
 * @returns true when it is counted, now or before
 */
export async function spend({ quotas }: Models, { bucket, limit, until }: Quota, event: string): Promise<boolean> {
  const isCounted = await isWritten(
    quotas.updateOne(
      { _id: bucket, events: { $ne: event }, [`events.${limit - 1}`]: { $exists: false } },
      { $push: { events: event }, $setOnInsert: { until_ms: milliseconds(until) } },
      { upsert: true },
    ),
  );
  return isCounted || (await quotas.exists({ _id: bucket, events: event })) !== null;
}
