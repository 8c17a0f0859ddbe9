import { isAboutOthers, isQuestion, whyNotSpent } from "../guards.ts";
import { countsThings, nounAfter } from "../items.ts";
import { decline } from "../questions.ts";
import type { Reading } from "../reading.ts";
import type { Understanding } from "../understanding.ts";
import { readExpenses } from "./logging.ts";
import { withOneAmount } from "./one-amount.ts";

/** "salary arrived 3200", "got paid 640", "mum sent me 50": money that came in, as one that has come. */
export function readIncome(reading: Reading): Understanding {
  const { text, dates, context } = reading;
  const against = whyNotSpent(text);
  if (against) return decline(against);
  if (PAID_TO_STAFF.test(text)) return readExpenses(reading) ?? decline("unclear");
  const isToCome = TO_COME.test(text) || OF_OTHERS.test(text) || dates.some(({ isFuture }) => isFuture);
  if (isQuestion(text) || (isAboutOthersIncome(text) && !CLIENT_PAID.test(text)) || isToCome) return decline("unclear");
  const [came] = reading.amounts;
  if (came && countsThings(came) && /[^s]s$/i.test(nounAfter(came, text) ?? "")) return decline("unclear");
  const day = dates[0] === undefined ? context.now.toPlainDate().toString() : dates[0].date;
  return withOneAmount(reading, (amount, stated) => ({
    tool: "log_income",
    args: { amount, ...stated, description: nameOf(text), ...(day ? { date: day } : {}) },
  }));
}

/** What somebody who works for the person gets. */
const PAID_TO_STAFF =
  /\b(?:maid|nanny|driver|cleaner|cleaning lady|cook|gardener|baby ?sitter|helper|tutor|staff|employees?|au pair)(?:['’]?s)? (?:salary|wages?|pay|bonus)\b/i;

/** Pay that is told of ahead is not there yet, nor is what somebody owes. */
const TO_COME =
  /\b(?:comes?|coming|arrives|is due|due on|will be|gets? in|agreed|offered|owes?|from now on|tomorrow|left|till|until|next (?:week|month|year))\b/i;

/** What somebody else got is none of the book's business; what they gave to the person is. */
function isAboutOthersIncome(text: string): boolean {
  return isAboutOthers(text) && !/\b(?:me|us|my account)\b/i.test(text);
}

/** Somebody else's, or everybody's. */
const OF_OTHERS =
  /\bfound (?!\W?\d|an?\b|some\b|\p{L}+ (?:dollars|bucks|euros|pounds))|\bsold (?:his|her|their)\b|\b(?:minimum wage|mindestlohn|smic|sal[aá]rio m[ií]nimo)\b/iu;

const SOLD =
  /^(?:(?:i|we)(?:'ve)? )?(?:just |finally )?sold (?:my |our |the |an? |some )?(?:old |used )?(\p{L}[\p{L} '-]{1,30}?)(?: (?:for|at|on|to)\b.*|[ ,]+\W?\d.*)$/iu;

const NAMES =
  /\b(salary|wages?|pay ?check|payslip|stipend|bonus|commission|dividends?|interest|pension|allowance|unemployment|child benefit|child support|alimony|inheritance|royalties|scholarship|tips?|tax (?:refund|return)|winnings|freelance(?: \p{L}+)?|side gig|gehalt|lohn|weihnachtsgeld|urlaubsgeld|kindergeld|elterngeld|(?:witwen|alters|betriebs)?rente|salaire|paye|pourboires|sueldo|n[oó]mina|quincena|aguinaldo|stipendio|tredicesima|sal[aá]rio|aposentadoria|tankhwah?|pagaar)(?!\p{L})/iu;

/** "client paid the invoice": what one works for is paid to nobody else. */
export const CLIENT_PAID =
  /^(?:(?:my|the|a|our) )?(?:new |old |main |biggest )?(?:clients?|customers?) (?:just |finally |has |have )*(?:paid|settled)\b(?= .*\b(?:me|us|my|invoices?|bill)\b|[ ,]*\W?\d[\d.,]*\W*$)/i;

/** What the income is called: by its own word, by who it came from, or as pay. */
function nameOf(text: string): string {
  const sold = SOLD.exec(text)?.[1];
  if (sold !== undefined) return sold.trim();
  if (CLIENT_PAID.test(text)) return "invoice";
  const named = NAMES.exec(text)?.[1];
  if (named !== undefined) return named.toLowerCase();
  const giver =
    /\bfrom (?:my |the )?([\p{L}][\p{L} '-]{1,30}?)(?: (?:today|yesterday|for|on|this|last)\b.*)?[.!]*$/iu.exec(
      text,
    )?.[1];
  if (giver !== undefined) return `from ${giver.trim()}`;
  const sender =
    /^(?:my )?(\p{L}[\p{L}'-]{1,20}) (?:gave|sent|paid|tipped|venmoed|zelled|wired|transferred) (?:me|us)\b/iu.exec(
      text,
    )?.[1];
  if (sender !== undefined) return `from ${sender}`;
  return /\bpaid\b|\bpay ?day\b/i.test(text) ? "pay" : "income";
}
