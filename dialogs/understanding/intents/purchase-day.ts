import { findComing } from "../coming-mentions.ts";
import type { Span } from "../masks.ts";
import type { Reading } from "../reading.ts";

/** When something would be bought, and where the text says so. */
export interface PurchaseDay {
  /** Arguments of `check_purchase`; none for today. */
  readonly args: { readonly date?: string; readonly when?: "next_pay" };
  readonly spans: readonly Span[];
}

/** "next month", "in August", "on the 20th", "when I get paid": of a stretch of days the first one that is to come. */
export function readPurchaseDay({ text, context, dates }: Reading): PurchaseDay {
  const today = context.now.toPlainDate();
  const paid = [...text.matchAll(WHEN_PAID)].map(({ index, 0: words }) => ({
    start: index,
    end: index + words.length,
  }));
  const coming = findComing(text, today).filter(
    (one) => one.day === undefined || IS_DAY.test(text.slice(0, one.start)),
  );
  const spans = [...paid, ...coming];
  const isLater = (date: string | null): boolean => date !== null && date > today.toString();
  if (paid.length > 0) return { args: { when: "next_pay" }, spans };
  const day = [...coming, ...dates].find(({ date }) => isLater(date))?.date;
  return { args: day ? { date: day } : {}, spans };
}

const PAY = "(?:pay ?(?:day|che(?:ck|que))?|salary|wages?)";

const WHEN_PAID = new RegExp(
  `\\b(?:when|once|after|as soon as) (?:i|we)(?:'m|'re|'ve| am| are| have| get| got)?(?: been)? paid(?: again| next)?\\b|\\b(?:when|once|as soon as) (?:my |the |our )?(?:next )?${PAY} (?:comes|arrives|lands|is in|is here|has come)(?: in)?\\b|\\b(?:after|on|by|from|with|come) (?:my |the |our )?(?:next )?${PAY}\\b|\\bnext ${PAY}\\b`,
  "gi",
);

/** "2nd" may be a second one; "on the 2nd" is a day. */
const IS_DAY = /\b(?:on|by|for|after|until|before|till) $/i;
