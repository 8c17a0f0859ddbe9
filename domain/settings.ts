import type { CategoryGroup, CategoryId } from "./categories.ts";
import type { Currency } from "./money.ts";
import type { CalendarDate, Payday, PeriodKey } from "./period.ts";
import type { PersonId } from "./person.ts";
import type { RiskTolerance } from "./plan.ts";

/** What was settled about a ledger as a whole since it was made. */
export interface LedgerSettings {
  /** When budget months start; left out: as the ledger says. */
  readonly paydays?: readonly Payday[];
  /** While nothing but its own entries are in the ledger its currency may still change. */
  readonly currency?: Currency;
  /** Left out: moderate. */
  readonly risk?: RiskTolerance;
}

/** A ledger's settings stand under this id. */
export const SETTINGS_ID = "settings";

/** What a person prefers; kept in their own ledger, so that it can be undone like everything else. Unique by person. */
export interface Preferences {
  readonly person: PersonId;
  readonly currency?: Currency;
  /** IANA. */
  readonly zone?: string;
  /** BCP 47. */
  readonly locale?: string;
  /** While away: bare amounts are in its currency, days are those of its zone, up to and including `until`. */
  readonly away?: { readonly until: CalendarDate; readonly currency?: Currency; readonly zone?: string };
  /** Local times `HH:MM` between which nothing is sent that nobody asked for. */
  readonly quiet?: { readonly from: string; readonly to: string };
  readonly digest?: "off" | "weekly" | "monthly";
  /** Percents of an allocation at which to warn. */
  readonly alerts?: readonly number[];
  readonly nudges?: "off" | "few" | "normal" | "many";
  readonly tone?: "plain" | "warm" | "strict";
}

/** What a person made of a category: one of their own, or one of the defaults under other terms. Unique by category. */
export interface CategorySetting {
  readonly id: CategoryId;
  readonly name?: string;
  readonly emoji?: string;
  readonly group?: CategoryGroup;
  /** 1 (luxury) … 10 (essential). */
  readonly necessity?: number;
  readonly parent?: CategoryId;
  /** Other names that it goes by, folded. */
  readonly aliases?: readonly string[];
  /** How much it matters to this person, 1–10; left out: as its necessity says. */
  readonly priority?: number;
  /** From this period on it carries what is left, or over, into the next one. */
  readonly carriesFrom?: PeriodKey;
  /** It was merged into that one and is offered no more. */
  readonly mergedInto?: CategoryId;
}
