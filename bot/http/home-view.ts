/** `GET /v1/budget/summary`. All amounts are main units of `currency`, rounded to its exponent; dates `YYYY-MM-DD`. */
export interface HomeView {
  readonly currency: string;
  /** Key of the running period, `YYYY-MM`. */
  readonly month: string;
  /** What the plan and the limits give out; 0 without any. */
  readonly total_budget: number;
  readonly total_spent: number;
  readonly total_remaining: number;
  /** Null when neither an income nor a balance is known. May be negative. */
  readonly free_to_spend: number | null;
  /** `free_to_spend` over the days left, rounded down; null with it. */
  readonly per_day: number | null;
  readonly period: {
    readonly start: string;
    readonly end: string;
    /** Counts today. */
    readonly days_left: number;
  };
  /** Most urgent first. */
  readonly categories: readonly HomeCategory[];
  /** Ids of the categories of which more than their allocation is spent. */
  readonly overspent_categories: readonly string[];
  readonly transaction_count: number;
  /** Latest made first. */
  readonly latest: readonly HomeEntry[];
}

export interface HomeCategory {
  readonly category_id: string;
  readonly name: string;
  readonly emoji: string;
  readonly allocated_amount: number;
  readonly spent_amount: number;
  /** Negative when overspent. */
  readonly remaining_amount: number;
}

export interface HomeEntry {
  readonly id: string;
  readonly description: string;
  readonly amount: number;
  /** The entry's own, which differs from the ledger's while it is not converted. */
  readonly currency: string;
  readonly category_id: string | null;
  readonly date: string;
}
