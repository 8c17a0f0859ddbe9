/** A calendar date `YYYY-MM-DD`; sorts as text. */
export type CalendarDate = string;

/** Name of a period, `YYYY-MM`; sorts as text. */
export type PeriodKey = string;

/** A budget month of a ledger: a range of calendar dates. */
export interface Period {
  readonly key: PeriodKey;
  /** First and last day, both included. */
  readonly start: CalendarDate;
  readonly end: CalendarDate;
}

/** From `from` on (a period's start), budget months start on `day` (1–31; the month's last day where shorter). */
export interface Payday {
  readonly from: CalendarDate;
  readonly day: number;
}
