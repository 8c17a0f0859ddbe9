import type { CalendarDate } from "../../../domain/period.ts";
import { type AskedPeriod, readPeriod } from "../periods.ts";
import type { Reading } from "../reading.ts";
import type { CategoryNames, Understanding } from "../understanding.ts";
import { mayFilter, readFiltered } from "./filtering.ts";
import { mayList, readList, readTopic } from "./listing.ts";
import { readSummary } from "./summarizing.ts";

/** A question about spending, prepared for its patterns. */
export interface Question {
  /** In lower case, without its period, question mark and words such as "in total". */
  readonly plain: string;
  /** {@link plain} without "show me", "tell me" and other openings. */
  readonly body: string;
  readonly period: AskedPeriod;
  readonly today: CalendarDate;
  /** Names that the person gave to categories. */
  readonly names?: CategoryNames;
}

/** Questions about what was spent and what is left: `summarize_budget` and `list_expenses`. */
export function readAsking({ text, lower, context, amounts }: Reading): Understanding | null {
  const isMarked = amounts.some((amount) => amount.isMarked);
  const mayAsk = amounts.length === 0 || mayFilter(lower) || (!isMarked && mayList(lower));
  if (!mayAsk || text.length > LONGEST) return null;
  const question = questionOf({ text, context });
  const filtered = readFiltered(question.plain, question.period, context);
  if (filtered || isMarked) return filtered;
  return readList(question) ?? (amounts.length > 0 ? null : (readSummary(question) ?? readTopic(question)));
}

/** Prepares a text that may ask about spending. */
export function questionOf({ text, context }: Pick<Reading, "text" | "context">): Question {
  const period = readPeriod(text, context);
  const plain = plainQuestion(text, period);
  const { categories } = context;
  const names = categories === undefined ? {} : { names: categories };
  const today = context.now.toPlainDate().toString();
  return { plain, body: plain.replace(OPENING, ""), period, today, ...names };
}

const LONGEST = 200;

const OPENING =
  /^(?:(?:so|hey|hi|hello|ok|okay|well|and|um|uh|please|now|then|can you|could you|would you|will you|i want to|i'd like to|i would like to|i need to|let me|tell me|show me|give me|get me|do you know|i want you to|know|see|view|just|quickly|budgetwise|let's|what about|how about|check|pull up|bring up|look up|display)\b[, ]*)+/i;

/** The question without its period, courtesies and question mark, in lower case. */
function plainQuestion(text: string, { spans }: AskedPeriod): string {
  let rest = text;
  for (const { start, end } of spans.toSorted((a, b) => b.start - a.start))
    rest = `${rest.slice(0, start)} ${rest.slice(end)}`;
  return rest
    .toLowerCase()
    .replace(/[?!.]+\s*$/, "")
    .replace(/\s+/g, " ")
    .trim()
    .replace(/,? (?:please|pls|thanks|so far|altogether|in total|total|overall|exactly|roughly)$/g, "")
    .replace(/ (?:on|in|for|during|from|since|of|at|by)$/, "")
    .trim();
}
