import { isTimeZone } from "../../../domain/locale.ts";
import { comingDate } from "../coming-dates.ts";
import { placeNamed } from "../places.ts";
import { ask } from "../questions.ts";
import type { Understanding, UnderstandingContext } from "../understanding.ts";
import { prefer } from "./preference.ts";

/** "I'm in Berlin", "I'm in Tokyo until Friday", "I'm back home" */
export function readPlace(body: string, context: UnderstandingContext): Understanding | null {
  const today = context.now.toPlainDate();
  if (HOME.test(body)) return prefer({ until: today.subtract({ days: 1 }).toString() });
  const groups = PLACES.map((pattern) => pattern.exec(body)?.groups).find((found) => isPlace(found?.place));
  if (!groups?.place) return null;
  const name = groups.place;
  const place = placeNamed(name) ?? { zone: name };
  const isStay = [groups.for, groups.until, groups.this].some((end) => end !== undefined && end !== "");
  if (!isStay) {
    return place.zone === undefined
      ? ask(`Which city in ${name} do you go by? There are several clocks.`, [])
      : prefer({ time_zone: place.zone });
  }
  const until = lastDay(groups, context);
  if (until === null) return ask(`Until which day are you in ${name}?`, []);
  const local = "currency" in place ? { currency: place.currency } : {};
  return prefer({ ...local, ...(place.zone === undefined ? {} : { time_zone: place.zone }), until });
}

const of = (source: string): RegExp => new RegExp(`^(?:${source})$`, "iu");
const MY = "(?:my |our |the )?(?:own |home )?";
const SINCE = "(?:now |currently |just |presently |actually |both |all )*";
const STAYS =
  "(?:staying |living |based |travell?ing |visiting |on (?:holiday|vacation|a trip|business|a business trip) |away |abroad |over |back )*";
const END =
  "(?:,? (?<for>for (?:the (?:next )?)?(?:an? |one |two |three |four |five |six |seven |eight |nine |ten |\\d{1,2} )?(?:days?|nights?|weeks?|months?|weekend))|,? (?:until|till|til|through|up to) (?<until>.{2,30}?)|,? (?<this>today|tonight|this (?:week|weekend|month)))?";
const PLACE = "(?<place>\\p{L}[\\p{L}.' -]{1,30}?)";
const PLACES: readonly RegExp[] = [
  of(`(?:(?:i|we)(?:'m|'re| am| are)|im) ${SINCE}${STAYS}(?:in|to|at|around) ${PLACE}${END}`),
  of(`(?:(?:i|we)(?:'m|'re| am| are)|im) ${SINCE}visiting ${PLACE}${END}`),
  of(
    `(?:i|we)(?:'ve| have)? ${SINCE}(?:live|moved|relocated|landed|arrived|stay)(?: back)? ${SINCE}(?:in|to|at) ${PLACE}${END}`,
  ),
  of(`(?:on (?:holiday|vacation|a trip)|travell?ing|staying|visiting|away)(?: in| to)? ${PLACE}${END}`),
  of(
    `(?:set |change |switch )?${MY}(?:time ?zone|clock)(?: should be| is| to|:| =)? (?<place>[\\p{L}/_.' -]{2,40}?)(?: time)?(?<for>)?(?<until>)?(?<this>)?`,
  ),
];
const HOME = of(
  `(?:(?:i|we)(?:'m|'re| am| are)|im)? ?(?:back|home)(?: (?:home|again|now|at home|from \\p{L}[\\p{L} ]{1,30}|from (?:my |the |our )?(?:trip|holiday|vacation|travels)))*|(?:my|the|our) (?:trip|holiday|vacation) is over|(?:i|we) (?:came|got|returned|have returned|am back)(?: back)? home`,
);

/** All by which it is told. */
export const PLACING: readonly RegExp[] = [...PLACES, HOME];

function isPlace(name: string | undefined): boolean {
  return name !== undefined && (placeNamed(name) !== null || isZone(name));
}

/** Zones are named by region and city; abbreviations such as EST mean several. */
function isZone(name: string): boolean {
  return /^\p{L}+\/[\p{L}/_-]+$/u.test(name) && isTimeZone(name);
}

/** The last day of a stay; null where it can't be told. */
function lastDay(end: Readonly<Record<string, string | undefined>>, context: UnderstandingContext): string | null {
  const today = context.now.toPlainDate();
  if (end.until) return /^(?:today|tonight)$/i.test(end.until) ? today.toString() : comingDate(end.until, context);
  const [, count, unit] = LENGTH.exec(end.for ?? end.this ?? "") ?? [];
  return unit === undefined ? today.toString() : dayAfter(today, unit.toLowerCase(), end.for ? numberOf(count) : null);
}

const LENGTH =
  /(?:^| )(?:(an?|one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2}) )?(day|night|week|month|weekend)s?$/i;

/** @param count so many of the unit; null: the rest of the running one */
function dayAfter(today: Temporal.PlainDate, unit: string, count: number | null): string {
  const sunday = today.add({ days: 7 - today.dayOfWeek });
  switch (unit) {
    case "weekend":
      return sunday.toString();
    case "week":
      return (count === null ? sunday : today.add({ weeks: count })).toString();
    case "month":
      return (count === null ? today.with({ day: today.daysInMonth }) : today.add({ months: count })).toString();
    default:
      return today.add({ days: unit === "night" ? (count ?? 1) : (count ?? 1) - 1 }).toString();
  }
}

const COUNTS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

function numberOf(count = "one"): number {
  return /^\d+$/.test(count) ? Number(count) : Math.max(1, COUNTS.indexOf(count.toLowerCase()) + 1);
}
