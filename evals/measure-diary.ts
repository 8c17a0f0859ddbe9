import { categoryFor } from "../dialogs/tools/category-for.ts";
import type { Author } from "../domain/book.ts";
import { type CategoryBook, type CategoryId, categoryBookOf } from "../domain/categories.ts";
import { draftEntry } from "../domain/draft-entry.ts";
import type { Entry } from "../domain/entry.ts";
import { byOrder, matchesQuery } from "../domain/entry-query.ts";
import type { Ledger } from "../domain/ledger.ts";
import { parseAmount } from "../domain/money.ts";
import { addCategory, type OwnCategory } from "../domain/own-category.ts";
import type { DiaryEntry } from "./diary.ts";
import { type Figure, shareFigure } from "./figures.ts";

/** So many entries are there to learn from before it counts. */
const LEARNING = 400;

/** How many entries a step of the figures holds. */
const WINDOW = 200;

/** What became of an entry that was told without its category. */
export interface Replayed extends DiaryEntry {
  /** The category that it was put into. */
  readonly found: CategoryId;
  /** How sure that was, 0 … 1. */
  readonly confidence: number;
  /** False where the person had to put it right. */
  readonly isRight: boolean;
}

/** How often a diary's entries go where their writer put them, once {@link LEARNING} were told, and how that came. */
export async function measureDiary(
  name: string,
  diary: readonly DiaryEntry[],
  onMiss: (line: string) => void,
): Promise<Figure[]> {
  const replayed = await replayDiary(diary);
  for (const { description, category, found, confidence, isRight } of replayed.slice(LEARNING)) {
    if (!isRight) onMiss(`${category} "${description}" → ${found} ${confidence}`);
  }
  const share = (what: string, from: number, to: number, wanted: { must?: number; goal?: number } = {}): Figure => {
    const of = replayed.slice(from, to);
    const right = of.filter(({ isRight }) => isRight).length;
    return shareFigure(`${name}, ${what}`, right, of.length, { better: "higher", ...wanted });
  };
  const starts = Array.from({ length: Math.ceil(replayed.length / WINDOW) }, (_, index) => index * WINDOW);
  return [
    share(`after ${LEARNING} entries`, LEARNING, replayed.length, { must: 0.78, goal: 0.85 }),
    ...starts.map((from) => {
      const to = Math.min(from + WINDOW, replayed.length);
      return share(`entries ${from + 1} – ${to}`, from, to);
    }),
  ];
}

const AUTHOR: Author = { turn: "diary", actor: "writer", channel: "console", at: "2026-01-01T00:00:00Z" };
const LEDGER: Ledger = {
  id: "diary",
  name: "Diary",
  currency: "USD",
  zone: "UTC",
  paydays: [{ from: "1970-01-01", day: 1 }],
  members: [],
};

/**
 * Tells a diary's entries one after the other without their categories, as the assistant would file them. A wrong one is put
 * right before the next is told, by a tap and without a rule; a category that is none of ours is made the first time that it
 * is needed. Nothing is known of what it means but where the writer put things.
 */
export async function replayDiary(diary: readonly DiaryEntry[]): Promise<Replayed[]> {
  const told: Entry[] = [];
  const own: OwnCategory[] = [];
  const replayed: Replayed[] = [];
  const book = {
    entries: async (query: Omit<Parameters<typeof matchesQuery>[0], "ledger">) =>
      told
        .filter((entry) => matchesQuery({ ...query, ledger: LEDGER.id }, entry))
        .toSorted(byOrder(query.order))
        .slice(0, query.limit),
    records: async () => [],
  };
  for (const [index, line] of diary.entries()) {
    const categories = categoryBookOf(own);
    const { category: found, suggested } = await categoryFor({ book, categories, isByModel: false }, line.description);
    const right = categories.find(line.category) ?? made(categories, own, line.category);
    replayed.push({ ...line, found, confidence: suggested.confidence, isRight: found === right });
    told.push(
      draftEntry(LEDGER, AUTHOR, line.date, {
        id: String(index).padStart(8, "0"),
        kind: "expense",
        amount: parseAmount(line.amount, LEDGER.currency),
        description: line.description,
        category: right,
        date: line.date,
        tags: [],
        suggested,
        position: 1,
      }),
    );
  }
  return replayed;
}

function made(categories: CategoryBook, own: OwnCategory[], name: string): CategoryId {
  const category = addCategory(categories, new Set(categories.all().map(({ id }) => id)), { name });
  own.push(category);
  return category.id;
}
