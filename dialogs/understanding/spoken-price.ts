import type { Currency } from "../../domain/money.ts";
import type { AmountMention } from "./amounts.ts";
import { categorize, LIKELY } from "./categorize.ts";
import type { Item } from "./items.ts";

/**
 * The item with a price that was said without its unit, where what was bought leaves one way to read it: "twelve fifty for a
 * sandwich" is 12.50 and not 1,250. Rent or a laptop may be either, and are asked about.
 *
 * @param own the person's currency: where a meal costs hundreds, "two fifty" may be 250
 */
export function withSpokenPrice(item: Item, text: string, own: Currency): Item {
  const amounts = item.amounts.map((amount) => priceOf(amount, item.description, text, own));
  return amounts.every((amount, index) => amount === item.amounts[index]) ? item : { ...item, amounts };
}

function priceOf(amount: AmountMention, description: string, text: string, own: Currency): AmountMention {
  const [small, large, ...others] = amount.readings;
  if (small === undefined || large === undefined || others.length > 0) return amount;
  const isSpoken =
    !/\d/.test(text.slice(amount.start, amount.end)) && Math.round(Number(small) * 100) === Number(large);
  if (!isSpoken || !OF_SMALL_PRICES.has(amount.currency ?? own)) return amount;
  const { category, confidence } = categorize(description);
  const isEveryday =
    (Number(large) >= THOUSAND && EVERYDAY.has(category) && confidence >= LIKELY) || CHEAP.test(description);
  const isWorn = Number(large) >= THOUSAND && /\.9[59]$/.test(small) && WORN.test(description);
  return isEveryday || isWorn ? { ...amount, readings: [small] } : amount;
}

const THOUSAND = 1000;
/** Where nobody pays a thousand at once. */
const EVERYDAY: ReadonlySet<string> = new Set(["dining", "groceries", "subscriptions", "personal_care"]);
const CHEAP =
  /\b(?:coffees?|lattes?|espresso|cappuccino|mocha|flat white|tea|chai|bagels?|do(?:ugh)?nuts?|muffins?|croissants?|cookies?|pastry|sandwich(?:es)?|burger|burrito|tacos?|fries|pizza slice|slice of pizza|hot dogs?|beers?|pints?|juice|soda|coke|smoothie|ice cream|water|milk|bread|eggs|bananas|snacks?|candy|chocolate|gum|chips|crisps|bus|subway|metro|tram|tube|parking|toll|car wash|laundry|stamps?|newspaper|magazine|lottery|greeting card|toothpaste|shampoo|soap)\b/i;
/** What is priced at some 99 cents; furniture and devices are, too, and may cost thousands. */
const WORN =
  /\b(?:jeans|shoes|sneakers|trainers|boots|sandals|shirts?|t-?shirts?|tops?|dress|skirt|jumper|sweater|hoodie|socks|tights|hat|cap|gloves|scarf|belt|pyjamas|pajamas|underwear|leggings|shorts|trousers|books?|paperback|toys?|puzzle|board game)\b/i;
const OF_SMALL_PRICES: ReadonlySet<Currency> = new Set(["USD", "EUR", "GBP", "CHF", "CAD", "AUD", "NZD", "SGD"]);
