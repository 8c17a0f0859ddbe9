import { normaliseDescription } from "../../domain/entry.ts";
import { readAnswer } from "./answers.ts";
import { categorize } from "./categorize.ts";
import { withCodes } from "./currencies.ts";
import { describe } from "./describing.ts";
import { isAboutOthers, isImperative, isQuestion, isStatement, whyNotSpent } from "./guards.ts";
import type { Guess } from "./guesses.ts";
import { readAsking } from "./intents/asking.ts";
import { readBankText } from "./intents/bank-text.ts";
import { readBills } from "./intents/bills.ts";
import { readChat } from "./intents/chatting.ts";
import { readComparing } from "./intents/comparing.ts";
import { readCorrection } from "./intents/correcting.ts";
import { readExplain } from "./intents/explaining.ts";
import { readLater } from "./intents/later.ts";
import { readLinking } from "./intents/linking.ts";
import { readExpenses } from "./intents/logging.ts";
import { readMove } from "./intents/moving.ts";
import { readNaming } from "./intents/naming.ts";
import { readPaidBack } from "./intents/paying-back.ts";
import { readPin } from "./intents/pin.ts";
import { readPlanning } from "./intents/planning.ts";
import { readPreferring } from "./intents/preferring.ts";
import { readPurchase } from "./intents/purchasing.ts";
import { readRecurring } from "./intents/recurring.ts";
import { readRefund } from "./intents/refunding.ts";
import { readRefundElsewhere } from "./intents/refunding-elsewhere.ts";
import { readRefusal } from "./intents/refusing.ts";
import { readRepeat } from "./intents/repeating.ts";
import { readPot } from "./intents/saving.ts";
import { readSplit } from "./intents/splitting.ts";
import { readTeaching } from "./intents/teaching.ts";
import { readUndo } from "./intents/undoing.ts";
import { readWeighing } from "./intents/weighing.ts";
import { LONGEST_TEXT, normalise } from "./normalise.ts";
import { ask, decline } from "./questions.ts";
import { type Reading, readText } from "./reading.ts";
import { withSecondOpinion } from "./second-opinion.ts";
import { mendSpelling } from "./spelling.ts";
import type { Understanding, UnderstandingContext } from "./understanding.ts";

/**
 * What a message means, by rules and a small classifier's second opinion: no network, no language model, no state.
 *
 * The law: an amount is never guessed. What is not sure becomes one question (`ask`) or a `decline`, and a message of
 * several expenses is logged whole or not at all. Texts of more than {@link LONGEST_TEXT} characters are not read.
 *
 * @param guess the classifier; another than the one that is compiled only where it is measured
 */
export function understand(text: string, context: UnderstandingContext, guess?: Guess): Understanding {
  if (text.length > LONGEST_TEXT) return ask("That's long. Can you send it in smaller parts?", []);
  const plain = withCodes(mendSpelling(normalise(text)));
  if (!/[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(plain)) return decline("unclear");
  const reading = readText(plain, context);
  return withSecondOpinion(readByRules(reading), reading, guess);
}

/** What the rules alone make of a text. */
export function readByRules(reading: Reading): Understanding {
  for (const read of INTENTS) {
    const understanding = read(reading);
    if (understanding) return understanding;
  }
  return readThing(reading);
}

/** The first intent that recognises the text decides; what must not be taken for an expense comes before expenses. */
const INTENTS: readonly ((reading: Reading) => Understanding | null)[] = [
  readAnswer,
  readChat,
  readPin,
  readTeaching,
  readLinking,
  readUndo,
  readSplit,
  readCorrection,
  readExplain,
  readComparing,
  readBankText,
  readMove,
  readPot,
  readPaidBack,
  readRefund,
  readRefundElsewhere,
  readRepeat,
  readNaming,
  readWeighing,
  readPreferring,
  readRefusal,
  readPurchase,
  readPlanning,
  readLater,
  readBills,
  readRecurring,
  readAsking,
  readExpenses,
];

const SPENT_ON = /^(?:i |we |i've |we've |just )*(?:spent|bought|paid|purchased|got|had|ordered|grabbed)\b/i;

/** The name of something without its price, "lunch": its price is asked. Everything else is declined. */
function readThing({ text, dates, masks, context }: Reading): Understanding {
  const against = whyNotSpent(text);
  if (against) return decline(against);
  if (dates.some(({ isAmbiguous }) => isAmbiguous))
    return ask("Which is the day, and which the amount? Nothing is logged yet.", []);
  const ranges = masks.filter(({ kind }) => kind === "range");
  const description = describe(text, 0, text.length, [...dates, ...ranges]);
  const words = normaliseDescription(description).split(" ").filter(Boolean).length;
  const isThing =
    words > 0 &&
    words <= (SPENT_ON.test(text) ? 6 : 3) &&
    dates.every(({ date, isFuture }) => date !== null && !isFuture) &&
    !isQuestion(text) &&
    !isImperative(text) &&
    !isStatement(description) &&
    !isAboutOthers(text) &&
    categorize(description).confidence >= 0.9;
  if (!isThing) return decline("not_money");
  const date = dates[0]?.date ?? context.now.toPlainDate().toString();
  const args = { description, category: categorize(description).category, date };
  return ask(`How much was ${description}?`, [], { tool: "log_expense", args });
}
