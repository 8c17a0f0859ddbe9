/**
 * Milliseconds since the epoch of an ISO instant.
 *
 * Instants are kept as they came, and compared by this: as texts, `…:00Z` and `…:00.5Z` sort the wrong way round.
 */
export function milliseconds(instant: string): number {
  return Temporal.Instant.from(instant).epochMilliseconds;
}
