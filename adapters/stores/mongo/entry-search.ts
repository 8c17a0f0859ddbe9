import type { Entry } from "../../../domain/entry.ts";
import { asksForNothing, beginningWith, wordsOf } from "../../../domain/entry-query.ts";
import type { EntryQuery } from "../../../domain/ports.ts";
import { UNCOUNTED } from "./documents/projected.ts";
import type { Models } from "./models.ts";

/** The entries that meet all of a query's conditions, in its order. */
export async function findEntries({ projected }: Models, query: EntryQuery): Promise<Entry[]> {
  if (asksForNothing(query)) return [];
  const found = await projected.entries
    .find(conditionsOf(query), { image: 1 })
    .sort(ORDERS[query.order])
    .limit(query.limit)
    .lean<{ readonly image: Entry }[]>();
  return found.map(({ image }) => image);
}

/** What was spent in foreign money and counts nowhere yet, of all ledgers. */
export async function findUncounted(
  { projected }: Models,
  after: Pick<Entry, "ledger" | "id"> | null,
  limit: number,
): Promise<Entry[]> {
  const later = after && { $or: [{ ledger: after.ledger, id: { $gt: after.id } }, { ledger: { $gt: after.ledger } }] };
  const found = await projected.entries
    .find({ ...UNCOUNTED, ...later }, { image: 1 })
    .sort({ ledger: 1, id: 1 })
    .limit(limit)
    .lean<{ readonly image: Entry }[]>();
  return found.map(({ image }) => image);
}

/** Later ids break ties, so that every order is total. */
const ORDERS: Readonly<Record<EntryQuery["order"], Record<string, -1>>> = {
  made: { id: -1 },
  newest: { "image.date": -1, id: -1 },
  largest: { "image.amount.minor": -1, id: -1 },
};

function conditionsOf(query: EntryQuery): { ledger: string; $and: object[] } {
  const {
    ledger,
    kinds,
    from,
    to,
    category,
    description,
    firstWord,
    tag,
    actor,
    channel,
    event,
    least,
    most,
    recurring,
    goals,
  } = query;
  const wanted: (object | null)[] = [
    { image: { $ne: null } },
    kinds === undefined ? null : { "image.kind": { $in: kinds } },
    from === undefined ? null : { "image.date": { $gte: from } },
    to === undefined ? null : { "image.date": { $lte: to } },
    category === undefined ? null : { "image.category": category },
    ...wordsOf(query).map((word) => ({ "image.normalised": { $regex: literally(word) } })),
    description === undefined ? null : { "image.normalised": description },
    firstWord === undefined ? null : { "image.normalised": between(beginningWith(firstWord)) },
    tag === undefined ? null : { "image.tags": tag },
    actor === undefined ? null : { "image.actor": actor },
    channel === undefined ? null : { "image.source.channel": channel },
    event === undefined ? null : { "image.source.event": event },
    least === undefined ? null : { "image.counts": { $ne: null }, "image.amount.minor": { $gte: least } },
    most === undefined ? null : { "image.counts": { $ne: null }, "image.amount.minor": { $lte: most } },
    recurring === undefined ? null : { "image.recurring.id": { $in: recurring } },
    goals === undefined ? null : { "image.goal": { $in: goals } },
  ];
  return { ledger, $and: wanted.filter((condition) => condition !== null) };
}

function between({ from, before }: ReturnType<typeof beginningWith>): object {
  return { $gte: from, $lt: before };
}

/** A pattern that means its own letters only. */
function literally(word: string): string {
  return word.replace(/[^\p{L}\p{N}]/gu, "\\$&");
}
