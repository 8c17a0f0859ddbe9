import { normaliseDescription } from "../../domain/entry.ts";
import type { EntryQuery } from "../../domain/ports.ts";

/** Words that entries are looked for by, folded as a query takes them; what is blank narrows nothing. */
export function askedWords(words: string | undefined): Pick<EntryQuery, "words"> {
  return words === undefined || words.trim() === "" ? {} : { words: normaliseDescription(words) };
}
