import type { Preferences } from "./settings.ts";

/**
 * When the quiet hours end in which an instant lies; null when it lies in none.
 *
 * They may last over midnight. Two equal times are no hours at all.
 *
 * @param zone IANA; the local times are read in it
 */
export function quietUntil(quiet: Preferences["quiet"], now: Temporal.Instant, zone: string): Temporal.Instant | null {
  if (quiet === undefined || quiet.from === quiet.to) return null;
  const local = now.toZonedDateTimeISO(zone);
  const time = local.toPlainTime().toString({ smallestUnit: "minute" });
  const isOvernight = quiet.from > quiet.to;
  const isQuiet = isOvernight ? time >= quiet.from || time < quiet.to : time >= quiet.from && time < quiet.to;
  if (!isQuiet) return null;
  const lastDay = isOvernight && time >= quiet.from ? local.add({ days: 1 }) : local;
  return lastDay.toPlainDate().toZonedDateTime({ timeZone: zone, plainTime: quiet.to }).toInstant();
}
