import type { Memory } from "../../domain/memory.ts";
import type { Remembered } from "../tools/remember.ts";
import type { Presentation } from "../tools/tool.ts";
import { UNDO_CHOICE } from "./logged.ts";
import { combine, textOnly } from "./presentation.ts";

/** Confirms what is kept in mind, in the person's own words. */
export function presentRemembered(results: readonly Remembered[]): Presentation {
  return combine(
    results.map(({ memory, isNew }) =>
      isNew
        ? { ...textOnly(`🧠 I'll keep in mind: “${memory.text}”.`), choices: [UNDO_CHOICE] }
        : textOnly(`🧠 I know: “${memory.text}”.`),
    ),
  );
}

/** What is kept in mind, numbered. */
export function presentMemories(results: readonly (readonly Memory[])[]): Presentation {
  return combine(
    results.map((memories) =>
      textOnly(
        memories.length === 0
          ? "You haven't told me anything about yourself. Say “remember I'm vegetarian”."
          : [
              "What you told me about yourself:",
              ...memories.map(({ text }, index) => `${index + 1}. ${text}`),
              "“forget 1” drops the first.",
            ].join("\n"),
      ),
    ),
  );
}

/** Confirms what is forgotten. */
export function presentForgotten(results: readonly (readonly Memory[])[]): Presentation {
  return combine(
    results.map((memories) => ({
      ...textOnly(
        memories.length === 1
          ? `🧠 Forgotten: “${memories[0]?.text}”.`
          : `🧠 Forgotten: all ${memories.length} things that you told me about yourself.`,
      ),
      choices: [UNDO_CHOICE],
    })),
  );
}
