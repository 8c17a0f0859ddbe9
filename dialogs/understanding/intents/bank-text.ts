import { MARK_AFTER } from "../currencies.ts";
import { trim } from "../describing.ts";
import type { Item } from "../items.ts";
import { amountLabel, ask, choice, decline, NEITHER } from "../questions.ts";
import type { Reading } from "../reading.ts";
import type { Understanding } from "../understanding.ts";
import { logCall } from "./log-call.ts";

/**
 * A forwarded message of a bank, "Card 1234 charged 45.20 at TESCO": never logged at once, because such a message may
 * tell of a hold, a refund or what was noted already; one tap logs it.
 */
export function readBankText(reading: Reading): Understanding | null {
  const { text, context, amounts, dates } = reading;
  if (!BANK.test(text) || amounts.length === 0) return null;
  if (/\b(?:declined|failed|reversed|refund(?:ed)?|credited|received|otp|never share|deposit(?:ed)?)\b/i.test(text))
    return decline("unclear");
  const verb = CHARGED.exec(text);
  const amount = amounts.find(({ start }) => verb !== null && start >= verb.index) ?? amounts[0];
  const merchant = merchantOf(text);
  if (amount?.readings.length !== 1 || amount.candidates.length > 0 || merchant === "") return decline("unclear");
  const day = dates.find(({ date, isFuture }) => date !== null && !isFuture);
  const item: Item = {
    start: 0,
    end: text.length,
    description: merchant,
    amounts: [amount],
    dates: day ? [day] : [],
    tags: [],
  };
  const label = amountLabel(amount.readings[0] ?? "", context.locale, amount.currency);
  return ask(`Log ${label} at ${merchant}?`, [choice(`Yes, log ${label}`, logCall(item, context)), NEITHER]);
}

const BANK =
  /(?:\b(?:card|a\/c|acct?|account|visa|mastercard|amex|debit|credit card|upi|konto|karte)\b.{0,60}\b(?:charged|debited|used|spent|purchase|payment|transaction|txn|approved|authori[sz]ed|debit of|sale|pos|declined|withdrawn)\b|\b(?:purchase|transaction|payment|txn|debit|pos|charge|alert|authori[sz]ation)\b.{0,60}\b(?:card|a\/c|acct?|account|visa|mastercard|amex)\b(?! (?:bill|interest|fee))|\b(?:you (?:spent|paid)|spent|charged) .{1,40}\b(?:card|a\/c|acct?|account) (?:ending|x|\*|no|\d))/i;

const CHARGED = /\b(?:charged|debited|used|spent|purchase|payment|transaction|txn|approved|authori[sz]ed|sale|pos)\b/i;

function merchantOf(text: string): string {
  const match =
    /(?:\bat|@|\bto|\btowards|\bmerchant:?|\bvpa) ([\p{L}\p{N}][\p{L}\p{N}&'. *\-/]{1,40}?)(?= (?:on|for|with|using|via|was|has|dated|ref|avl|avail|bal|from|card|by)\b|[.,;:](?:\s|$)| \d|$)/iu.exec(
      text,
    );
  const merchant = trim(match?.[1] ?? "");
  return new RegExp(`^(?:${MARK_AFTER})$`).test(merchant) ? "" : merchant;
}
