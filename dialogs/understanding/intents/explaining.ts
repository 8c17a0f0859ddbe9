import { act } from "../questions.ts";
import type { Reading } from "../reading.ts";
import type { Understanding } from "../understanding.ts";

/** "how did you get that?", "where does the 83 come from?" */
export function readExplain({ text }: Reading): Understanding | null {
  const plain = text.replace(/[?!. ]+$/, "");
  if (/^(?:(?:but|and|so|ok) )?why(?: not| is that| so)?$/i.test(plain)) {
    return act([{ tool: "explain_figure", args: { figure: "verdict" } }], 0.97);
  }
  if (WHY_ASKED.test(plain)) return act([{ tool: "explain_figure", args: { figure: "question" } }], 0.97);
  const figure = PATTERNS.map((pattern) =>
    pattern
      .exec(plain)
      ?.slice(1)
      .find((group) => group !== undefined),
  ).find((found) => found !== undefined);
  if (figure === undefined) return null;
  return act([{ tool: "explain_figure", args: { figure: figure.trim() || "that" } }], 0.94);
}

const WHY_ASKED =
  /^(?:(?:but|and|so|ok) )?(?:why (?:do|did|are|would|must|should) (?:you|i) (?:ask(?:ing)?(?: (?:me|that|this))*|want to know(?: that| this)?|need to know(?: that| this)?|tell you(?: that| this)?|answer(?: that| this)?|confirm(?: that| this| it)?)|why (?:the|this|that) question|what (?:is|was) the question(?: for)?|what do you mean)$/i;

const FIGURE =
  "((?:that|this|it|those|these|the|my) ?(?:number|figure|amount|total|sum|result|answer|balance|[\\p{L} ]{0,25}[$€£]?[\\d.,]*)?|[$€£]?\\d[\\d.,]*)";

/** A figure that is called one, or told in digits: "the salad" is none. */
const CALLED =
  "((?:(?:that|this|the|my|those|these) )?(?:[\\p{L} ]{0,25}?(?:number|figure|amount|total|sum|result|answer|balance|verdict|spending|budget)s?|[\\p{L} ]{0,25}?[$€£]?\\d[\\d.,]*)|that|this|it|those|these)";

const PATTERNS: readonly RegExp[] = [
  new RegExp(
    `^(?:so |and |wait,? )?how (?:did|do|have|are) you (?:get|got|getting|calculated?|comput(?:e|ed)|work(?:ed)? out|com(?:e|ing) (?:up with|to|at)|arriv(?:e|ed|ing) at|reach(?:ed)?|know) (?:to |at )?${FIGURE}$`,
    "iu",
  ),
  new RegExp(`^(?:so |and )?where (?:does|do|did) ${CALLED} come from$`, "iu"),
  new RegExp(`^(?:and )?how (?:is|was|are|were) ${FIGURE} (?:calculated|computed|made up|worked out|reached)$`, "iu"),
  new RegExp(
    `^(?:can you |could you |please )?(?:explain ${CALLED}|(?:break down|itemi[sz]e|unfold) ${FIGURE})(?: (?:to|for) me)?(?: please)?$`,
    "iu",
  ),
  /^(?:and )?why (?:is (?:it|that)|so much|that much|(?:the |that )?[$€£]?\d[\d.,]*)()$/iu,
  new RegExp(`^(?:and )?what(?:'s| is| was| makes up)(?: included)? (?:in|behind|inside) ${CALLED}$`, "iu"),
  /^(?:show (?:me )?(?:the |your )?(?:working|workings|math|maths|calculation)|prove it|based on what)()$/i,
];
