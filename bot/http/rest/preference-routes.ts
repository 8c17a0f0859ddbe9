import * as z from "zod";
import { switchCurrency } from "../../../dialogs/tools/currency-switch.ts";
import { listPreferences } from "../../../dialogs/tools/list-preferences.ts";
import { setCarry } from "../../../dialogs/tools/set-carry.ts";
import { setPreferences } from "../../../dialogs/tools/set-preferences.ts";
import { setRisk } from "../../../dialogs/tools/set-risk.ts";
import type { ToolContext } from "../../../dialogs/tools/tool.ts";
import { DEFAULT_THRESHOLDS } from "../../../domain/alerts.ts";
import { Conflict, InvalidInput } from "../../../domain/errors.ts";
import { isLocale, isTimeZone } from "../../../domain/locale.ts";
import type { Person } from "../../../domain/person.ts";
import type { DirectCall, DirectReader } from "../../direct-calls.ts";
import { defined, known } from "./expense-routes.ts";
import { categoryId, currency, date } from "./fields.ts";
import { defineRoute, type Route } from "./route.ts";

const tag = "Account";

const clock = z.string().regex(/^([01][0-9]|2[0-3]):[0-5][0-9]$/, "must be a time like 21:00");
const zone = z.string().refine(isTimeZone, "must be an IANA time zone like Europe/Berlin");
const locale = z.string().refine(isLocale, "must be a BCP 47 locale like en-GB");
const quiet = z.strictObject({ from: clock, to: clock });
const digest = z.enum(["off", "weekly", "monthly"]);
const alerts = z.array(z.int().min(1).max(1000)).max(5);
const nudges = z.enum(["off", "few", "normal", "many"]);
const tone = z.enum(["plain", "warm", "strict"]);
const payday = z.int().min(1).max(31);

/** How careful plans and advice are. */
export const riskTolerance = z.enum(["conservative", "moderate", "aggressive"]);

const preferences = z
  .strictObject({
    currency: z.string(),
    book_currency: z.string(),
    time_zone: z.string(),
    locale: z.string(),
    away: z
      .strictObject({ until: z.string(), currency: z.string().nullable(), time_zone: z.string().nullable() })
      .nullable(),
    payday: z.int(),
    quiet_hours: z.strictObject({ from: z.string(), to: z.string() }).nullable(),
    digest,
    alerts: z.array(z.int()).readonly(),
    nudges,
    tone,
    risk_tolerance: riskTolerance,
    carry_over: z.record(z.string(), z.boolean()),
  })
  .meta({ id: "Preferences" });

/** @param stored the person as they are known without what they prefer */
async function readPreferences(reader: DirectReader, stored: Person): Promise<z.input<typeof preferences>> {
  const { bookCurrency, preferences: its, payday: day, risk, carrying } = await listPreferences.run(reader, {});
  const stay = its?.away && its.away.until >= reader.today ? its.away : null;
  return {
    currency: its?.currency ?? stored.currency,
    book_currency: bookCurrency,
    time_zone: its?.zone ?? stored.zone,
    locale: its?.locale ?? stored.locale,
    away: stay && { until: stay.until, currency: stay.currency ?? null, time_zone: stay.zone ?? null },
    payday: day,
    quiet_hours: its?.quiet ?? null,
    digest: its?.digest ?? "off",
    alerts: its?.alerts ?? DEFAULT_THRESHOLDS,
    nudges: its?.nudges ?? "normal",
    tone: its?.tone ?? "plain",
    risk_tolerance: risk,
    carry_over: Object.fromEntries(carrying.map((category) => [category, true])),
  };
}

/** A turn has room for that many, and what else is changed with them. */
const MOST_CARRIED = 15;

const get = defineRoute({
  method: "get",
  path: "/preferences",
  tag,
  summary:
    "How the person wants to be taken: money, clock, payday, quiet hours, warnings, manner, and what carries over.",
  access: "read",
  answer: preferences,
  handle: ({ direct }, { person }) => direct.read(person, (reader) => readPreferences(reader, person)),
});

