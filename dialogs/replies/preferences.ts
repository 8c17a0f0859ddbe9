import { countryOfZone, currencyOf } from "../../domain/countries.ts";
import { daysIn, type Period } from "../../domain/period.ts";
import type { Preferences } from "../../domain/settings.ts";
import type { PendingChoice } from "../state.ts";
import type { CurrencySwitch } from "../tools/currency-switch.ts";
import type { PreferencesResult } from "../tools/set-preferences.ts";
import type { Presentation } from "../tools/tool.ts";
import { alertLines, ofRunningPeriods, rearmedLines } from "./alerts.ts";
import { categoryName } from "./entries.ts";
import { capitalise, currencyName, enumerated, formatDate, formatPercent, plural, type View } from "./format.ts";
import { UNDO_CHOICE } from "./logged.ts";
import { placeOf, sampleOf } from "./preferences-listed.ts";
import { combine, textOnly } from "./presentation.ts";

/** Says how the person is taken from now on, and what follows from it. */
export function presentPreferences(results: readonly PreferencesResult[], view: View): Presentation {
  return combine(results.map((result) => present(result, view)));
}

function present(result: PreferencesResult, view: View): Presentation {
  const { isChanged, currency, given } = result;
  const alerts = ofRunningPeriods(result.alerts, view);
  const mark = isChanged ? "⚙️" : "Already so:";
  const lines = [
    ...wordsOf(result, view).map((words) => `${mark} ${words}`),
    ...alertLines(alerts, [], view),
    ...rearmedLines(alerts, view),
  ];
  if (currency?.kind === "ask" && given.currency !== undefined) return askMisread(lines, given.currency, currency);
  return { ...textOnly(lines.join("\n")), ...(isChanged ? { choices: [UNDO_CHOICE] } : {}) };
}

/** Asks whether what was logged was meant in the new currency; everything else that was said is written. */
function askMisread(
  lines: readonly string[],
  wanted: string,
  { book, entries }: Extract<CurrencySwitch, { kind: "ask" }>,
): Presentation {
  const [name, former] = [currencyName(wanted), currencyName(book)];
  const question = `Was what you logged so far (${plural(entries, "entry", "entries")}) in ${name}, too?`;
  const answer = (was_misread: boolean): PendingChoice["calls"] => [
    { tool: "set_preferences", args: { currency: wanted, was_misread } },
  ];
  const choices: PendingChoice[] = [
    { label: `Yes, in ${name}`, isYes: true, calls: answer(true) },
    { label: `No, in ${former}`, calls: answer(false) },
  ];
  return { ...textOnly([...lines, question].join("\n")), choices, pending: { question, choices } };
}

/** A sentence for each thing that was said. */
function wordsOf(result: PreferencesResult, view: View): string[] {
  const { given, after, currency } = result;
  const isStay = given.until !== undefined;
  return [
    isStay ? stayWords(result, view) : "",
    given.currency !== undefined && !isStay ? currencyWords(given.currency, currency) : "",
    given.time_zone !== undefined && !isStay
      ? `your clock goes by ${placeOf(given.time_zone)}, where it is ${result.time}.${moneyThere(result)}`
      : "",
    given.locale === undefined ? "" : `amounts and dates look like ${sampleOf({ ...view, locale: given.locale })} now.`,
    given.payday === undefined ? "" : paydayWords(given.payday, result.periods, view),
    given.quiet_from !== undefined || given.quiet_to !== undefined ? quietWords(after) : "",
    given.digest === undefined ? "" : DIGESTS[given.digest],
    given.alerts === undefined ? "" : thresholdWords(result, view),
    given.nudges === undefined ? "" : NUDGES[given.nudges],
    given.tone === undefined ? "" : TONES[given.tone],
  ]
    .filter((words) => words !== "")
    .map(capitalise);
}

/** Who moves to where money is another may want to count in that. */
function moneyThere({ given, ownCurrency }: PreferencesResult): string {
  const country = given.time_zone === undefined ? null : countryOfZone(given.time_zone);
  const local = country === null ? null : currencyOf(country);
  if (local === null || local === ownCurrency || given.currency !== undefined) return "";
  return ` Amounts without a sign stay ${currencyName(ownCurrency)}; say “use ${currencyName(local)}” to change that.`;
}

