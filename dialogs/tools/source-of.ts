import type { Book } from "../../domain/book.ts";
import type { ToolContext } from "./tool.ts";

/**
 * Which message an entry is of: the one that was asked about, where this is the answer, so that an edit or a reply finds it
 * there; then at the first place that nothing of that message took.
 */
export async function sourceOf({
  book,
  author,
  about,
  index,
}: ToolContext): Promise<{ event: string; position: number }> {
  if (about === undefined) return { event: author.turn, position: index + 1 };
  const taken = await positionsOf(book, about);
  let position = 1;
  while (taken.has(position)) position += 1;
  return { event: about, position };
}

/** The place after all entries of a message. */
export async function positionAfter(book: Book, event: string): Promise<number> {
  return Math.max(0, ...(await positionsOf(book, event))) + 1;
}

async function positionsOf(book: Book, event: string): Promise<Set<number>> {
  const made = await book.entries({ event, order: "made", limit: ITEMS });
  return new Set(made.map(({ source }) => source.position));
}

/** More than one message can say. */
const ITEMS = 100;
