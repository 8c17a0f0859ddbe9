import { z } from "zod";
import { InvalidInput } from "../../domain/errors.ts";
import { inOrderTold, type Memory, MOST_REMEMBERED, memoriesAbout } from "../../domain/memory.ts";
import { findUndo } from "../../domain/undo.ts";
import { presentForgotten } from "../replies/memories.ts";
import { defineTool, type ToolContext } from "./tool.ts";

const args = z
  .strictObject({
    about: z.string().trim().min(1).max(MOST_REMEMBERED.characters).optional(),
    position: z.int().min(1).max(MOST_REMEMBERED.things).optional(),
    which: z.enum(["latest", "all"]).optional(),
  })
  .refine((given) => Object.keys(given).length === 1, "name it by its words, its position, or which");

/** Forgets what the person told about themselves: by its words, its place in the list, the latest, or all. */
export const forget = defineTool({
  name: "forget",
  description:
    "Forget something that the person told about themselves: by its words, its position in the list, the latest, or all.",
  risk: "write",
  args,
  async run(context, given): Promise<readonly Memory[]> {
    const memories = inOrderTold(await context.book.records("memories"));
    const gone = await meant(context, memories, given);
    await context.commit(gone.map((before) => ({ what: "memories", id: before.id, before, after: null })));
    return gone;
  },
  present: presentForgotten,
});

/** @throws InvalidInput when there is none, or it is not clear which */
async function meant(
  context: ToolContext,
  memories: readonly Memory[],
  given: z.output<typeof args>,
): Promise<Memory[]> {
  if (memories.length === 0)
    throw new InvalidInput("You haven't told me anything about yourself, so there is nothing to forget.");
  if (given.position !== undefined) return atPosition(memories, given.position);
  if (given.about !== undefined) return about(memories, given.about);
  return given.which === "all" ? [...memories] : latest(context, memories);
}

function atPosition(memories: readonly Memory[], position: number): Memory[] {
  const memory = memories[position - 1];
  if (!memory)
    throw new InvalidInput(
      `I keep ${memories.length === 1 ? "one thing" : `${memories.length} things`} in mind; there is no number ${position}.`,
    );
  return [memory];
}

function about(memories: readonly Memory[], words: string): Memory[] {
  const found = memoriesAbout(memories, words);
  const [memory, another] = found;
  if (another) {
    const several = found.map((one) => `${memories.indexOf(one) + 1}. ${one.text}`).join(" · ");
    throw new InvalidInput(`Which one? ${several}. Say “forget” and its number.`);
  }
  if (!memory)
    throw new InvalidInput(
      `I know nothing about “${words}”. Say “what do you know about me” to see what I keep in mind.`,
    );
  return [memory];
}

/** "That" is what was told just now: after anything else was written, "undo" is what takes it back. */
async function latest({ book }: ToolContext, memories: readonly Memory[]): Promise<Memory[]> {
  // What would take the latest change back: a thing that was kept in mind would go.
  const [last] = await findUndo(book, 1);
  const told = last?.changes.findLast(({ what, before }) => what === "memories" && before !== null);
  const memory = memories.find(({ id }) => id === told?.id);
  if (!memory) {
    throw new InvalidInput(
      "Forget what? “forget” and a few of its words drops something that you told me about yourself; “undo” takes back the last change.",
    );
  }
  return [memory];
}
