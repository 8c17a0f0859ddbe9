import { act } from "../questions.ts";
import type { Reading } from "../reading.ts";
import { isTopic, topicArgs } from "../topics.ts";
import type { Understanding } from "../understanding.ts";

/** "compare groceries with last month", "average on dining per month", "how much a day do I spend" */
export function readComparing({ lower, context, amounts }: Reading): Understanding | null {
  if (lower.length > LONGEST || amounts.length > 0) return null;
  const plain = lower
    .replace(/[?!. ]+$/, "")
    .replace(ASIDE, "")
    .replace(/\s+/g, " ")
    .trim();
  const topicOf = (words: string | undefined): Readonly<Record<string, string>> | null => {
    const topic = (words ?? "").replace(LEAD, "").replace(TRAIL, "").trim();
    if (topic === "" || WHOLE.test(topic)) return {};
    return isTopic(topic) && !NO_TOPIC.test(topic) ? topicArgs(topic, context.categories) : null;
  };
  const compared = firstOf(COMPARISONS, plain);
  if (compared) {
    const topic = topicOf(compared.topic);
    return (
      topic && act([{ tool: "summarize_budget", args: { ...topic, ...against(compared.unit, context.now) } }], 0.95)
    );
  }
  const mean = firstOf(AVERAGES, plain);
  const topic = mean && topicOf(mean.topic);
  if (!mean || !topic) return null;
  const average = /^(?:da|day)/.test(mean.unit ?? "month") ? "day" : "month";
  return act([{ tool: "summarize_budget", args: { ...topic, average } }], 0.95);
}

const LONGEST = 100;

/** What says that a usual figure is meant, and changes nothing. */
const ASIDE =
  /^(?:(?:so|hey|ok|okay|and|please|can you|could you|tell me|show me)[, ]+)+|,? \b(?:on average|usually|normally|typically|please)\b/g;
const LEAD =
  /^(?:(?:my|our|the|all)\b ?)+|^(?:(?:my|our|the) )?(?:spending|expenses|costs) (?:on|for|in) (?:my |our |the )?/;
const TRAIL =
  / ?\b(?:so far )?(?:this|the current) (?:month|week|year)(?:'s)?(?: so far)?$|(?: spending| expenses| costs)$/;
const WHOLE =
  /^(?:(?:this |the |my )?(?:month|week|year|spending|budget|expenses|money|it|that|i)|everything|all|things|this (?:month|week|year)(?:'s)? (?:spending|expenses))$/;
/** Another period than the running one, or what is no spending. */
const NO_TOPIC =
  /\b(?:last|previous|january|february|march|april|june|july|august|september|october|november|december|prices?|rates?|phones?|income|salary)\b/;

const THEN =
  "(?:with |to |against |than |and )?(?:the )?(?:last|previous|prior) (?<unit>month|week|year)(?:'s)?(?: spending)?";
const ON = "(?: (?:on|for|in) (?<topic>.{2,40}?))?";

const COMPARISONS: readonly RegExp[] = [
  `compare (?<topic>.{2,40}?) (?:vs\\.? |versus )?${THEN}`,
  `how (?:does|do|did|is|are) (?<topic>.{2,40}?) (?:compare|compared|look|looking|doing)(?: compared)? ${THEN}`,
  `(?:how (?:is|was|are) )?(?<topic>.{2,40}?) (?:compared|in comparison|vs\\.?|versus) ${THEN}`,
  `(?:am|are|did|have|do) (?:i|we) (?:spend|spent|spending)(?: (?:more|less|as much))?${ON} (?:this month )?(?:more |less )?than ${THEN}`,
  `how much (?:more|less) (?:am|are|did|have|do) (?:i|we) (?:spend|spent|spending)${ON} ${THEN}`,
].map((source) => new RegExp(`^${source}$`));

const RATE = "(?:a|per|each|every) (?<unit>day|month)";
const ASKED = "(?:(?:what(?:'s| is|s)|how much is|what was) )?(?:my |our |the )?";
const SPENDING = "(?: spending| spend| spent| expenses| amount| cost)?";

const AVERAGES: readonly RegExp[] = [
  `how much(?: money)? ${RATE} do (?:i|we) spend${ON}`,
  `(?:how much(?: money)?|what) do (?:i|we) spend ${RATE}${ON}`,
  `(?:how much(?: money)?|what) do (?:i|we) spend${ON} ${RATE}`,
  `${ASKED}(?:average|avg|mean)${SPENDING} ${RATE}${ON}`,
  `${ASKED}(?:average|avg|mean)${SPENDING}${ON} ${RATE}`,
  `${ASKED}(?:average|avg|mean) (?<topic>(?!daily|monthly).{2,40}?)${SPENDING} ${RATE}`,
  `${ASKED}(?:(?:average|avg) (?<unit>daily|monthly)${SPENDING}|(?<unit>daily|monthly) (?:average|avg)${SPENDING})${ON}`,
].map((source) => new RegExp(`^${source}$`));

function firstOf(patterns: readonly RegExp[], plain: string): Partial<Record<string, string>> | null {
  for (const pattern of patterns) {
    const match = pattern.exec(plain);
    if (match) return match.groups ?? {};
  }
  return null;
}

/** A week is compared by its weekdays, a month and a year with the same days of the one before. */
function against(unit: string | undefined, now: Temporal.PlainDateTime): Readonly<Record<string, string>> {
  if (unit === "year") return { compare_to: "last_year" };
  if (unit !== "week") return { compare_to: "previous" };
  const today = now.toPlainDate();
  const monday = today.subtract({ days: today.dayOfWeek - 1 });
  return { from: monday.toString(), to: today.toString(), compare_to: "previous" };
}
