import { z } from "zod";
import type { CategoryId } from "../../domain/categories.ts";
import type { Currency } from "../../domain/money.ts";
import { periodOf } from "../../domain/period.ts";
import { planInForce, type RiskTolerance } from "../../domain/plan.ts";
import { type Preferences, SETTINGS_ID } from "../../domain/settings.ts";
import { presentTaken } from "../replies/preferences-listed.ts";
import { readCarrying } from "./carried.ts";
import { readThresholds } from "./thresholds.ts";
import { defineTool } from "./tool.ts";

/** How a person is taken at the moment. */
export interface PreferencesNow {
  /** Of amounts without a sign. */
  readonly currency: Currency;
  readonly bookCurrency: Currency;
  /** IANA. */
  readonly zone: string;
  readonly preferences: Preferences | null;
  /** Day of the month on which budget months start. */
  readonly payday: number;
  /** Percents, ascending. */
  readonly alerts: readonly number[];
  readonly risk: RiskTolerance;
  readonly carrying: readonly CategoryId[];
}

/** Tells how the person is taken: money, clock, payday, quiet, warnings, risk, and what carries over. */
export const listPreferences = defineTool({
  name: "list_preferences",
  description:
    "List the person's preferences: currency, clock, payday, quiet hours, warnings, risk, what carries over.",
  risk: "read",
  args: z.strictObject({}),
  async run({ book, person, today }): Promise<PreferencesNow> {
    const { currency: bookCurrency, paydays } = book.ledger;
    const plan = planInForce(await book.records("plans"), periodOf(today, paydays).key);
    return {
      currency: person.currency,
      bookCurrency,
      zone: person.zone,
      preferences: await book.record("preferences", person.id),
      payday: paydays.at(-1)?.day ?? 1,
      alerts: await readThresholds(book),
      risk: (await book.record("settings", SETTINGS_ID))?.risk ?? plan?.risk ?? "moderate",
      carrying: [...(await readCarrying(book)).keys()],
    };
  },
  present: presentTaken,
});
