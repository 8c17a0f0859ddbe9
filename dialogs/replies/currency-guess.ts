import { currencyOf } from "../../domain/countries.ts";
import type { Currency } from "../../domain/money.ts";
import type { PendingChoice } from "../state.ts";
import { capitalise, currencyName, type View } from "./format.ts";

/** Says which currency was taken for bare amounts: `(I took dollars.)`. */
export function tookCurrency(guess: Currency): string {
  return `(I took ${currencyName(guess).split(" ").at(-1) ?? guess}.)`;
}

/** Currencies that many people have, to be offered besides that of the person's region. */
const COMMON = ["EUR", "USD", "GBP", "INR"];

/** Asks which one it is; what was logged so far was meant in that. */
export function changeCurrency(guess: Currency, { locale }: View): PendingChoice {
  const local = currencyOf(new Intl.Locale(locale).maximize().region ?? "");
  const offered = [...new Set([...(local === null ? [] : [local]), ...COMMON])].filter((one) => one !== guess);
  const choices = offered.slice(0, 4).map((currency) => ({
    label: capitalise(currencyName(currency)),
    calls: [{ tool: "set_preferences", args: { currency, was_misread: true } }],
  }));
  const question = "Which currency are your amounts in? For any other, say it like “use Swiss francs”.";
  return { label: "Change", calls: [{ tool: "ask", args: { question, choices } }] };
}
