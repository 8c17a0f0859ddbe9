import { type Entry, normaliseDescription } from "../../domain/entry.ts";
import { JOB_CHANNEL } from "../../domain/job.ts";
import { toDecimal } from "../../domain/money.ts";
import type { EntryQuery } from "../../domain/ports.ts";
import { paidOf } from "../../domain/price.ts";
import type { Which } from "./arguments.ts";
import type { ToolContext } from "./tool.ts";

/** Entries that are meant; several of `one-of` need a question, several of `all` are all meant. */
export type WhichEntries =
  | { readonly kind: "all"; readonly entries: readonly Entry[] }
  | { readonly kind: "one-of"; readonly entries: readonly Entry[] }
  | { readonly kind: "none" };

/** How many entries a question about "which one" looks at. */
const CANDIDATES = 5;

/** Finds the entries that someone means, what was just shown before anything older. */
export async function findEntries(context: ToolContext, which: Which): Promise<WhichEntries> {
  if ("id" in which) return all([await context.book.entry(which.id)]);
  if ("position" in which) {
    const id = context.state.shown[which.position - 1]?.id;
    return all([id === undefined ? null : await context.book.entry(id)]);
  }
  if ("replied_to" in which) return all(await shownEntries(context));
  if ("last" in which) return all(await lastEntries(context, which.last));
  return byDescription(context, which);
}

async function lastEntries(context: ToolContext, count: number): Promise<(Entry | null)[]> {
  const { book, person, author, about = author.turn } = context;
  const latest = await book.entries({ actor: person.id, order: "made", limit: count });
  // What the same turn has just made is later than whatever was shown before it.
  const isFresh = ({ source, madeAt }: Entry): boolean => source.event === about && madeAt === author.at;
  if (latest.length === count && latest.every(isFresh)) return latest;
  const shown = (await shownEntries(context)).toSorted((a, b) => (a.id < b.id ? 1 : -1));
  if (shown.length >= count) return shown.slice(0, count);
  const made = await context.book.entries({ actor: context.person.id, order: "made", limit: count + BY_JOBS });
  // "The last one" is the last that they said: what a job logged meanwhile is named by its words.
  return made.filter(({ source }) => source.channel !== JOB_CHANNEL).slice(0, count);
}

/** More than jobs log between two things that a person says. */
const BY_JOBS = 50;

async function shownEntries({ book, state }: ToolContext): Promise<Entry[]> {
  const entries: Entry[] = [];
  for (const { id } of state.shown) {
    const entry = id === undefined ? null : await book.entry(id);
    if (entry) entries.push(entry);
  }
  return entries;
}

async function byDescription(
  context: ToolContext,
  which: Extract<Which, { words?: string | undefined }>,
): Promise<WhichEntries> {
  const words = which.words === undefined ? undefined : normaliseDescription(which.words);
  // "The one I texted" says no more: it is the latest of one's own.
  const isLatest = which.words === undefined && which.date === undefined && which.amount === undefined;
  const query: Omit<EntryQuery, "ledger"> = {
    order: "made",
    limit: isLatest ? 1 : 50,
    ...(isLatest ? { actor: context.person.id } : {}),
    ...(words === undefined || words === "" ? {} : { words }),
    ...(which.date === undefined ? {} : { from: which.date, to: which.date }),
    ...(which.channel === undefined ? {} : { channel: which.channel }),
  };
  const isAmount = (entry: Entry): boolean =>
    which.amount === undefined ||
    [entry.amount, paidOf(entry)].some((amount) => Number(toDecimal(amount)) === Number(which.amount));
  const isShown = (entry: Entry): boolean => context.state.shown.some(({ id }) => id === entry.id);
  const found = (await context.book.entries(query)).filter(isAmount);
  const spent = preferred(preferred(found, isShown), ({ kind }) => kind !== "transfer");
  const candidates = preferred(spent, (entry) => hasWholeWords(entry, words ?? ""));
  if (candidates.length === 0) return { kind: "none" };
  return { kind: "one-of", entries: candidates.slice(0, CANDIDATES) };
}

/** Those that are so, or all where none is. */
function preferred(entries: readonly Entry[], isSo: (entry: Entry) => boolean): readonly Entry[] {
  const those = entries.filter(isSo);
  return those.length > 0 ? those : entries;
}

/** "bus" means the bus, not the business lunch. */
function hasWholeWords({ normalised }: Entry, words: string): boolean {
  const its = new Set(normalised.split(" "));
  return words.split(" ").every((word) => its.has(word));
}

function all(entries: readonly (Entry | null)[]): WhichEntries {
  const there = entries.filter((entry) => entry !== null);
  return there.length === 0 ? { kind: "none" } : { kind: "all", entries: there };
}
