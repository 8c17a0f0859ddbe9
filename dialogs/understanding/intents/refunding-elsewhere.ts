import { describe } from "../describing.ts";
import { isQuestion, whyNotSpent } from "../guards.ts";
import type { Reading } from "../reading.ts";
import type { Understanding } from "../understanding.ts";
import { withOneAmount } from "./one-amount.ts";

/**
 * Money that came back for something bought, told in another language than English: "Amazon m'a remboursé le mixeur 89,99".
 *
 * @returns null where none of its words stands in the text, or no single amount
 */
export function readRefundElsewhere(reading: Reading): Understanding | null {
  const { text, lower, amounts, dates, context } = reading;
  const isOpen = TO_COME.test(lower) || isQuestion(text) || whyNotSpent(text) !== null;
  const came = amounts.length === 1 && !isOpen ? CAME_BACK.exec(lower) : null;
  if (!came || dates.some(({ isFuture }) => isFuture)) return null;
  const [day] = dates;
  const date = day === undefined ? context.now.toPlainDate().toString() : day.date;
  const said = { start: came.index, end: came.index + came[0].length };
  const name = describe(text, 0, text.length, [...amounts, ...dates, said]).replace(
    /^(?:hat|ha|me|mi|m'a|m'ont|ne)\s+/iu,
    "",
  );
  const description = name === "" || name.split(" ").length > LONGEST_NAME ? "refund" : name;
  return withOneAmount(
    reading,
    (amount, stated) => ({ tool: "log_refund", args: { amount, ...stated, description, ...(date ? { date } : {}) } }),
    CONFIDENCE,
  );
}

const LONGEST_NAME = 7;
/** The classifier is asked, too. */
const CONFIDENCE = 0.93;

const CAME_BACK =
  /(?<!\p{L})(?:(?:hat|haben) (?:mir|uns) .{0,40}(?:zurückgezahlt|erstattet|zurückgegeben|zurücküberwiesen)|(?:geld )?zurück(?:bekommen|gekriegt|erhalten|erstattet|gezahlt)|(?:rück)?erstattung|gutschrift|(?:m['’]a|m['’]ont|nous a|on m['’]a|ont) (?:\S+ )?rembours\p{L}+|remboursement|remboursée? |me (?:han )?devolvi\p{L}+|me devolvió|me reembols\p{L}+|devolución|reembolso|mi ha(?:nno)? (?:rimborsat|restituit|ridat)\p{L}+|rimborso|rimborsat\p{L}|me devolv\p{L}+|devolveram|reembols\p{L}+|estorn\p{L}+|wapas (?:aa?y?|aa gay\p{L}+|mil\p{L}*|kiy\p{L}+|kar diy\p{L}+|diy\p{L}+|de diy\p{L}+))(?!\p{L})/u;
/** What is still waited for, in these languages. */
export const TO_COME =
  /(?<!\p{L})(?:noch nicht|wartet?|warte|ausstehend|sobald|wenn|en attente|attends|toujours pas|si|quand|pendiente|todavía no|cuando|ancora non|quando|in attesa|ainda não|aguard\p{L}+|pendente|abhi tak|hoga|jab)(?!\p{L})/u;
