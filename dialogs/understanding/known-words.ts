import { wordVectors } from "./classifier/category-model.ts";
import { meaningOf } from "./lexicon/terms.ts";

/** True for a word, folded, that the tables or the word vectors hold, or whose singular they do. */
export function isKnownWord(word: string): boolean {
  return [word, word.replace(/e?s$/, "")].some((form) => meaningOf(form) !== null || isCommonWord(form));
}

/** True for a word, folded, that is common in English: the word vectors hold it. */
export function isCommonWord(word: string): boolean {
  return wordVectors().meanOf([word]) !== null;
}
