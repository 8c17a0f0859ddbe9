import type { View } from "../../dialogs/replies/format.ts";
import { categoryBookOf } from "../../domain/categories.ts";
import type { Ledger } from "../../domain/ledger.ts";
import { localDate } from "../../domain/period.ts";
import type { Person } from "../../domain/person.ts";
import type { LedgerStore } from "../../domain/ports.ts";
import type { Preferences } from "../../domain/settings.ts";

/**
 * For whom, and on which day, a member of a ledger is told what a job did there.
 *
 * @param person as they prefer to be taken
 */
export async function memberView(
  ledgers: Pick<LedgerStore, "records">,
  { zone, locale }: Person,
  preferences: Preferences | null,
  { id, currency }: Ledger,
  now: Temporal.Instant,
): Promise<View> {
  return {
    locale,
    currency,
    today: localDate(now.toString(), zone),
    categories: categoryBookOf(await ledgers.records(id, "categories")),
    ...(preferences?.tone === undefined ? {} : { tone: preferences.tone }),
  };
}
