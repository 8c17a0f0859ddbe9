import type { Currency } from "../../domain/money.ts";

/** What a currency mark in a text means for a person. */
export type MarkMeaning =
  /** Their own kind of dollar, krona, peso …; said loosely, so the call leaves the currency out. */
  | { readonly kind: "own" }
  | { readonly kind: "stated"; readonly currency: Currency }
  /** Nobody can know which one. */
  | { readonly kind: "unclear"; readonly candidates: readonly Currency[] };

/**
 * Reads a currency mark: `$`, `eur`, `bucks`.
 *
 * @returns null when it is none
 */
export function readMark(mark: string, own: Currency, other?: Currency): MarkMeaning | null {
  const candidates = MARKS.get(mark.toLowerCase());
  if (!candidates) return null;
  const [only, ...others] = candidates;
  if (only !== undefined && others.length === 0) return { kind: "stated", currency: only };
  if (candidates.includes(own)) return { kind: "own" };
  if (other !== undefined && candidates.includes(other)) return { kind: "stated", currency: other };
  return { kind: "unclear", candidates: candidates.slice(0, 3) };
}

const DOLLARS = "USD CAD AUD NZD SGD HKD TWD JMD TTD BBD BSD BZD FJD NAD";
const PESOS = "MXN ARS CLP COP PHP UYU DOP";

/** Each line: marks, then the currencies that they can mean, the likelier first. */
const TABLE: readonly (readonly [marks: string, currencies: string])[] = [
  ["$ dollar dollars bucks buck dólar dólares dolares dollari", `${DOLLARS} ${PESOS}`],
  ["us$ usd u$s", "USD"],
  ["c$ ca$ cad", "CAD"],
  ["a$ au$ aud", "AUD"],
  ["nz$ nzd", "NZD"],
  ["hk$ hkd", "HKD"],
  ["s$ sgd", "SGD"],
  ["nt$ twd", "TWD"],
  ["mx$ mxn", "MXN"],
  ["r$ brl reais", "BRL"],
  ["€ eur euro euros balles", "EUR"],
  ["£ gbp quid sterling pounds pound", "GBP"],
  ["¥", "JPY CNY"],
  ["jpy yen 円", "JPY"],
  ["cny rmb yuan renminbi 元", "CNY"],
  ["₹ inr rupaye rupay rupya rupiye rupaiye", "INR"],
  ["rs rs. rupees rupee", "INR PKR LKR NPR MUR"],
  ["kr kr. kronor kroner krona krone kronas kronen", "SEK NOK DKK ISK CZK"],
  ["korun koruny", "CZK"],
  ["sek", "SEK"],
  ["nok", "NOK"],
  ["dkk", "DKK"],
  ["isk", "ISK"],
  ["chf sfr fr. franken", "CHF"],
  ["francs franc", "CHF XOF XAF"],
  ["pesos peso", PESOS],
  ["₩ krw won", "KRW"],
  ["₺ try lira liras", "TRY"],
  ["₽ rub rubles roubles", "RUB"],
  ["₪ ils nis shekel shekels", "ILS"],
  ["฿ thb baht", "THB"],
  ["₫ vnd dong", "VND"],
  ["₱ php", "PHP"],
  ["₴ uah hryvnia", "UAH"],
  ["₦ ngn naira", "NGN"],
  ["zł pln zloty zlotys złoty złotych", "PLN"],
  ["kč czk koruna", "CZK"],
  ["ft huf forint forints", "HUF"],
  ["lei ron", "RON"],
  ["bgn leva", "BGN"],
  ["aed", "AED"],
  ["dirham dirhams", "AED MAD"],
  ["sar", "SAR"],
  ["zar rand", "ZAR"],
  ["myr ringgit", "MYR"],
  ["rp idr rupiah", "IDR"],
  ["kes", "KES"],
  ["egp", "EGP"],
  ["mad", "MAD"],
  ["kwd", "KWD"],
  ["bhd", "BHD"],
  ["jod", "JOD"],
  ["tnd", "TND"],
  ["pkr", "PKR"],
  ["clp", "CLP"],
  ["cop", "COP"],
  ["ars", "ARS"],
];

