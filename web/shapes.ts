/** What the API answers to the page's screens. Amounts are main units of the currency beside them. */

/** An entry of `GET /v1/expenses`. */
export interface Expense {
  readonly id: string;
  readonly kind: "expense" | "refund" | "adjustment" | "income" | "transfer";
  readonly amount: number;
  readonly currency: string;
  readonly category_id: string | null;
  readonly description: string;
  readonly date: string;
  readonly is_recurring: boolean;
  readonly tags: readonly string[];
  readonly channel: string;
}

export interface ExpensePage {
  readonly currency: string;
  readonly expenses: readonly Expense[];
  readonly next_cursor: string | null;
}

/** `GET /v1/ranking/categories`. */
export interface CategoryList {
  readonly currency: string;
  readonly categories: readonly {
    readonly id: string;
    readonly name: string;
    readonly emoji: string;
    readonly necessity_score: number;
    readonly is_system: boolean;
  }[];
}

/** `GET /v1/ranking/priorities`, the first of them first. */
export interface PriorityList {
  readonly priorities: readonly {
    readonly category_id: string;
    readonly name: string;
    readonly rank: number;
    readonly priority: number;
  }[];
}

/** `GET /v1/budget/pace`. */
export interface Pace {
  readonly currency: string;
  readonly month: string;
  readonly period: { readonly start: string; readonly end: string };
  readonly days: readonly { readonly date: string; readonly spent_amount: number }[];
  readonly planned_amount: number | null;
  readonly even_amount: number | null;
}

/** `GET /v1/recurring`. */
export interface RecurringList {
  readonly recurring: readonly {
    readonly id: string;
    readonly description: string;
    readonly amount: number;
    readonly currency: string;
    readonly frequency: "once" | "daily" | "weekly" | "monthly" | "yearly";
    readonly next_due: string | null;
  }[];
}

/** `GET /v1/preferences`. */
export interface Preferences {
  readonly currency: string;
  readonly time_zone: string;
  readonly locale: string;
  readonly payday: number;
  readonly quiet_hours: { readonly from: string; readonly to: string } | null;
  readonly digest: "off" | "weekly" | "monthly";
  readonly alerts: readonly number[];
  readonly nudges: "off" | "few" | "normal" | "many";
  readonly tone: "plain" | "warm" | "strict";
  readonly risk_tolerance: "conservative" | "moderate" | "aggressive";
}

/** `GET /v1/ranking/rules`. */
export interface RuleList {
  readonly rules: readonly { readonly words: string; readonly category_id: string }[];
}

/** `GET /v1/reminders`. */
export interface ReminderList {
  readonly reminders: readonly { readonly id: string; readonly about: string; readonly date: string }[];
}

/** One reason for an amount of a plan, as data. */
export interface Reason {
  readonly code: string;
  readonly category_id?: string;
  readonly amount?: number;
  readonly percent?: number;
  readonly date?: string;
}

/** `GET /v1/budget/{month}` and `POST /v1/budget/preview`. */
export interface Plan {
  readonly month: string;
  readonly currency: string;
  readonly total_income: number;
  readonly unassigned: number;
  readonly underfunded: number;
  readonly allocations: readonly {
    readonly category_id: string;
    readonly allocated_amount: number;
    readonly spent_amount: number;
    readonly because: readonly Reason[];
  }[];
}

/** `POST /v1/budget/what-if`. */
export interface WhatIf {
  readonly currency: string;
  readonly free_to_spend: number | null;
  readonly free_to_spend_then: number | null;
}

/** `POST /v1/ai/analyze-purchase`. */
export interface Advice {
  readonly decision: "buy" | "wait" | "dont_buy";
  readonly reason: string;
  readonly alternative_suggestions: readonly string[];
  readonly impact_on_budget: string;
  readonly category: string;
  readonly amount: number;
  readonly currency: string;
  readonly affordable_on: string | null;
}

/** `GET /v1/ai/insights`. */
export interface Insights {
  readonly month: string;
  readonly insights: string;
}

/** `GET /v1/expenses/patterns`. */
export interface Patterns {
  readonly currency: string;
  readonly months: number;
  readonly start_date: string;
  readonly end_date: string;
  readonly categories: readonly {
    readonly category_id: string;
    readonly name: string;
    readonly mean: number;
    readonly trend: number;
    readonly count: number;
    readonly spikes: readonly { readonly month: string; readonly amount: number }[];
  }[];
  readonly likely_recurring: readonly {
    readonly description: string;
    readonly amount: number;
    readonly frequency: string;
  }[];
}

export interface ChannelList {
  readonly channels: readonly {
    readonly id: string;
    readonly channel: string;
    readonly detail: string | null;
    readonly state: "active" | "paused" | "left";
  }[];
}

/** `POST /v1/channels/link`. */
export interface LinkCode {
  readonly code: string;
  readonly expires_at: string;
  readonly ways: readonly {
    readonly channel: string;
    readonly to: string | null;
    readonly link: string | null;
    /** SVG path data in a square of `size` units. */
    readonly qr: { readonly size: number; readonly path: string } | null;
  }[];
}

export interface SessionList {
  readonly sessions: readonly {
    readonly id: string;
    readonly device: string | null;
    readonly created_at: string;
    readonly is_current: boolean;
  }[];
}

export interface TokenList {
  readonly tokens: readonly {
    readonly id: string;
    readonly name: string;
    readonly scopes: readonly string[];
    readonly created_at: string;
  }[];
}
