import { plainText } from "../replies/plain-text.ts";
import type { Wording } from "./wording.ts";

/** Texts that are remembered: some kilobytes each at most. */
const REMEMBERED = 500;

/**
 * A wording that says the same thing in the same words, and pays for it once: for what is asked for again and again, like a
 * page that is opened. What could not be worded is tried again.
 */
export function rememberedWording(wording: Wording): Wording {
  const known = new Map<string, Promise<string | null>>();
  return {
    word(person, telling, signal) {
      const { presentations, view, said } = telling;
      const told = presentations.map(({ blocks }) => plainText({ blocks, privacy: "private" }));
      const key = JSON.stringify([person, view.tone, said, told]);
      const before = known.get(key);
      if (before) return before;
      const words = wording.word(person, telling, signal);
      const [oldest] = known.keys();
      if (known.size >= REMEMBERED && oldest !== undefined) known.delete(oldest);
      known.set(key, words);
      const forget = (): void => void known.delete(key);
      words.then((text) => text ?? forget(), forget);
      return words;
    },
  };
}
