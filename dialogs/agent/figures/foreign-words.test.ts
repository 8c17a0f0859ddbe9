import { expect, test } from "vitest";
import { findForeignWords } from "./foreign-words.ts";
import { tokensOf } from "./tokens.ts";

test.each([
  ["Te quedan veintidós o doscientos.", ["veintidós", "doscientos"]],
  ["Ti restano trecentocinquanta, cioè ventotto al giorno.", ["trecentocinquanta", "ventotto"]],
  ["Noch zweihundertfünfzig, also fünfunddreißig am Tag.", ["zweihundertfünfzig", "fünfunddreißig"]],
  ["Nog vijfentwintig, dus tweehonderd per week.", ["vijfentwintig", "tweehonderd"]],
  ["Das sind 20 Prozent, es 20 por ciento, è il 20 per cento.", []],
  ["You have one hundred dollars left until once more it is due.", []],
])("numbers in the words of other languages are found in “%s”", (text, words) => {
  expect(findForeignWords(tokensOf(text), text).map((figure) => figure.text)).toEqual(words);
});
