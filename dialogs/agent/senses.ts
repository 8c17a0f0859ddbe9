/** What an amount is said to be, where the words around it tell. */
export type Sense = "spent" | "left" | "over" | "total" | "per_day";

/** What the words right before and after an amount make of it; null where they say nothing. */
export function senseAt(clause: string, start: number, end: number): Sense | null {
  const before = clause.slice(0, start);
  if (OF.test(before)) return "total";
  const after = clause.slice(end);
  return AFTER.find(([pattern]) => pattern.test(after))?.[1] ?? BEFORE.find(([rule]) => rule.test(before))?.[1] ?? null;
}

/** What a fact's label says it is. */
export function senseOfLabel(label: string): Sense | null {
  return LABELS.find(([pattern]) => pattern.test(label))?.[1] ?? null;
}

type Rules = readonly (readonly [RegExp, Sense])[];

/** `$118 of $200`, but not "a total of $446". */
const OF = /(?<!\b(?:total|sum|amount|cost|price)) of (?:your |the |its |a |that )?$/i;

const AFTER: Rules = [
  [/^ ?(?:a|per|each|every) day\b|^ daily\b/i, "per_day"],
  [/^(?: \p{L}+)? (?:left|remaining|remains?|to spend|to go|available)\b/iu, "left"],
  [
    /^ (?:over|above|too much|beyond|more than)\b(?! (?:\d|(?:the )?\p{L}+ (?:entr|purchas|day|week|month|time)))/iu,
    "over",
  ],
  [/^ (?:of \S+ )?(?:(?:was|were|is|are|has been|have been|already) )*spent\b/i, "spent"],
  [/^ (?:\p{L}+ )?(?:limit|budget|allowance|allocated|set aside)\b/iu, "total"],
];

const BEFORE: Rules = [
  [/\b(?:limit|budget|allowance)(?: of| is| at)? $/i, "total"],
  [/\b(?:left|leaves|leaving|remaining)(?: is| are|:)?(?: you)?(?: with)? $/i, "left"],
  [/\b(?:spent|spending)(?: is| was| so far| about| already|:)* $/i, "spent"],
];

const LABELS: Rules = [
  [/\bspent\b/i, "spent"],
  [/\b(?:left|free after)\b/i, "left"],
  [/\b(?:limit|allocated)\b/i, "total"],
  [/\ba day\b/i, "per_day"],
];
