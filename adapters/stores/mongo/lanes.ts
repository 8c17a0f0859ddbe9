import type { Claim } from "../../../dialogs/ports.ts";
import type { LaneDocument } from "./documents/lane.ts";
import { insertOnce } from "./insert-once.ts";
import type { Models } from "./models.ts";

/** The position that the next event of a lane gets; one that is not used in the end leaves a gap, and no harm. */
export async function nextOrder(models: Models, lane: string): Promise<number> {
  const found = await countUp(models, lane);
  if (found !== null) return found;
  // Two first events of a lane may find none at once: one makes it, and then it is there for both.
  await insertOnce(models.lanes, { ...NEW_LANE, _id: lane });
  return nextOrder(models, lane);
}

/** Who holds a lane; null when no event has come through it yet. */
export async function leaseOf({ lanes }: Models, lane: string): Promise<LaneDocument | null> {
  return lanes.findById(lane).lean();
}

/** Takes a lane that nobody holds at `now`. @returns null when somebody does */
export async function takeLane(
  { lanes }: Models,
  lane: string,
  owner: string,
  now: number,
  until: number,
): Promise<Claim | null> {
  const before = await lanes
    .findOneAndUpdate(
      { _id: lane, $or: [{ owner: null }, { until: { $lte: now } }] },
      { $set: { owner, until }, $inc: { fence: 1 } },
    )
    .lean();
  return before && { lane, owner, until, fence: before.fence + 1 };
}

/** Moves the lease's end. @returns false when the lane is no longer the claim's */
export async function renewLane({ lanes }: Models, claim: Claim, until: number): Promise<boolean> {
  return (await lanes.updateOne(heldBy(claim), { $set: { until } })).matchedCount === 1;
}

/** Gives the lane back, if it is still the claim's. */
export async function releaseLane({ lanes }: Models, claim: Claim): Promise<void> {
  await lanes.updateOne(heldBy(claim), { $set: { owner: null, until: 0 } });
}

const NEW_LANE: Omit<LaneDocument, "_id"> = { last_order: 0, owner: null, until: 0, fence: 0 };

async function countUp({ lanes }: Models, lane: string): Promise<number | null> {
  const before = await lanes.findOneAndUpdate({ _id: lane }, { $inc: { last_order: 1 } }).lean();
  return before && before.last_order + 1;
}

/** An expired lease still holds until somebody else takes the lane. */
function heldBy({ lane, owner, fence }: Claim) {
  return { _id: lane, owner, fence };
}
