import type { InboundEvent } from "../../dialogs/channel.ts";
import type { PeopleStore } from "../../domain/ports.ts";

/**
 * How many codes may be shown within a window, by one identity and by all, right ones included.
 *
 * A code that is typed has 39.8 bits. One that lives for ten minutes lives in two windows at most, so all guesses of the
 * world together find it with a chance of 600 in 2³⁹·⁸, below 10⁻⁹; an invitation lives in 1,009 windows: below 10⁻⁶.
 */
export const GUESSES = { byOne: 5, byAll: 300, windowMinutes: 10 } as const;

/** Counts the code that an event shows against the bounds, once. `now`: ISO instant. @returns false beyond them */
export async function mayGuess(
  people: Pick<PeopleStore, "spend">,
  {
    channel,
    sender,
    key,
  }: Pick<InboundEvent, "channel" | "key"> & { readonly sender: Pick<InboundEvent["sender"], "id"> },
  now: string,
): Promise<boolean> {
  const length = GUESSES.windowMinutes * 60_000;
  const window = Math.floor(Temporal.Instant.from(now).epochMilliseconds / length);
  const until = Temporal.Instant.fromEpochMilliseconds((window + 1) * length).toString();
  const byOne = { bucket: `guesses ${window} ${channel}:${sender.id}`, limit: GUESSES.byOne, until };
  const byAll = { bucket: `guesses ${window}`, limit: GUESSES.byAll, until };
  return (await people.spend(byOne, key)) && (await people.spend(byAll, key));
}

/** Of which window a bucket of guesses is, and of which channel, null for all together; not whose. Null for other buckets. */
export function guessesOf(bucket: string): { readonly window: string; readonly channel: string | null } | null {
  const [, window, channel = null] = /^guesses (\d+)(?: ([^:]+):.*)?$/s.exec(bucket) ?? [];
  return window === undefined ? null : { window, channel };
}
