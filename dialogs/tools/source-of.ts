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
  const made = await book.entries({ event: about, order: "made", limit: ITEMS });
  const taken = new Set(made.map(({ source }) => source.position));
  let position = 1;
  while (taken.has(position)) position += 1;
  return { event: about, position };
}

/** More than one message can say. */
const ITEMS = 100;
