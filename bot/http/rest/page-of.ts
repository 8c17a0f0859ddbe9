import type { Book } from "../../../domain/book.ts";
import type { Entry } from "../../../domain/entry.ts";
import { InvalidInput } from "../../../domain/errors.ts";
import type { EntryQuery } from "../../../domain/ports.ts";

/** A page of entries, the latest date first. */
export interface EntryPage {
  readonly entries: readonly Entry[];
  /** Where the next page begins; null on the last one. */
  readonly next: string | null;
}

/** What is read beyond a page at first: entries of the cursor's day that were on pages before. */
const BESIDE = 20;

/**
 * A page of what a query finds. A cursor names the last entry of the page before by its date and id, so that what is logged
 * or removed meanwhile moves nothing from one page to another.
 *
 * @throws InvalidInput for a cursor that no page told
 */
export async function pageOf(
  book: Book,
  query: Omit<EntryQuery, "ledger" | "order" | "limit">,
  limit: number,
  cursor: string | undefined,
): Promise<EntryPage> {
  const last = cursor === undefined ? null : readCursor(cursor);
  const to = last === null || (query.to !== undefined && query.to < last.date) ? query.to : last.date;
  for (let reach = limit + 1 + BESIDE; ; reach *= 4) {
    const found = await book.entries({ ...query, ...(to === undefined ? {} : { to }), order: "newest", limit: reach });
    const later = last === null ? found : found.filter((entry) => isAfter(entry, last));
    if (later.length <= limit && found.length === reach) continue;
    const entries = later.slice(0, limit);
    const end = entries.at(-1);
    return { entries, next: end !== undefined && later.length > limit ? cursorOf(end) : null };
  }
}

type Mark = Pick<Entry, "date" | "id">;

/** In the order of `newest`: the later date first, of one date the later made. */
function isAfter(entry: Mark, last: Mark): boolean {
  return entry.date < last.date || (entry.date === last.date && entry.id < last.id);
}

function cursorOf({ date, id }: Mark): string {
  return Buffer.from(`${date} ${id}`).toString("base64url");
}

function readCursor(cursor: string): Mark {
  const [, date, id] = /^(\d{4}-\d\d-\d\d) (\S+)$/.exec(Buffer.from(cursor, "base64url").toString()) ?? [];
  if (date === undefined || id === undefined)
    throw new InvalidInput("That cursor is none of ours; leave it out to begin.");
  return { date, id };
}
