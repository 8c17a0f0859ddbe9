import type { CalendarDate } from "../../../domain/period.ts";
import type { AmountMention } from "../amounts.ts";
import { MARK_AFTER } from "../currencies.ts";
import { trim } from "../describing.ts";
import type { Item } from "../items.ts";
import { amountLabel, ask, choice, dayLabel, decline, NEITHER } from "../questions.ts";
import type { Reading } from "../reading.ts";
import type { Understanding } from "../understanding.ts";
import { bankDates } from "./bank-date.ts";
import { askCurrency } from "./doubts.ts";
import { logCall } from "./log-call.ts";

/**
 * A forwarded message of a bank, "Card 1234 charged 45.20 at TESCO": never logged at once, because such a message may
 * tell of a hold, a refund or what was noted already; one tap logs it. Numbers of cards and accounts go no further.
 */
export function readBankText(reading: Reading): Understanding | null {
  const { text, context } = reading;
  if (!BANK.test(text) || reading.amounts.length === 0) return null;
  if (NOT_CHARGED.test(text)) return decline("unclear");
  const [amount, ...others] = chargesIn(reading);
  const merchant = amount ? merchantOf(text, amount) : "";
  // Without a shop and a number it is what a person says of their card.
  if (merchant === "" && !/\d{4}\b/.test(text)) return null;
  if (amount?.readings.length !== 1 || others.length > 0 || merchant === "") return decline("unclear");
  const [day, otherDay] = bankDates(reading);
  const item: Item = {
    start: 0,
    end: text.length,
    description: merchant,
    amounts: [amount],
    dates: [],
    tags: [],
  };
  const callOn = (date: CalendarDate | undefined) => logCall(item, context, date === undefined ? {} : { date });
  const call = callOn(day);
  if (amount.candidates.length > 0) {
    return askCurrency(amount, (currency) => [{ ...call, args: { ...call.args, currency } }], context);
  }
  const label = amountLabel(amount.readings[0] ?? "", context.locale, amount.currency);
  if (day !== undefined && otherDay !== undefined) {
    const on = (date: CalendarDate) => choice(`Log it for ${dayWords(date, context)}`, callOn(date));
    return surely(ask(`Log ${label} at ${merchant}, and for which day?`, [on(day), on(otherDay), NEITHER]));
  }
  const isToday = call.args.date === context.now.toPlainDate().toString();
  const when = isToday ? "" : ` (${dayWords(String(call.args.date), context)})`;
  return surely(ask(`Log ${label} at ${merchant}${when}?`, [choice(`Yes, log ${label}`, call), NEITHER]));
}

/** Nothing else is written like it: a classifier that takes it for somebody's talk is wrong. */
const surely = (asked: Understanding): Understanding => ({ ...asked, confidence: 0.99 });

const CARD =
  "(?:card|a\\/c|acct?|account|visa|mastercard|maestro|amex|debit|credit card|upi|konto|karte|carte|tarjeta)";
const CHARGED =
  "(?:charged?|debited|used|spent|purchases?|payment|transaction|txn|approved|authori[sz]ed|authori[sz]ation|debit of|sale|pos|declined|withdrawn|paid|paiement|pago|compra|zahlung|alert)";

/** A card or an account beside a word of paying, or a word that only banks use. */
const BANK = new RegExp(
  [
    `\\b${CARD}\\b.{0,60}\\b${CHARGED}\\b(?! (?:bill|interest|fee))`,
    `\\b(?:purchase|transaction|payment|txn|debit(?:ed)?|pos|charge|hold|alert|authori[sz]ation|paiement|pago|compra)\\b.{0,60}\\b${CARD}\\b(?! (?:bill|interest|fee))`,
    "\\b(?:you (?:spent|paid|made)|spent|charged) .{1,60}\\b(?:card|a/c|acct?|account|visa|mastercard|amex) ?(?:ending|x|\\*|no|•|\\d)",
    "\\b(?:kartenzahlung|lastschrift|paiement par carte|pago con tarjeta)\\b",
    "^(?:apple|google|samsung) pay\\b.*\\bpaid\\b",
  ].join("|"),
  "i",
);

/** What tells of money that did not go, came back, or is none of a purchase. */
const NOT_CHARGED =
  /\b(?:declined|failed|reversed|reversal|refund(?:ed)?|credited|received|otp|one[- ]time|passcode|never share|deposit(?:ed)?|pending|hold|pre-?authori[sz]\w*|blocked|fraud\w*|did you|was this you|reply (?:yes|no)|statement|minimum|due|interest|fee|limit (?:is|was)|abgelehnt|refus[ée]e?|rechazad[oa])\b/i;

/** The surest amounts: those with a currency, else those with decimals, else whole numbers, of shops and cards perhaps. */
function chargesIn({ amounts, text }: Reading): readonly AmountMention[] {
  const charges = amounts.filter((amount) => !isBalance(amount, text));
  const marked = charges.filter(({ isMarked }) => isMarked);
  const written = charges.filter(({ isBare, doubt }) => !isBare && doubt === null);
  return marked.length > 0 ? marked : written.length > 0 ? written : charges;
}

/** What is left in the account is no charge. */
function isBalance({ start }: AmountMention, text: string): boolean {
  const before = text.slice(Math.max(0, start - 30), start);
  return /\b(?:bal(?:ance)?|avl|avail(?:able)?|limit|remaining|left|saldo|solde)\b[^.,;]*$/i.test(before);
}

/** With its year, where that is another than this. */
function dayWords(date: CalendarDate, { now }: Reading["context"]): string {
  const { year } = Temporal.PlainDate.from(date);
  return year === now.year ? dayLabel(date) : `${dayLabel(date)} ${year}`;
}

const NAME = "[\\p{L}\\p{N}][\\p{L}\\p{N}&'. *\\-/]{1,40}?";
const END =
  "(?= (?:on|for|with|using|via|was|is|has|dated|ref|avl|avail|bal|from|card|by|karte|konto|carte|approved|authori[sz]ed|declined|txn|auth|visa|mastercard|amex|at|am|le|el)\\b|[.,;:](?:\\s|$)| [*x•\\d]|$)";
const NAMED = [
  new RegExp(
    `(?:\\bat|@|\\btowards|\\bmerchant:?|\\bvpa|\\bchez|\\bbei|\\ben|\\bto|\\bwith) (?!(?:your|my|card|a/c|visa)\\b)(${NAME})${END}`,
    "iu",
  ),
];
/** Where no word leads to it the name follows the amount, or goes before it. */
const BESIDE = new RegExp(`^[ ,:-]*(${NAME})${END}`, "iu");

function merchantOf(text: string, { end }: AmountMention): string {
  const found = NAMED.map((pattern) => pattern.exec(text)?.[1]).find((name) => name !== undefined);
  const merchant = trim(found ?? BESIDE.exec(text.slice(end))?.[1] ?? "");
  const isName = /\p{L}{2}/u.test(merchant) && !new RegExp(`^(?:${MARK_AFTER})$`).test(merchant);
  return isName && !NO_NAME.test(merchant) ? merchant : "";
}

const NO_NAME = /^(?:card|karte|carte|account|a\/c|from|on|approved|debited|your|transaction|purchase|payment)\b/i;
