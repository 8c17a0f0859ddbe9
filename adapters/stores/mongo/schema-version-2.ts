import type { Models } from "./models.ts";

/**
 * Lets identities be unlinked and codes be for more than pairing, and counts whatever is limited in one collection. Codes and
 * refusals are not carried over: the ones live for minutes, the others for a day.
 */
export async function toVersion2({ identities, codes }: Models): Promise<void> {
  const fromBefore = { linked_by: { $exists: false } };
  const added = { name: null, linked_by: "", unlinked_by: null, unlinked_ms: null };
  await identities.collection.updateMany(fromBefore, {
    $rename: { used_ms: "linked_ms" },
    $unset: { code: "" },
    $set: added,
  });
  await codes.collection.deleteMany({ expires: { $exists: false } });
  // Nobody asks it any more; emptied, it may be dropped by whoever likes order.
  await codes.db.collection("refusals").deleteMany({});
}
