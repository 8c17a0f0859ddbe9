import type { ToolCall } from "../../tools/call.ts";
import { categorize } from "../categorize.ts";
import type { Reading } from "../reading.ts";
import { call, nameAfter, nameIn, theOwnAmount, thePrice } from "../slots.ts";
import { type Order, words } from "./order.ts";

const OF_PURCHASES = words(
  "should buy buying bought get getting afford worth ok okay splurge treat sensible stupid dumb crazy mad reckless much spend spending drop dropping fork do doing good bad idea blow pull trigger pair new another nice month today tonight week year wise sane silly reasonable allowed able room budget money enough left price priced costs cost costing sale dollars bucks euros pounds quid rupees honestly hmm tempted thinking considering eyeing looking see saw seen please advice opinion verdict yay nay say plan planning planned later list wish wishlist soon eventually someday after mind keep saving up down next two three few stretch swing justify happen seriously total still yet myself treating found is",
);

const OF_SUPPOSING = words(
  "suppose supposing say imagine pretend assume assuming hypothetically scenario how left month months look looks happens happen leave leaves went go goes become becomes cost costs rose rises fell drops dropped change changes difference survive stretch money budget whole completely entirely instead then next till until switched quit cancelled canceled skipped stopped stop skip cancel drop each every free",
);

/** What is asked and said about what is not bought yet, and about what would be if. */
export const PURCHASE_ORDERS: Readonly<Record<string, Order>> = {
  check_purchase: {
    asked: "What is it, and what does it cost? Say it like “should I buy headphones for 80?”",
    from: 0.7,
    about:
      /\b(?:afford|buy\w*|get(?:ting)?|worth|ok(?:ay)?|should|can|could|splurge|treat|sensible|stupid|dumb|crazy|mad|reckless|too much|go for|stretch|spend(?:ing)?|drop|fork out|do it|good idea|bad idea|blow|pull the trigger)\b/,
    but: /\b(?:bitcoin|crypto|stocks?|shares|house|flat|loan)\b|\b(?:a|per|each|every) (?:month|week|year)\b|\bmonthly\b/,
    read(reading) {
      const found = thePrice(reading);
      const item = boughtIn(reading);
      return !found || item === "" || reading.dates.some(({ isFuture }) => isFuture)
        ? null
        : call("check_purchase", { item, ...found });
    },
  },
  plan_purchase: {
    asked: "What would you like to buy, and for how much? Say it like “I want to buy a bike for 600 in July”.",
    about:
      /\b(?:buy\w*|get(?:ting)?|want|wish|need|plan\w*|later|eye|saving|after|next|soon|eventually|thinking|list|some ?day|mind)\b/,
    read(reading) {
      const amount = theOwnAmount(reading);
      const item = boughtIn(reading);
      return amount === null || item === ""
        ? null
        : call("plan_purchase", { item, amount, category: categorize(item).category });
    },
  },
  what_if: {
    asked:
      "What should be otherwise? Say it like “what if rent were 1,300” or “what if I'd skipped takeaways since March”.",
    about: /\b(?:if|suppose|supposing|say|imagine|pretend|assum\w+|hypothetical\w*|scenario|would)\b/,
    read: readSupposed,
  },
};

/** What is thought of buying. */
function boughtIn(reading: Reading): string {
  return nameIn(reading, OF_PURCHASES, 4) || nameAfter(reading, BUYING, OF_PURCHASES, 4);
}

const BUYING = /\b(?:buy(?:ing)?|get(?:ting)?|afford|order(?:ing)?|on|for|worth|want|pair of)\b/iu;

/** "if i quit the gym how much would i have left", "say rent went to 1300" */
function readSupposed(reading: Reading): ToolCall | null {
  const { lower, amounts } = reading;
  if (/%|\b(?:half|double[sd]?|twice|percent|week|hour|by|extra|more|another)\b/.test(lower)) return null;
  if (amounts.length === 0) {
    const what = nameAfter(reading, SKIPPING, OF_SUPPOSING);
    return what === "" ? null : call("what_if", { changes: [{ kind: "skip", what }] });
  }
  const amount = theOwnAmount(reading);
  const thing = nameIn({ ...reading, frame: reading.frame.slice(0, reading.amounts[0]?.start) }, OF_SUPPOSING, 2);
  if (amount === null) return null;
  if (EARNING.test(lower)) return call("what_if", { changes: [{ kind: "income", what: "income", amount }] });
  return thing === "" || !BECOMING.test(reading.frame)
    ? null
    : call("what_if", { changes: [{ kind: "change", what: thing, amount }] });
}

const SKIPPING =
  /\b(?:skip(?:ped)?|cancel(?:l?ed)?|quit|stop(?:ped)?(?: paying(?: for)?)?|cut out|gave up|give up|drop(?:ped)?|got rid of|get rid of|sold|without)\b/iu;

const BECOMING =
  /\b(?:went|goes|go|was|were|is|becomes?|cost|costs|rose|rises|fell|drops?|dropped|up|down)(?: \p{L}+)?\s*$|\bto\s*$|\b(?:went|goes|was|were|becomes?|cost|rose|fell) /iu;

const EARNING =
  /\b(?:i|we) (?:only |just )?(?:earn(?:ed)?|made|make|got paid|get paid|brought home|took home)\b|\b(?:income|salary|wages?|pay|paycheck|pension) (?:was|were|is|went|goes|of|to|became|dropped|rose)\b/;