const MARKS: ReadonlyMap<string, readonly Currency[]> = new Map(
  TABLE.flatMap(([marks, currencies]) => marks.split(" ").map((mark) => [mark, currencies.split(" ")] as const)),
);

/**
 * The text with currencies that two words name written as their codes: "180 mexican pesos" is "180 MXN". One of the words alone
 * may be another's.
 */
export function withCodes(text: string): string {
  if (!OF_A_COUNTRY.test(text)) return text;
  return CODES.reduce((plain, [code, pattern]) => plain.replace(pattern, code), text);
}

const OF_A_COUNTRY =
  /swiss|suisses?|svizzeri|schweizer|canad|aust?ralian|aussie|mexic|mejican|us dollar|american|hong kong|singapore|new zealand|sterling|taiwan|jamaican|colombian|chilen|argentin|philippine|swedish|norwegian|danish|icelandic|czech|indian|pakistani/i;
const named = (words: string): RegExp => new RegExp(`(?<=\\d ?|(?:hundred|thousand|k) )(?:${words})(?!\\p{L})`, "giu");
const CODES: readonly (readonly [Currency, RegExp])[] = [
  ["CHF", named("swiss francs?|francs? suisses?|franchi svizzeri|schweizer franken|francos suizos")],
  ["CAD", named("canadian(?: dollars?| bucks)?")],
  ["AUD", named("(?:australian|aussie) (?:dollars?|bucks)")],
  ["NZD", named("(?:new zealand|kiwi) (?:dollars?|bucks)")],
  ["USD", named("(?:us|american) (?:dollars?|bucks)")],
  ["HKD", named("hong kong (?:dollars?|bucks)")],
  ["SGD", named("singapore (?:dollars?|bucks)")],
  ["TWD", named("taiwan(?:ese)? dollars?")],
  ["JMD", named("jamaican dollars?")],
  ["MXN", named("(?:mexican pesos?|pesos? me[xj]icanos?)")],
  ["COP", named("(?:colombian pesos?|pesos? colombianos?)")],
  ["CLP", named("(?:chilean pesos?|pesos? chilenos?)")],
  ["ARS", named("(?:argentin(?:e|ian) pesos?|pesos? argentinos?)")],
  ["PHP", named("philippine pesos?")],
  ["GBP", named("pounds? sterling|sterling")],
  ["SEK", named("swedish (?:kron\\p{L}+|crowns?)")],
  ["NOK", named("norwegian (?:kron\\p{L}+|crowns?)")],
  ["DKK", named("danish (?:kron\\p{L}+|crowns?)")],
  ["ISK", named("icelandic (?:kron\\p{L}+|crowns?)")],
  ["CZK", named("czech (?:kor\\p{L}+|kron\\p{L}+|crowns?)")],
  ["INR", named("indian rupees?")],
  ["PKR", named("pakistani rupees?")],
];

/** Marks that are everyday words as well: they count only in capitals. */
const ONLY_CAPITALS = new Set(["try", "mad", "cop", "rub", "ron", "nis", "sar", "kes"]);

/** Words and letters that stand for a currency only after a number, never before. */
const ONLY_AFTER = new Set(["won", "ft", "dong", "rand", "pound", "buck", "dollar", "fr.", "lei", "leva", "balles"]);

const quoted = (mark: string): string => mark.replace(/[.$*+?^()[\]{}|\\]/g, "\\$&");

const alternatives = (marks: Iterable<string>): string =>
  [...marks]
    .toSorted((a, b) => b.length - a.length)
    .map((mark) => (ONLY_CAPITALS.has(mark) ? mark.toUpperCase() : caseless(quoted(mark))))
    .join("|");

/** Spelled without the `i` flag, so that {@link ONLY_CAPITALS} can ask for capitals in the same expression. */
function caseless(mark: string): string {
  return mark.replace(/\p{L}/gu, (letter) =>
    letter.toLowerCase() === letter.toUpperCase() ? letter : `[${letter.toLowerCase()}${letter.toUpperCase()}]`,
  );
}

/** Regular-expression source of a mark that may stand before a number. */
export const MARK_BEFORE = alternatives([...MARKS.keys()].filter((mark) => !ONLY_AFTER.has(mark)));

/** Regular-expression source of a mark that may stand after a number. */
export const MARK_AFTER = alternatives(MARKS.keys());
