import { money } from "../../domain/money.ts";
import { type Period, periodOf, previousPeriod } from "../../domain/period.ts";
import type { PersonId } from "../../domain/person.ts";
import type { Preferences } from "../../domain/settings.ts";
import { weekOf, weekStartOf } from "../../domain/weekly-limit.ts";
import type { Digest } from "../replies/digest.ts";
import { type Reader, readPosition } from "../tools/position.ts";
import { NO_ALERTS } from "../tools/tool.ts";
import { JOB_STEP, type JobFacts } from "./job-facts.ts";

/** How many categories a digest names. */
const NAMED = 3;

/** The week or month that was over yesterday, as the person wants it told; null on every other day. */
export function digestDue(
  reader: Pick<Reader, "book" | "today">,
  digest: Preferences["digest"],
  locale: string,
): Period | null {
  const { book, today } = reader;
  if (digest === "weekly") {
    const startsOn = weekStartOf(locale);
    if (weekOf(today, startsOn).start !== today) return null;
    return weekOf(Temporal.PlainDate.from(today).subtract({ days: 1 }).toString(), startsOn);
  }
  const running = periodOf(today, book.ledger.paydays);
  return digest === "monthly" && running.start === today ? previousPeriod(running, book.ledger.paydays) : null;
}

/** Stages that a digest was made; null where there was nothing in that time. */
export async function makeDigest(reader: Reader, person: PersonId, period: Period): Promise<JobFacts | null> {
  const { book, today } = reader;
  const { currency, paydays } = book.ledger;
  const sums = await book.spent(period.start, period.end);
  const count = sums.reduce((total, sum) => total + sum.count, 0);
  if (count === 0) return null;
  const { free, lastDay } = await readPosition(reader, periodOf(today, paydays));
  const digest: Digest = {
    person,
    period,
    spent: money(
      sums.reduce((total, { minor }) => total + minor, 0),
      currency,
    ),
    count,
    most: sums
      .filter(({ minor }) => minor > 0)
      .sort((a, b) => b.minor - a.minor || (a.category < b.category ? -1 : 1))
      .slice(0, NAMED)
      .map(({ category, minor }) => ({ category, amount: money(minor, currency) })),
    left: free,
    lastDay,
  };
  book.stage({ step: JOB_STEP, tool: "summarize_budget", kind: "note", changes: [] });
  return { logged: null, planned: null, alerts: NO_ALERTS, digest };
}
