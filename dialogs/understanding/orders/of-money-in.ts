import { readIncome } from "../intents/coming-in.ts";
import { readEarning } from "../intents/earning.ts";
import { readBalance } from "../intents/having.ts";
import { readTransfer } from "../intents/transferring.ts";
import type { Reading } from "../reading.ts";
import { call, nameAfter, nameIn, theAmount } from "../slots.ts";
import { byReader, OF_OTHERS, type Order, words } from "./order.ts";

const COMING_IN =
  /\b(?:received|earned|made|got paid|paid (?:me|us|out)|pay ?check|salary|wages?|bonus|sold|gave (?:me|us)|sent (?:me|us)|slipped (?:me|us)|came in|landed|income|deposit(?:ed)?|invoice|freelance|dividend|stipend|allowance|won|commission|gig|payout|payday|pension|cashed|from (?:my |the )?(?:boss|client|mum|mom|dad|nan|gran\w*|work|job|tenant|customer))\b/;

const OF_REFUNDS = words(
  "refund refunded refunds back return returned returning reimbursed reimbursement credit credited cashback rebate received came come money gave give gives sent send paid pay account card today yesterday finally took cash full partial dollars bucks euros pounds quid rupees last week monday tuesday wednesday thursday friday saturday sunday hit landed through store shop seller store's",
);

/** What is said about money that came in, back or across, or is there. */
export const MONEY_IN_ORDERS: Readonly<Record<string, Order>> = {
  log_income: { about: COMING_IN, read: byReader("log_income", readIncome) },
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
    about: /\b(?:refund\w*|back|return\w*|reimburs\w+|credit(?:ed)?|cashback|rebate|voucher|compensat\w+|money)\b/,
    but: /\b(?:owes?|refus\w+|waiting|still|pending|will|should|want|ask(?:ed)?|request\w*|store credit|where|when|hasn'?t|haven'?t|not|never|if|could|can|due|claim now)\b|\?/,
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

/** What money came back for, or from whom. */
function refundedIn(reading: Reading): string {
  for (const cue of REFUNDED) {
    const name = nameAfter(reading, cue, OF_REFUNDS);
    if (name !== "") return name;
  }
  return nameIn(reading, OF_REFUNDS);
}

const REFUNDED: readonly RegExp[] = [
  /\bfor\b/iu,
  /\b(?:returned|returning|took|brought|sent|cancelled|canceled|swapped)(?: back)? (?=the|my|a|an|those|that|these|two|one|some)/iu,
  /\bfrom\b/iu,
  /^(?:the |my |our )?/iu,
];
