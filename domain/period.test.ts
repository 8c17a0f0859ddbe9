import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { money } from "./money.ts";
import {
  changePayday,
  daysGone,
  daysIn,
  daysLeft,
  nextPeriod,
  type Payday,
  perDay,
  periodByKey,
  periodOf,
  previousPeriod,
} from "./period.ts";

const monthly: Payday[] = [{ from: "2020-01-01", day: 1 }];
const on = (day: number): Payday[] => [{ from: "2020-01-01", day }];

const dates = fc
  .integer({ min: 0, max: 365 * 12 })
  .map((days) => Temporal.PlainDate.from("2020-01-01").add({ days }).toString());

/** Histories as people make them: each change is asked for on some day after the one before. */
const histories = fc
  .tuple(
    fc.integer({ min: 1, max: 31 }),
    fc.array(fc.tuple(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 1, max: 31 })), { maxLength: 5 }),
  )
  .map(([first, changes]) => {
    let today = Temporal.PlainDate.from("2022-01-01");
    let paydays: Payday[] = on(first);
    for (const [later, day] of changes) {
      today = today.add({ days: later });
      paydays = changePayday(paydays, day, today.toString(), true);
    }
    return paydays;
  });

describe("a period", () => {
  it("begins and ends on days of the calendar, in leap years too", () => {
    for (let month = Temporal.PlainYearMonth.from("1896-01"); month.year < 2105; month = month.add({ months: 1 })) {
      const next = month.add({ months: 1 }).toPlainDate({ day: 1 });
      expect(periodByKey(month.toString(), monthly)).toEqual({
        key: month.toString(),
        start: month.toPlainDate({ day: 1 }).toString(),
        end: next.subtract({ days: 1 }).toString(),
      });
      const start = month.subtract({ months: 1 }).toPlainDate({ day: 31 });
      expect(periodByKey(month.toString(), on(31)).start).toBe(start.toString());
    }
  });

  it("is the calendar month by default", () => {
    expect(periodOf("2026-11-22", monthly)).toEqual({ key: "2026-11", start: "2026-11-01", end: "2026-11-30" });
  });

  it("that starts late in a month is named by the next", () => {
    expect(periodOf("2026-11-25", on(25))).toEqual({ key: "2026-12", start: "2026-11-25", end: "2026-12-24" });
    expect(periodOf("2026-12-24", on(25)).key).toBe("2026-12");
    expect(periodOf("2026-11-15", on(15)).key).toBe("2026-11");
    expect(periodOf("2026-11-16", on(16)).key).toBe("2026-12");
  });

  it("starts on the month's last day where the payday is missing", () => {
    expect(periodOf("2026-02-28", on(31))).toEqual({ key: "2026-03", start: "2026-02-28", end: "2026-03-30" });
    expect(periodOf("2024-02-28", on(30)).key).toBe("2024-02");
    expect(periodOf("2024-02-29", on(30)).start).toBe("2024-02-29");
  });

  it("is found by its name, and its neighbours by it", () => {
    const december = periodByKey("2026-12", on(25));
    expect(december).toEqual({ key: "2026-12", start: "2026-11-25", end: "2026-12-24" });
    expect(nextPeriod(december, on(25)).key).toBe("2027-01");
    expect(previousPeriod(december, on(25)).end).toBe("2026-11-24");
  });

  it("law: holds every date exactly once, touches its neighbours and bears the next name", () => {
    fc.assert(
      fc.property(dates, histories, (date, paydays) => {
        const period = periodOf(date, paydays);
        const next = nextPeriod(period, paydays);
        expect(period.start <= date && date <= period.end).toBe(true);
        expect(Temporal.PlainDate.from(period.end).add({ days: 1 }).toString()).toBe(next.start);
        expect(Temporal.PlainYearMonth.from(period.key).add({ months: 1 }).toString()).toBe(next.key);
        expect(periodOf(period.start, paydays)).toEqual(period);
        expect(periodOf(period.end, paydays)).toEqual(period);
        expect(periodByKey(period.key, paydays)).toEqual(period);
        expect(previousPeriod(next, paydays)).toEqual(period);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe("a changed payday", () => {
  it("cuts all periods anew while no plan was ever made", () => {
    const paydays = changePayday(monthly, 25, "2026-11-22", false);
    expect(periodOf("2026-11-22", paydays)).toEqual({ key: "2026-11", start: "2026-10-25", end: "2026-11-24" });
    expect(periodOf("2020-03-01", paydays).start).toBe("2020-02-25");
  });

  it("holds from the next start on, after a bridging period", () => {
    const later = changePayday(monthly, 25, "2026-10-10", true);
    expect(periodOf("2026-10-10", later)).toEqual(periodOf("2026-10-10", monthly));
    expect(periodByKey("2026-11", later)).toEqual({ key: "2026-11", start: "2026-11-01", end: "2026-11-24" });
    expect(periodByKey("2026-12", later)).toEqual({ key: "2026-12", start: "2026-11-25", end: "2026-12-24" });
  });

  it("may bridge as little as one day and as much as 61", () => {
    const short = changePayday(on(15), 16, "2026-10-20", true);
    expect(periodByKey("2026-11", short)).toEqual({ key: "2026-11", start: "2026-11-15", end: "2026-11-15" });
    const long = changePayday(on(16), 15, "2026-11-20", true);
    expect(periodByKey("2027-01", long)).toEqual({ key: "2027-01", start: "2026-12-16", end: "2027-02-14" });
    expect(daysIn(periodByKey("2027-01", long))).toBe(61);
  });

  it("that is dated within a period waits for its end", () => {
    const paydays = [...monthly, { from: "2026-10-20", day: 25 }];
    expect(periodOf("2026-10-28", paydays)).toEqual(periodOf("2026-10-28", monthly));
    expect(periodByKey("2026-11", paydays)).toEqual({ key: "2026-11", start: "2026-11-01", end: "2026-11-24" });
  });

  it("replaces a change that has not begun", () => {
    const once = changePayday(monthly, 25, "2026-10-10", true);
    const twice = changePayday(once, 5, "2026-10-11", true);
    expect(twice).toEqual(changePayday(monthly, 5, "2026-10-10", true));
  });

  it("leaves the present and all earlier periods as they were, and bridges 1 to 61 days", () => {
    fc.assert(
      fc.property(dates, dates, histories, fc.integer({ min: 1, max: 31 }), (a, b, paydays, day) => {
        const [date, today] = a < b ? [a, b] : [b, a];
        fc.pre((paydays.at(-1)?.from ?? "") <= today);
        const changed = changePayday(paydays, day, today, true);
        expect(periodOf(date, changed)).toEqual(periodOf(date, paydays));
        const bridge = nextPeriod(periodOf(today, changed), changed);
        expect(daysIn(bridge)).toBeGreaterThanOrEqual(1);
        expect(daysIn(bridge)).toBeLessThanOrEqual(61);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe("days and what is left a day", () => {
  const november = periodOf("2026-11-22", monthly);

  it("count today both as gone and as left", () => {
    expect(daysIn(november)).toBe(30);
    expect(daysGone(november, "2026-11-22")).toBe(22);
    expect(daysLeft(november, "2026-11-22")).toBe(9);
  });

  it("stay within the period", () => {
    expect([daysGone(november, "2026-10-31"), daysLeft(november, "2026-10-31")]).toEqual([0, 30]);
    expect([daysGone(november, "2026-12-01"), daysLeft(november, "2026-12-01")]).toEqual([30, 0]);
  });

  it("are rounded down to what can really be spent", () => {
    expect(perDay(money(60_000, "USD"), november, "2026-11-22")).toEqual(money(6_666, "USD"));
    expect(perDay(money(-10, "USD"), november, "2026-11-28")).toEqual(money(-4, "USD"));
    expect(perDay(money(60_000, "USD"), november, "2026-12-01")).toBeNull();
  });
});
