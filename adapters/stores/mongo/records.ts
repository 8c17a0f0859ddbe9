import type { LedgerId } from "../../../domain/ledger.ts";
import type { Collection, Projected } from "../../../domain/operation.ts";
import type { CategorySum } from "../../../domain/ports.ts";
import type { Models } from "./models.ts";

/** One projected thing; null when there is none or it was removed. */
export async function recordOf<C extends Collection>(
  { projected }: Models,
  ledger: LedgerId,
  what: C,
  id: string,
): Promise<Projected[C] | null> {
  const found = await projected[what]
    .findOne({ ledger, id }, { image: 1 })
    .lean<{ readonly image: Projected[C] | null }>();
  return found?.image ?? null;
}

/** All of a collection that is not removed, by id. */
export async function recordsOf<C extends Collection>(
  { projected }: Models,
  ledger: LedgerId,
  what: C,
): Promise<Projected[C][]> {
  const found = await projected[what]
    .find({ ledger, image: { $ne: null } }, { image: 1 })
    .sort({ id: 1 })
    .lean<{ readonly image: Projected[C] }[]>();
  return found.map(({ image }) => image);
}

/** The ledgers that have, or had, anything of a collection, by id; from the index alone. */
export async function ledgersWith({ projected }: Models, what: Collection): Promise<LedgerId[]> {
  const groups = await projected[what].aggregate<{ _id: LedgerId }>([
    { $group: { _id: "$ledger" } },
    { $sort: { _id: 1 } },
  ]);
  return groups.map(({ _id }) => _id);
}

/** What counts as spending, by category, from the index alone: any further condition would read the documents. */
export async function spentOf(
  { projected }: Models,
  ledger: LedgerId,
  from: string,
  to: string,
): Promise<CategorySum[]> {
  const groups = await projected.entries.aggregate<{ _id: string | null; minor: number; count: number }>([
    { $match: { ledger, "image.date": { $gte: from, $lte: to } } },
    {
      $group: {
        _id: "$image.category",
        minor: { $sum: "$image.counts" },
        count: { $sum: { $cond: [{ $ne: ["$image.counts", null] }, 1, 0] } },
      },
    },
  ]);
  // Income and transfers count nothing: their groups are empty.
  return groups.flatMap(({ _id, minor, count }) =>
    _id === null || count === 0 ? [] : [{ category: _id, minor, count }],
  );
}