function currencyWords(wanted: string, outcome: CurrencySwitch | null): string {
  const name = currencyName(wanted);
  switch (outcome?.kind) {
    case "book":
      return outcome.entries === 0
        ? `amounts are ${name} from now on, and so is your book.`
        : `amounts are ${name}, also ${outcome.entries === 1 ? "the one" : `all ${outcome.entries}`} that you logged so far.`;
    case "kept":
      return `amounts without a sign are ${name} from now on. Your book goes on in ${currencyName(outcome.book)}, because it counts in them already: the rest is converted.`;
    case "ask":
      return "";
    case undefined:
      return `amounts are ${name}, like your book.`;
  }
}

function stayWords({ after: { away }, time }: PreferencesResult, view: View): string {
  if (away === undefined) return "welcome back: your own money and clock again.";
  const amounts = away.currency === undefined ? "" : ` amounts without a sign are ${currencyName(away.currency)};`;
  const clock = away.zone === undefined ? "" : ` days are those of ${placeOf(away.zone)}, where it is ${time};`;
  return `until ${formatDate(away.until, view)}:${amounts}${clock} your book stays in ${currencyName(view.currency)}.`;
}

/** Which days the running month and the next ones have; the one in between is longer or shorter where a plan was made. */
function paydayWords(day: number, [running, next, following]: readonly Period[], view: View): string {
  if (!running || !next || !following) return "";
  const range = ({ start, end }: Period): string => `${formatDate(start, view)} to ${formatDate(end, view)}`;
  const isBridged = Math.abs(daysIn(next) - daysIn(following)) > USUAL_DIFFERENCE;
  const bridge = isBridged
    ? `; the next, ${range(next)}, has ${plural(daysIn(next), "day")}, and then it is ${range(following)}`
    : `, the next one ${range(next)}`;
  return `payday is day ${day}: this budget month is ${range(running)}${bridge}.`;
}

/** Months are not all of one length. */
const USUAL_DIFFERENCE = 3;

function quietWords({ quiet }: Preferences): string {
  if (quiet === undefined) return "no quiet hours: what there is to tell comes at any time.";
  return `quiet from ${quiet.from} to ${quiet.to}: nothing comes then that you did not ask for.`;
}

const DIGESTS = {
  off: "no digest.",
  weekly: "a digest of each week comes on the morning after it, in the chats that you have linked.",
  monthly: "a digest of each budget month comes on the morning after it, in the chats that you have linked.",
} as const;

function thresholdWords({ after, past }: PreferencesResult, view: View): string {
  const { alerts = [] } = after;
  if (alerts.length === 0) return "no warnings when a category is nearly used up.";
  const at = enumerated(alerts.map((threshold) => formatPercent(threshold, view)));
  const over = past.map(
    ({ category, threshold }) => `${categoryName(category, view)} (${formatPercent(threshold, view)})`,
  );
  return `warnings come at ${at} of a category.${over.length === 0 ? "" : ` Past it already: ${over.join(", ")}.`}`;
}

const NUDGES = {
  off: "nothing comes of my own accord, not even a warning when a bill crosses one.",
  few: "only warnings come of my own accord, when a bill crosses one.",
  normal: "warnings come of my own accord, when a bill crosses one. There are no other hints.",
  many: "warnings come of my own accord, when a bill crosses one. I have no other hints to send.",
} as const;

const TONES = {
  plain: "plain words it is: the facts, and nothing else.",
  warm: "friendly words it is: warnings, advice and summaries come with a kind one.",
  strict: "strict words it is: warnings, advice and summaries say what to stop.",
} as const;

/** What a change of preferences was: `currency USD → EUR, quiet from 21:00 to 07:00`. */
export function preferenceChange(before: Preferences | null, after: Preferences | null): string {
  const parts = Object.entries(NAMES).flatMap(([key, words]) => {
    const [was, is] = [words(before), words(after)];
    return was === is ? [] : [`${key} ${was} → ${is}`];
  });
  return parts.join(", ");
}

function thresholdList(alerts: Preferences["alerts"]): string {
  if (alerts === undefined) return "as usual";
  return alerts.length === 0 ? "never" : enumerated(alerts.map((threshold) => `${threshold} %`));
}

const NAMES: Readonly<Record<string, (preferences: Preferences | null) => string>> = {
  currency: (its) => its?.currency ?? "as before",
  clock: (its) => its?.zone ?? "as before",
  locale: (its) => its?.locale ?? "as before",
  away: (its) => its?.away?.until ?? "not",
  quiet: (its) => (its?.quiet ? `${its.quiet.from}–${its.quiet.to}` : "never"),
  digest: (its) => its?.digest ?? "as before",
  warnings: (its) => thresholdList(its?.alerts),
  nudges: (its) => its?.nudges ?? "as usual",
  tone: (its) => its?.tone ?? "as usual",
};
