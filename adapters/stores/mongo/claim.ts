import type { ChannelName } from "../../../dialogs/channel.ts";
import type { Claim, ClaimedTurn } from "../../../dialogs/ports.ts";
import type { DialogState } from "../../../dialogs/state.ts";
import type { Access } from "./access.ts";
import { finishAftermath } from "./aftermath.ts";
import type { InboxDocument } from "./documents/inbox.ts";
import { toTurn } from "./inbox.ts";
import { leaseOf, releaseLane, renewLane, takeLane } from "./lanes.ts";
import type { Models } from "./models.ts";

/**
 * Claims a lane's oldest turn that is to be run or delivered; null when there is none or someone else holds the lane.
 *
 * What a turn that was settled still owes is written first: whoever settled it may have died since.
 */
export async function claimLane(
  access: Access,
  lane: string,
  owner: string,
  now: number,
  until: number,
): Promise<ClaimedTurn | null> {
  const { models } = access;
  const [lease, isWaiting] = await Promise.all([leaseOf(models, lane), models.inbox.exists({ lane, waiting: true })]);
  if (!lease || !isWaiting) return null;
  const isOurs = lease.owner === owner;
  const claim = isOurs ? { lane, owner, until, fence: lease.fence } : await takeLane(models, lane, owner, now, until);
  if (!claim || (isOurs && !(await renewLane(models, claim, until)))) return null;

  for (;;) {
    const oldest = await stampOldest(models, claim);
    if (!oldest) {
      await releaseLane(models, claim);
      return null;
    }
    // Somebody else has claimed the lane on the way here.
    if (oldest.fence > claim.fence) return null;
    if (oldest.aftermath) await finishAftermath(access, oldest._id, oldest.aftermath, oldest.delivery);
    if (oldest.state === "open" || oldest.delivery === "waiting") {
      return { claim, turn: toTurn(oldest), stateBefore: await stateBefore(models, lane, oldest.order) };
    }
  }
}

/** Lanes with something to run or deliver that nobody holds, the one with the oldest event first. */
export async function waitingLanes(
  { inbox, lanes }: Models,
  channels: readonly ChannelName[],
  now: number,
  limit: number,
): Promise<string[]> {
  const waiting = await inbox.aggregate<{ _id: string }>([
    { $match: { waiting: true, channel: { $in: channels } } },
    { $group: { _id: "$lane", oldest: { $min: "$accepted_ms" } } },
    { $sort: { oldest: 1, _id: 1 } },
  ]);
  if (waiting.length === 0) return [];
  const names = waiting.map(({ _id }) => _id);
  const free = await lanes
    .find({ _id: { $in: names }, $or: [{ owner: null }, { until: { $lte: now } }] }, { _id: 1 })
    .lean();
  const isFree = new Set(free.map(({ _id }) => _id));
  return names.filter((name) => isFree.has(name)).slice(0, limit);
}

/**
 * From here on nobody with an older claim can write to the lane's oldest turn. It is looked for without regard to fences,
 * so that a turn whose owner died is found again, and a fence is only ever raised.
 *
 * @returns the turn as it was before
 */
async function stampOldest({ inbox }: Models, { lane, fence }: Claim): Promise<InboxDocument | null> {
  return inbox.findOneAndUpdate({ lane, waiting: true }, { $max: { fence } }, { sort: { order: 1 } }).lean();
}

/** What a lane remembers from the latest turn that came before a position in it, and is over. */
export async function stateBefore({ inbox }: Models, lane: string, order: number): Promise<DialogState | null> {
  const last = await inbox
    .findOne({ lane, order: { $lt: order }, state_after: { $ne: null } }, { state_after: 1 })
    .sort({ order: -1 })
    .lean();
  return typeof last?.state_after === "string" ? JSON.parse(last.state_after) : null;
}
