import type { ToolCall } from "../../tools/call.ts";
import type { Reading } from "../reading.ts";
import { call, categoriesIn, categoriesMeant, theCategory, theOwnAmount } from "../slots.ts";
import { withoutFormer } from "./former-amount.ts";
import { OF_OTHERS, type Order } from "./order.ts";

/** What is said about plans: limits, what matters more, how much risk is taken. */
export const PLAN_ORDERS: Readonly<Record<string, Order>> = {
  create_budget: {
    about: /\b(?:budget|plan|split|allocat\w+|divide|map|work with|month)\b/,
    read(reading) {
      if (/\b(?:week(?:ly)?|year(?:ly)?|trip|wedding|party|holiday|vacation)\b/.test(reading.lower)) return null;
      if (reading.amounts.length === 0)
        return /\b(?:budget|plan)\b/.test(reading.lower) ? call("create_budget", {}) : null;
      const income = theOwnAmount(reading);
      return income === null ? null : call("create_budget", { income });
    },
  },
  set_limit: {
    asked: "A limit on what, and how much? Say it like “limit dining to 200 a month”.",
    about:
      /\b(?:limit|cap|max\w*|most|more than|over|budget|under|below|keep|hold|ceiling|tops|allow\w*|only|no more|enough|stop me|spend|a (?:week|month)|weekly|monthly|up to|within|stick to)\b/,
    but: new RegExp(
      `${OF_OTHERS.source}|\\b(?:i|we|they|he|she) (?:\\w+ )?(?:spend|spent|pay|paid)\\b(?! (?:over|more than))`,
    ),
    read(reading) {
      const [category, amount] = [theCategory(reading), theOwnAmount(withoutFormer(reading))];
      const isOther = /\b(?:a|per|each|every) (?:day|year|quarter)\b|\b(?:daily|yearly|annual(?:ly)?)\b|%/.test(
        reading.lower,
      );
      if (category === null || amount === null || isOther || CHANGE_BY.test(reading.lower)) return null;
      const per = /\bweek(?:ly|s)?\b/.test(reading.lower) ? "week" : "month";
      return call("set_limit", { category, amount, per });
    },
  },
  drop_limit: {
    asked: "The limit on what? Say it like “remove the limit on dining”.",
    about: /\b(?:limit|cap|budget|ceiling|restriction|allowance|cut-?off)s?\b/,
    but: OF_OTHERS,
    read(reading) {
      const category = reading.amounts.length > 0 ? null : theCategory(reading);
      return category === null ? null : call("drop_limit", { category });
    },
  },
  move_money: {
    asked: "How much, from which category to which? Say it like “move 40 from travel to fun”.",
    about: /\S/,
    but: OF_OTHERS,
    read: readMoved,
  },
  set_priority: {
    asked: "Which category matters more or less to you? Say it like “travel matters more to me”.",
    about: /\b(?:matters?|important|care|priorit\w+|first|last|more|less|above|before|top|essential|crucial|mean)\b/,
    read(reading) {
      const mentions = categoriesIn(reading);
      const [only, another] = mentions;
      const down = LESS.test(reading.lower);
      return !only || another || (down && MORE.test(reading.lower))
        ? null
        : call("set_priority", { category: only.category, change: down ? "down" : "up" });
    },
  },
  set_carry: {
    asked: "Which category shall carry over what is left? Say it like “carry over groceries”.",
    about: /\b(?:roll\w*|carr\w+|left ?over|unspent|unused|over|reset|start|fresh|keep|next month|accumulat\w+)\b/,
    read(reading) {
      const category = theCategory(reading);
      const isOff = /\b(?:not|dont|stop|no|never|reset|fresh|zero|scratch|without|clean slate)\b|n['’]t\b/.test(
        reading.lower,
      );
      return category === null ? null : call("set_carry", { category, carry: !isOff });
    },
  },
  set_risk: {
    asked: "How careful shall I be? Say “be conservative”, “be moderate” or “be aggressive”.",
    about:
      /\b(?:risk\w*|careful|cautious|safe|conservative|aggressive|bold|moderate|balanced|middle|strict|loose\w*|relax\w*|chances?|brave)\b/,
    read({ lower }) {
      const found = RISKS.filter(([, pattern]) => pattern.test(lower));
      const [only, another] = found;
      return !only || another || /\b(?:not|less|too|never)\b|n['’]t\b/.test(lower)
        ? null
        : call("set_risk", { risk_tolerance: only[0] });
    },
  },
};

const CHANGE_BY = /\bby\b(?! (?:the|my|end))|\b(?:more|extra|less)\b(?! than)/;

const LESS =
  /\b(?:less|last|lower|low|least|bottom|don'?t (?:really )?(?:care|matter)|not (?:that |so |very |really )?important|unimportant|doesn'?t matter|down)\b/;

const MORE = /\b(?:more|first|most|top|higher|high|up)\b/;

const RISKS = [
  [
    "conservative",
    /\b(?:careful|cautious|safer?|conservative|strict(?:er|ly)?|low(?:er)? risk|risk(?::| to| is)* low(?:er)?|averse|bigger buffer|prudente?|vorsichtig(?:er)?|cauteloso?|safety margin)\b/,
  ],
  ["moderate", /\b(?:moderate|balanced|middle|medium)\b/],
  [
    "aggressive",
    /\b(?:aggressive|bold(?:er)?|brave|risks|riskier|high(?:er)? risk|risk(?: tolerance)?(?::| to| is)* high(?:er)?|looser?|relaxed|daring|risk taker)\b/,
  ],
] as const;

/** "steal 20 off dining for petrol", "groceries needs 30, take it out of fun" */
function readMoved(reading: Reading): ToolCall | null {
  const amount = theOwnAmount(reading);
  const [first, second, third] = categoriesMeant(reading);
  if (amount === null || !first || !second || third || first.category === second.category) return null;
  const before = (start: number): string => reading.frame.slice(Math.max(0, start - 28), start).toLowerCase();
  const [one, two] = [before(first.start), reading.frame.slice(first.end, second.start).toLowerCase()];
  const isFirstGiver = GIVES.test(one) || TAKES.test(two);
  const isSecondGiver = GIVES.test(two) || TAKES.test(one);
  if (isFirstGiver === isSecondGiver) return null;
  const [from, to] = isFirstGiver ? [first, second] : [second, first];
  return call("move_money", { from: from.category, to: to.category, amount });
}

const GIVES =
  /\b(?:from|off|out of|steal|raid|rob|borrow|drain|less (?:for|on))(?: \p{L}+){0,3}\s*$|\b(?:from|off|out of)\b/u;

const TAKES = /\b(?:to|into|towards?|for|onto|give|cover|boost|top up|needs?|more (?:for|on))(?: (?:the|my|our))?\s*$/;
