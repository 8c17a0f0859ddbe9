/** A time-ordered, unguessable id: UUID version 7 (RFC 9562, section 5.7). */
export type Id = string;

/** Makes ids; everything that needs a new id takes one as an argument. */
export type IdSource = () => Id;

/**
 * Ids from a clock and a source of randomness that are passed in.
 *
 * Ids of one source sort in the order in which they were made, also within a millisecond (a 12-bit counter, method 1
 * of the RFC) and when the clock steps back.
 *
 * @param nowMs milliseconds since the epoch
 * @param randomBytes n cryptographically random bytes
 */
export function idSource(nowMs: () => number, randomBytes: (n: number) => Uint8Array): IdSource {
  let last = 0;
  let counter = 0;
  return () => {
    const now = Math.max(nowMs(), last);
    counter = now === last ? counter + 1 : 0;
    last = now;
    if (counter > 0xfff) {
      last += 1;
      counter = 0;
    }
    return format(last, counter, randomBytes(8));
  };
}

function format(ms: number, counter: number, random: Uint8Array): Id {
  const time = ms.toString(16).padStart(12, "0");
  const sequence = `7${counter.toString(16).padStart(3, "0")}`;
  const bytes = Uint8Array.from(random);
  bytes[0] = ((bytes[0] ?? 0) & 0x3f) | 0x80;
  const tail = bytes.toHex();
  return `${time.slice(0, 8)}-${time.slice(8)}-${sequence}-${tail.slice(0, 4)}-${tail.slice(4)}`;
}
