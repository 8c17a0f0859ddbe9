import { z } from "zod";
import { maskCardNumbers } from "../../domain/card-number.ts";
import { normaliseDescription } from "../../domain/entry.ts";
import { InvalidInput } from "../../domain/errors.ts";
import { type Memory, MOST_REMEMBERED } from "../../domain/memory.ts";
import { presentRemembered } from "../replies/memories.ts";
import { defineTool } from "./tool.ts";

const args = z.strictObject({ text: z.string().trim().min(1).max(MOST_REMEMBERED.characters) });

/** What is kept in mind, and whether it was before. */
export interface Remembered {
  readonly memory: Memory;
  readonly isNew: boolean;
}

/** Keeps in mind what the person tells about themselves. Nothing is computed from it. */
export const remember = defineTool({
  name: "remember",
  description: "Keep in mind what the person says about themselves; it changes no figure.",
  risk: "write",
  args,
  async run({ book, newId, author, commit }, given): Promise<Remembered> {
    const text = maskCardNumbers(given.text);
    const known = await book.records("memories");
    const same = known.find((memory) => normaliseDescription(memory.text) === normaliseDescription(text));
    if (same) return { memory: same, isNew: false };
    if (known.length >= MOST_REMEMBERED.things) {
      throw new InvalidInput(`I keep ${MOST_REMEMBERED.things} things in mind already; forget one of them first.`);
    }
    const memory: Memory = { id: newId(), text, at: author.at };
    await commit([{ what: "memories", id: memory.id, before: null, after: memory }]);
    return { memory, isNew: true };
  },
  present: presentRemembered,
});
