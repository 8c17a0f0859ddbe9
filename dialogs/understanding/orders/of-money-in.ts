import type { ToolCall } from "../../tools/call.ts";
import { describe } from "../describing.ts";
import { isAboutOthers, whyNotSpent } from "../guards.ts";
import { readIncome } from "../intents/coming-in.ts";
import { readEarning } from "../intents/earning.ts";
import { readBalance } from "../intents/having.ts";
import { TO_COME } from "../intents/refunding-elsewhere.ts";
import { readTransfer } from "../intents/transferring.ts";
import type { Reading } from "../reading.ts";
import { call, nameAfter, nameIn, theAmount } from "../slots.ts";
import { byReader, OF_OTHERS, type Order, words } from "./order.ts";

const COMING_IN =
  /\b(?:received|earned|made|got paid|paid (?:me|us|out)|pay ?check|salary|wages?|bonus|sold|gave (?:me|us)|sent (?:me|us)|slipped (?:me|us)|came in|landed|income|deposit(?:ed)?|invoice|freelance|dividend|stipend|allowance|won|commission|gig|payout|payday|pension|cashed|from (?:my |the )?(?:boss|client|mum|mom|dad|nan|gran\w*|work|job|tenant|customer))\b/;

const OF_REFUNDS = words(
  "refund refunded refunds back return returned returning reimbursed reimbursement credit credited cashback rebate received came come money gave give gives sent send paid pay account card today yesterday finally took cash full partial dollars bucks euros pounds quid rupees last week monday tuesday wednesday thursday friday saturday sunday hit landed through store shop seller store's",
);

const NOT_BACK_YET = new RegExp(
  `\\b(?:owes?|refus\\w+|waiting|still|pending|will|should|want|ask(?:ed)?|request\\w*|store credit|where|when|hasn'?t|haven'?t|not|never|if|could|can|due|claim now)\\b|\\?|${TO_COME.source}`,
  "u",
);

/** What is said about money that came in, back or across, or is there. */
export const MONEY_IN_ORDERS: Readonly<Record<string, Order>> = {
  log_income: {
    about: COMING_IN,
    but: /\?|\b(?:he|she|they) (?:earns?|makes?|gets?|got|won)\b/,
    read: (reading) => byReader("log_income", readIncome)(reading) ?? readCame(reading),
  },
  log_transfer: { about: /\S/, but: OF_OTHERS, read: byReader("log_transfer", readTransfer) },
  set_income: {
    about:
      /\b(?:income|salary|salaries|pay|paid|wages?|earn\w*|make|making|take home|paychecks?|pay ?day|pension|stipend|bring home|clear|net|gehalt|lohn|salaire|sueldo|nómina|stipendio|salário|tankhwah)\b/u,
    but: /\b(?:he|she|they|comes?|arrives?|lands) (?:earns?|makes?|gets?|on|in|next)\b|\?/,
    read: byReader("set_income", readEarning),
  },
  set_balance: { about: /\S/, but: /\bcredit (?:limit|score)\b/, read: byReader("set_balance", readBalance) },
  log_refund: {
    asked: "How much came back, and for what? Say it like “refund 20 from Zara”. Nothing is logged yet.",
    about:
      /\b(?:refund\w*|back|return\w*|reimburs\w+|credit(?:ed)?|cashback|rebate|voucher|compensat\w+|money|rembours\p{L}*|zur[üu]ck\p{L}*|erstatt\p{L}*|devol\p{L}*|reembols\p{L}*|rimbors\p{L}*|restitu\p{L}*|estorn\p{L}*|wapas|retour\p{L}*)(?!\p{L})/u,
    but: NOT_BACK_YET,
    read(reading) {
      const found = theAmount(reading);
      const description = refundedIn(reading);
      if (!found || description === "" || reading.dates.some(({ isFuture }) => isFuture)) return null;
      const date =
        reading.dates[0] === undefined ? reading.context.now.toPlainDate().toString() : reading.dates[0].date;
      return date === null ? null : call("log_refund", { ...found, description, date });
    },
  },
};

/** Money that came in, called as the person calls it: "Witwenrente 611,40", "paye tombée 1 874". */
function readCame(reading: Reading): ToolCall | null {
  const { text, dates, context } = reading;
  const found = theAmount(reading);
  if (!found || whyNotSpent(text) !== null || isAboutOthers(text) || dates.some(({ isFuture }) => isFuture))
    return null;
  const date = dates[0] === undefined ? context.now.toPlainDate().toString() : dates[0].date;
  const name = describe(text, 0, text.length, [...reading.amounts, ...dates]);
  const description = name === "" || name.split(" ").length > LONGEST_NAME ? "income" : name;
  return date === null ? null : call("log_income", { ...found, description, date });
}

const LONGEST_NAME = 6;

/** What money came back for, or from whom. */
function refundedIn(reading: Reading): string {
  for (const cue of REFUNDED) {
    const name = nameAfter(reading, cue, OF_REFUNDS);
    if (name !== "") return name;
  }
  return (
    nameIn(reading, OF_REFUNDS) ||
    describe(reading.text, 0, reading.text.length, [...reading.amounts, ...reading.dates])
  );
}

const REFUNDED: readonly RegExp[] = [
  /\bfor\b/iu,
  /\b(?:returned|returning|took|brought|sent|cancelled|canceled|swapped)(?: back)? (?=the|my|a|an|those|that|these|two|one|some)/iu,
  /\bfrom\b/iu,
  /^(?:the |my |our )?/iu,
];
