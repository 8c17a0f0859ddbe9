import { findComing } from "../coming-mentions.ts";
import type { Reading } from "../reading.ts";
import { call, nameAfter, theOwnAmount } from "../slots.ts";
import { OF_OTHERS, type Order, words } from "./order.ts";

/** What is said of money put by besides what it is for. */
const OF_GOALS = words(
  "put putting add added adding throw toss chuck stick pop drop save saved saving savings aside away towards toward goal goals pot fund jar towards contribute contributed contributing stash stashed money another extra more month this today yesterday dollars bucks euros pounds quid rupees",
);

/** What is said about goals: set, put money towards, given up. */
export const GOAL_ORDERS: Readonly<Record<string, Order>> = {
  set_goal: {
    asked: "What do you want to save for, and how much? Say it like “save 300 a month for a house”.",
    about: /\b(?:sav(?:e|ing)|goal|target|put(?:ting)? (?:by|aside|away)|fund|towards?|need|want|by)\b/,
    but: OF_OTHERS,
    read(reading) {
      const amount = theOwnAmount(reading);
      const name = purposeIn(reading);
      if (amount === null || name === null || /\b(?:week|weekly|day|daily|year|yearly)\b/.test(reading.lower))
        return null;
      const isMonthly = /\b(?:a|per|each|every) month\b|\bmonthly\b/.test(reading.lower);
      const by = findComing(reading.text, reading.context.now.toPlainDate()).at(-1)?.date;
      return call("set_goal", { name, ...(isMonthly ? { per_month: amount } : { amount }), by });
    },
  },
  contribute: {
    asked: "How much, and for which goal? Say it like “put 50 towards the bike”.",
    about:
      /\b(?:put|add|throw|toss|chuck|stick|pop|drop|sav(?:e|ed|ing)|stash\w*|towards?|goal|pot|fund|jar|contribut\w+|set aside)\b/,
    but: OF_OTHERS,
    read(reading) {
      const amount = theOwnAmount(reading);
      const name = knownGoal(reading) ?? purposeIn(reading);
      return amount === null || name === null ? null : call("contribute", { name, amount });
    },
  },
  drop_goal: {
    asked: "Which goal? Say it like “drop the bike goal”.",
    about: /\b(?:goals?|pot|fund|sav(?:e|ing))\b/,
    read(reading) {
      const name = knownGoal(reading) ?? purposeIn(reading);
      return reading.amounts.length > 0 || name === null ? null : call("drop_goal", { name });
    },
  },
};

/** The goal of theirs that a text names. */
function knownGoal({ lower, context }: Reading): string | null {
  const named = (context.goals ?? []).filter((goal) => lower.includes(goal.toLowerCase()));
  const [only, another] = named;
  return only !== undefined && another === undefined ? only : null;
}

/** "for a house", "towards the bike", "the bike fund" */
function purposeIn(reading: Reading): string | null {
  const fund = FUND.exec(reading.frame)?.[1];
  if (fund !== undefined && !OF_GOALS.has(fund.toLowerCase())) return fund;
  const name = nameAfter(reading, PURPOSE, OF_GOALS);
  return name === "" || /^(?:later|now|pay|buy|get)$/i.test(name) ? null : name;
}

const FUND = /(?<!\p{L})(\p{L}[\p{L}'-]{2,20}) (?:goal|fund|pot|jar)\b/iu;

const PURPOSE = /\b(?:for|towards?|into|to|at)\b(?! (?:now|later|me|us)\b)/iu;