const changes = z
  .strictObject({
    currency: currency.optional(),
    was_misread: z
      .boolean()
      .optional()
      .meta({ description: "Whether what was logged so far was meant in the new currency all along." }),
    time_zone: zone.optional(),
    locale: locale.optional(),
    away: z
      .strictObject({ until: date, currency: currency.optional(), time_zone: zone.optional() })
      .nullable()
      .optional()
      .meta({
        description: "A stay elsewhere: its last day, and the money and the clock of the place. Null: back home.",
      }),
    payday: payday.optional(),
    quiet_hours: quiet.nullable().optional(),
    digest: digest.optional(),
    alerts: alerts.optional().meta({ description: "Percents of an allocation at which to warn; none: never." }),
    nudges: nudges.optional(),
    tone: tone.optional(),
    risk_tolerance: riskTolerance.optional(),
    carry_over: z
      .record(categoryId, z.boolean())
      .refine((its) => Object.keys(its).length <= MOST_CARRIED, `must name ${MOST_CARRIED} categories at most`)
      .optional()
      .meta({ description: "Whether a category takes what is left, or over, into the next month." }),
  })
  .refine((its) => its.was_misread === undefined || its.currency !== undefined, "send was_misread with a currency");

const patch = defineRoute({
  method: "patch",
  path: "/preferences",
  tag,
  summary: "Prefer something else. What is left out stays; all that is sent is undone together.",
  access: "write",
  body: changes,
  example: {
    digest: "weekly",
    alerts: [80, 100],
    quiet_hours: { from: "21:30", to: "07:00" },
    carry_over: { dining: true },
  },
  answer: preferences,
  async handle({ direct, now }, { person, body, turn }) {
    const calls = callsFor(body, now());
    if (calls.length > 0) await direct.write(person, turn, calls);
    return direct.read(person, (reader) => readPreferences(reader, person));
  },
});

/** The calls that a body stands for; the same body always the same, because a turn's steps are known by their numbers. */
function callsFor(body: z.output<typeof changes>, now: Temporal.Instant): DirectCall<unknown>[] {
  const { away, quiet_hours: held, risk_tolerance: risk, carry_over: carries = {}, was_misread, ...others } = body;
  const home = defined({ ...others, ...quietArgs(held) });
  const misread = defined({ was_misread });
  return [
    ...(Object.keys(home).length === 0
      ? []
      : [{ tool: setPreferences, args: { ...home, ...misread }, check: assertDecided(body) }]),
    ...(away === undefined ? [] : [{ tool: setPreferences, args: stayArgs(away, now), check: assertAhead(away) }]),
    ...(risk === undefined ? [] : [{ tool: setRisk, args: { risk_tolerance: risk } }]),
    ...Object.entries(carries).map(([category, carry]) => {
      return { tool: setCarry, args: { category, carry }, check: known(category) };
    }),
  ];
}

function quietArgs(held: z.output<typeof quiet> | null | undefined): Record<string, unknown> {
  if (held === undefined) return {};
  return held === null ? { quiet_from: "off" } : { quiet_from: held.from, quiet_to: held.to };
}

type Stay = NonNullable<z.output<typeof changes>["away"]>;

/** A stay that was over yesterday, wherever one is, is one that ends. */
function stayArgs(away: Stay | null, now: Temporal.Instant): Record<string, unknown> {
  if (away) return defined(away);
  return { until: now.toZonedDateTimeISO("UTC").toPlainDate().subtract({ days: 2 }).toString() };
}

function assertAhead(away: Stay | null): (context: ToolContext) => void {
  return ({ today }) => {
    if (away && away.until < today)
      throw new InvalidInput(`${away.until} is over already; send away: null to come home.`);
  };
}

/** Refuses a currency about which chat would ask first what the book's entries were meant in. */
function assertDecided({ currency: wanted, was_misread: misread }: z.output<typeof changes>) {
  return async (context: ToolContext): Promise<void> => {
    if (wanted === undefined) return;
    const { outcome } = await switchCurrency(context, wanted, misread);
    if (outcome?.kind !== "ask") return;
    throw new Conflict(
      `The book holds ${outcome.entries} entries in ${outcome.book}. Send was_misread: true if they were meant in ${wanted} all along, false if not.`,
    );
  };
}

/** How people want to be taken. */
export const preferenceRoutes: readonly Route[] = [get, patch];
