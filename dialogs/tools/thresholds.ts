import { DEFAULT_THRESHOLDS } from "../../domain/alerts.ts";
import type { Book } from "../../domain/book.ts";

/** The percents at which those who keep a book want to be warned, ascending. */
export async function readThresholds({ ledger, author, records }: Book): Promise<readonly number[]> {
  const preferences = await records("preferences");
  const people = new Set([author.actor, ...ledger.members.map(({ person }) => person)]);
  const wanted = [...people].flatMap((person) => {
    return preferences.find((its) => its.person === person)?.alerts ?? DEFAULT_THRESHOLDS;
  });
  return [...new Set(wanted)].sort((a, b) => a - b);
}
