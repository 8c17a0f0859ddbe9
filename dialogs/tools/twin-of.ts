import type { Entry } from "../../domain/entry.ts";
import { paidOf } from "../../domain/price.ts";
import type { ToolContext } from "./tool.ts";

/** Minutes within which the same expense is more likely told twice than bought twice. */
const SOON = 5;

/** More of the same in a few minutes than anyone logs. */
const LOOKED_AT = 20;

/**
 * What the same person has just logged in another message, here or in another channel, with the same words and amount: two
 * coffees, or one that was told twice.
 */
export async function twinOf({ book, person }: ToolContext, entry: Entry): Promise<Entry | null> {
  const query = {
    actor: person.id,
    kinds: ["expense"],
    description: entry.normalised,
    order: "made",
    limit: LOOKED_AT,
  } as const;
  const made = await book.entries(query);
  return made.find((other) => isTwin(entry, other)) ?? null;
}

function isTwin(a: Entry, b: Entry): boolean {
  const [paid, other] = [paidOf(a), paidOf(b)];
  const isSame = a.normalised === "" ? a.description === b.description : a.normalised === b.normalised;
  return (
    isSame &&
    a.source.event !== b.source.event &&
    a.date === b.date &&
    paid.minor === other.minor &&
    paid.currency === other.currency &&
    Temporal.Instant.from(a.madeAt).since(Temporal.Instant.from(b.madeAt)).abs().total("minutes") <= SOON
  );
}
