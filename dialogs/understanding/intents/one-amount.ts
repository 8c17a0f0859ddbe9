import type { ToolCall } from "../../tools/call.ts";
import type { AmountMention } from "../amounts.ts";
import { act, amountLabel, ask, decline } from "../questions.ts";
import type { Reading } from "../reading.ts";
import type { Understanding } from "../understanding.ts";

/** What is done with an amount: its decimal string, and its currency where one was stated. */
export type CallWithAmount = (amount: string, stated: { readonly currency?: string }) => ToolCall;

/**
 * The call for a text that names one amount; a question where it can be read in several ways, or names several.
 *
 * @param call makes it
 */
export function withOneAmount({ amounts, context }: Reading, call: CallWithAmount, confidence = 0.95): Understanding {
  const [mention, another] = amounts;
  if (!mention || mention.doubt === "vague") return decline("unclear");
  if (another)
    return ask("Which of the amounts do you mean? Nothing is logged yet.", choicesOf(amounts, call, context.locale));
  const stated = mention.currency === undefined ? {} : { currency: mention.currency };
  const [only, second] = mention.readings;
  if (only === undefined) return decline("unclear");
  // Only what there is may be less than nothing; a sign is never left out as if it had not been said.
  if (mention.doubt === "signed" && call(only, stated).tool !== "set_balance") {
    return ask("Is that more, or less? Say it without the sign. Nothing is noted yet.", []);
  }
  if (second !== undefined || mention.doubt === "spaced") {
    return ask("Which amount do you mean? Nothing is logged yet.", choicesOf([mention], call, context.locale));
  }
  if (mention.candidates.length > 1) {
    const choices = mention.candidates.map((currency) => ({ label: currency, calls: [call(only, { currency })] }));
    return ask("In which currency?", choices);
  }
  return act([call(only, stated)], confidence);
}

function choicesOf(amounts: readonly AmountMention[], call: CallWithAmount, locale: string) {
  return amounts
    .flatMap(({ readings, currency }) =>
      readings.map((amount) => {
        const stated = currency === undefined ? {} : { currency };
        return { label: amountLabel(amount, locale, currency), calls: [call(amount, stated)] };
      }),
    )
    .slice(0, 4);
}
