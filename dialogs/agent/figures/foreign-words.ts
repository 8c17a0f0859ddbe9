import type { Figure } from "./figure.ts";
import type { Token } from "./tokens.ts";

/**
 * Numbers in words of the languages around, as far as they are no words of English or everyday words of their own: nobody
 * here reads how much they are, so they stand only where they were said just so.
 */
const WORDS = [
  // German
  "zwei drei vier fünf sechs sieben acht neun zehn zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn zwanzig dreißig dreissig vierzig fünfzig sechzig siebzig achtzig neunzig hundert tausend hälfte doppelt",
  // Spanish
  "dos tres cuatro cinco seis siete ocho nueve diez doce trece catorce quince dieciséis diecisiete dieciocho diecinueve veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa cien ciento cientos doscientos trescientos quinientos mitad doble",
  // French
  "deux trois quatre cinq huit neuf dix onze douze treize quatorze quinze seize vingt trente quarante cinquante soixante septante nonante cents mille moitié",
  // Italian
  "quattro cinque sette otto nove dieci undici dodici tredici quattordici quindici venti trenta quaranta cinquanta sessanta settanta ottanta novanta cento duecento trecento cinquecento metà",
  // Portuguese
  "dois duas três quatro oito dez vinte trinta quarenta cinquenta sessenta oitenta cem cento duzentos trezentos quinhentos metade dobro",
  // Dutch
  "twee drie vijf zeven negen tien twaalf dertien veertien vijftien twintig dertig veertig vijftig zestig zeventig tachtig negentig honderd duizend helft",
].flatMap((words) => words.split(" "));

const KNOWN: ReadonlySet<string> = new Set(WORDS);

/** `zweiundzwanzig`, `zweihundert`, `veintidós`, `vingt-deux`, `ventidue`, `eenentwintig`. */
const COMPOUNDS: readonly RegExp[] = [
  /^\p{L}{2,}(?:und|en|ën)(?:zwanzig|drei(?:ß|ss)ig|vierzig|fünfzig|sechzig|siebzig|achtzig|neunzig)$/u,
  /^\p{L}{2,}(?:en|ën)(?:twintig|dertig|veertig|vijftig|zestig|zeventig|tachtig|negentig)$/u,
  /^\p{L}+(?:hundert|tausend|cientos|honderd|duizend)\p{L}*$/u,
  /^(?:due|tre|quattro|cinque|sei|sette|otto|nove)cento\p{L}*$/u,
  /^veinti(?:uno|una|ún|dós|trés|cuatro|cinco|séis|siete|ocho|nueve)$/u,
  /^vent(?:uno|idue|itré|itre|iquattro|icinque|isei|isette|otto|inove)$/u,
];

/** `20 por ciento` is a percentage like any other. */
const PERCENT = /\bp[eo]r $/i;

const SHORTEST_COMPOUND = 7;

/** Finds them, from left to right, each word by itself. */
export function findForeignWords(tokens: readonly Token[], text: string): Figure[] {
  return tokens
    .filter(({ word }) => isNumber(word))
    .filter(({ start }) => !PERCENT.test(text.slice(0, start)))
    .map(({ text: word, start, end }): Figure => ({ kind: "words", text: word, start, end }));
}

function isNumber(word: string): boolean {
  return KNOWN.has(word) || (word.length >= SHORTEST_COMPOUND && COMPOUNDS.some((pattern) => pattern.test(word)));
}
