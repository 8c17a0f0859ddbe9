import { normaliseDescription } from "../../domain/entry.ts";
import { type Currency, isCurrency } from "../../domain/money.ts";
import { readMark } from "./currencies.ts";

/**
 * The currencies that words name: "euros", "CHF", "Swiss francs", "dollars".
 *
 * @param own the person's: "dollars" are theirs where theirs are dollars
 * @returns the likelier first; none where it is no currency
 */
export function currenciesNamed(words: string, own: Currency): readonly Currency[] {
  const code = words.trim().toUpperCase();
  if (/^[A-Z]{3}$/.test(code) && isCurrency(code)) return [code];
  const mark = readMark(words.trim().replace(/^the /i, ""), own);
  if (mark?.kind === "own") return [own];
  if (mark?.kind === "stated") return [mark.currency];
  if (mark?.kind === "unclear") return mark.candidates;
  const named = names().get(normaliseDescription(words).replace(/^the /, ""));
  return named === undefined ? [] : [named];
}

let byName: ReadonlyMap<string, Currency> | undefined;

/** Full names, in the singular and the plural: `swiss franc`, `swiss francs`. */
function names(): ReadonlyMap<string, Currency> {
  byName ??= new Map(
    Intl.supportedValuesOf("currency").flatMap((currency) => {
      const format = new Intl.NumberFormat("en", { style: "currency", currency, currencyDisplay: "name" });
      return [1, 2].map((count) => {
        const name = format.formatToParts(count).find(({ type }) => type === "currency")?.value ?? currency;
        return [normaliseDescription(name), currency] as const;
      });
    }),
  );
  return byName;
}
