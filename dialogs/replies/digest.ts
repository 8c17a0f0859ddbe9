import type { CategoryId } from "../../domain/categories.ts";
import type { Money } from "../../domain/money.ts";
import type { CalendarDate, Period } from "../../domain/period.ts";
import type { PersonId } from "../../domain/person.ts";
import type { Presentation } from "../tools/tool.ts";
import { categoryName } from "./entries.ts";
import { formatDate, formatShort, plural, type View } from "./format.ts";
import { textOnly } from "./presentation.ts";
import { spentWords } from "./spent-words.ts";
import { leftWords } from "./summary.ts";
import { leftRemark } from "./tone.ts";

/** What a week, or a budget month, came to, for one person. */
export interface Digest {
  readonly person: PersonId;
  readonly period: Period;
  readonly spent: Money;
  readonly count: number;
  /** Where most of it went, the most first. */
  readonly most: readonly { readonly category: CategoryId; readonly amount: Money }[];
  /** Free to spend now and until when; null where nothing is known to come in. */
  readonly left: Money | null;
  readonly lastDay: CalendarDate;
}

/** A digest in words. */
export function digestWords({ period, spent, count, most, left, lastDay }: Digest, view: View): string {
  const days = `${formatDate(period.start, view)} to ${formatDate(period.end, view)}`;
  const named = most.map(({ category, amount }) => {
    const { emoji, name } = view.categories.get(category);
    return `${emoji} ${name} ${formatShort(amount, view)}`;
  });
  return [
    `${DIGEST_MARK} ${days}: ${spentWords(spent, view)} (${plural(count, "entry", "entries")})`,
    ...(named.length > 0 ? [`Most of it: ${named.join(" · ")}`] : []),
    ...(left === null
      ? []
      : [`${leftWords(left, view)} to spend until ${formatDate(lastDay, view)}.${leftRemark(left, view)}`]),
  ].join("\n");
}

/** A digest with its figures, for whoever words it anew. */
export function presentDigest(digest: Digest, view: View): Presentation {
  const { spent, most, left } = digest;
  return {
    ...textOnly(digestWords(digest, view)),
    facts: [
      { label: "spent", value: spent },
      ...most.map(({ category, amount }) => ({ label: `${categoryName(category, view)} spent`, value: amount })),
      ...(left === null ? [] : [{ label: "left to spend", value: left }]),
    ],
  };
}

/** A digest in the words that it was once put into. */
export function wordedDigest(words: string): string {
  return `${DIGEST_MARK} ${words}`;
}

/** It comes of its own accord, so people tell by it what it is. */
const DIGEST_MARK = "🗓️";
