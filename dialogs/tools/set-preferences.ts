import { z } from "zod";
import { DEFAULT_THRESHOLDS, reached } from "../../domain/alerts.ts";
import type { CategoryId } from "../../domain/categories.ts";
import { isLocale, isTimeZone } from "../../domain/locale.ts";
import type { Currency } from "../../domain/money.ts";
import type { Change } from "../../domain/operation.ts";
import { type Period, periodOf } from "../../domain/period.ts";
import { asPreferred } from "../../domain/person.ts";
import { changePreferences, type PreferenceTerms } from "../../domain/preferences.ts";
import type { Preferences } from "../../domain/settings.ts";
import { sameImage } from "../../domain/undo.ts";
import { presentPreferences } from "../replies/preferences.ts";
import { currency, date } from "./arguments.ts";
import { type CurrencySwitch, switchCurrency } from "./currency-switch.ts";
import { comingPeriods, paydayChange } from "./payday-change.ts";
import { readPeriod, warnedUseOf } from "./standing.ts";
import { readThresholds } from "./thresholds.ts";
import { type AlertOutcome, defineTool, NO_ALERTS, type ToolContext } from "./tool.ts";
import { weekUse } from "./week-alerting.ts";
import { readRunningWeeks } from "./weeks.ts";

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "A time is written 21:00.");

const terms = z.strictObject({
  currency: currency.exactOptional(),
  /** What was logged so far in the book's currency was meant in that one, or was not; only where the book's was a guess. */
  was_misread: z.boolean().exactOptional(),
  time_zone: z.string().refine(isTimeZone, "That is no IANA time zone, like Europe/Berlin.").exactOptional(),
  /** The last day abroad: currency and time zone are the place's until then. A day that is past ends the stay. */
  until: date.exactOptional(),
  locale: z.string().refine(isLocale, "That is no BCP 47 locale, like en-GB.").exactOptional(),
  payday: z.int().min(1).max(31).exactOptional(),
  quiet_from: z.union([time, z.literal("off")]).exactOptional(),
  quiet_to: time.exactOptional(),
  digest: z.enum(["off", "weekly", "monthly"]).exactOptional(),
  /** Percents of an allocation; none: no warnings. */
  alerts: z.array(z.int().min(1).max(1000)).max(5).exactOptional(),
  nudges: z.enum(["off", "few", "normal", "many"]).exactOptional(),
  tone: z.enum(["plain", "warm", "strict"]).exactOptional(),
});

const args = terms.refine((given) => Object.keys(given).some((name) => name !== "was_misread"), {
  message: "Say at least one thing that is preferred.",
});

/** What a person prefers, as arguments of the tool. */
export type PreferenceArgs = z.output<typeof args>;

/** What was preferred and is now, with what followed from it. */
export interface PreferencesResult {
  readonly given: PreferenceArgs;
  readonly before: Preferences;
  readonly after: Preferences;
  /** False where all of it was so already, and nothing was written. */
  readonly isChanged: boolean;
  /** What another currency means for the book. */
  readonly currency: CurrencySwitch | null;
  /** The running period and the next two, by the new payday. */
  readonly periods: readonly Period[];
  /** Categories that are past a threshold which they will not be warned at any more. */
  readonly past: readonly { readonly category: CategoryId; readonly threshold: number }[];
  readonly alerts: AlertOutcome;
  /** Of amounts without a sign, while the person is not away. */
  readonly ownCurrency: Currency;
  /** Local time `HH:MM`, by the clock that holds now. */
  readonly time: string;
}

/** Sets how a person wants to be taken: money, clock, days, quiet, warnings and manner. */
export const setPreferences = defineTool({
  name: "set_preferences",
  description:
    "Set the person's currency, time zone, locale, payday, quiet hours, digest, warning thresholds, nudges or tone; with `until` currency and zone hold for a stay abroad.",
  risk: "write",
  args,
  async run(context, given): Promise<PreferencesResult> {
    const { book, person, today } = context;
    const stored = await book.record("preferences", person.id);
    const before = stored ?? { person: person.id };
    const isAbroad = given.until !== undefined && given.until >= today;
    const switched =
      given.currency === undefined || isAbroad
        ? null
        : await switchCurrency(context, given.currency, given.was_misread);
    const after = changePreferences(before, termsOf(given, switched?.outcome?.kind === "ask"), today);
    const changes: Change[] = [
      ...(sameImage(before, after) ? [] : [{ what: "preferences", id: person.id, before: stored, after } as const]),
      ...(switched?.changes ?? []),
      ...(given.payday === undefined ? [] : await paydayChange(context, given.payday)),
    ];
    const alerts = changes.length === 0 ? NO_ALERTS : await context.commit(changes);
    return {
      given,
      before,
      after,
      isChanged: changes.length > 0,
      currency: switched?.outcome ?? null,
      periods: given.payday === undefined ? [] : comingPeriods(context),
      past: given.alerts === undefined ? [] : await pastThresholds(context, before.alerts ?? DEFAULT_THRESHOLDS),
      alerts,
      ownCurrency: after.currency ?? person.otherCurrency ?? person.currency,
      time: localTime(context, after),
    };
  },
  present: presentPreferences,
});

/** @param isAsked whether the currency waits for an answer */
function termsOf(given: PreferenceArgs, isAsked: boolean): PreferenceTerms {
  const { was_misread: _answer, payday: _ofTheBook, currency: wanted, time_zone: zone, ...rest } = given;
  const { quiet_from: from, quiet_to: to, alerts, ...others } = rest;
  const quiet = from === "off" ? from : { ...(from && { from }), ...(to && { to }) };
  return {
    ...others,
    ...(wanted === undefined || isAsked ? {} : { currency: wanted }),
    ...(zone === undefined ? {} : { zone }),
    ...(from === undefined && to === undefined ? {} : { quiet }),
    ...(alerts === undefined ? {} : { alerts: [...new Set(alerts)].sort((a, b) => a - b) }),
  };
}

function localTime({ person, author }: ToolContext, preferences: Preferences): string {
  const now = Temporal.Instant.from(author.at);
  const { zone } = asPreferred(person, preferences, now);
  return now.toZonedDateTimeISO(zone).toPlainTime().toString({ smallestUnit: "minute" });
}

/** What has passed a threshold that it was not warned at, of each category the highest. */
async function pastThresholds(
  { book, today }: ToolContext,
  former: readonly number[],
): Promise<PreferencesResult["past"]> {
  const added = (await readThresholds(book)).filter((threshold) => !former.includes(threshold));
  const period = await readPeriod(book, periodOf(today, book.ledger.paydays));
  const weeks = await readRunningWeeks(book, today);
  const past = [warnedUseOf(period), ...weeks.map(weekUse)].flatMap((use) => reached(use, added));
  return [...new Map(past.map((one) => [one.category, one])).values()];
}
