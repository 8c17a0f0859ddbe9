import type { NumberInWords } from "./number-words.ts";

/**
 * Finds numbers in words of German, French, Spanish, Italian, Portuguese and Hindi in Latin letters: "zweiundsechzig", "quatre-vingt-dix",
 * "setecientos once", "duecentoventi", "trinta e cinco", "dedh hazaar".
 *
 * Small ones count things far more often than money: they are left out unless `isPriced` says that a currency follows.
 */
export function findNumberWordsElsewhere(text: string, isPriced: (end: number) => boolean): NumberInWords[] {
  const lower = text.toLowerCase();
  if (!MARKS.test(lower)) return [];
  const words = [...lower.matchAll(/\p{L}+/gu)].map((match) => ({
    word: match[0],
    start: match.index,
    end: match.index + match[0].length,
  }));
  const found: NumberInWords[] = [];
  for (let index = 0; index < words.length; ) {
    const run = takeRun(words, index, text, isPriced);
    if (run && (run.value >= LEAST || run.parts !== null || isPriced(run.end))) {
      found.push({ start: run.start, end: run.end, readings: readingsOf(run), isVague: false, isMoney: false });
    }
    index = run?.next ?? index + 1;
  }
  return found;
}

/** Under this a number counts as likely as it prices. */
const LEAST = 20;

interface Word {
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

interface Run {
  readonly start: number;
  readonly end: number;
  readonly next: number;
  readonly value: number;
  /** The whole part where the value is said after it without a unit: "nueve cincuenta". */
  readonly parts: number | null;
}

function takeRun(words: readonly Word[], first: number, text: string, isPriced: (end: number) => boolean): Run | null {
  let total = 0;
  let current: number | null = null;
  let parts: number | null = null;
  let next = first;
  let last = first;
  for (let word = words[next]; word !== undefined; word = words[next]) {
    if (next > first && !/^[ -]$/.test(text.slice(words[next - 1]?.end ?? 0, word.start))) break;
    if (JOINS.has(word.word)) {
      if (current === null || worthOf(words[next + 1]?.word ?? "") === null) break;
      next += 1;
      continue;
    }
    const value = worthOf(word.word);
    const factor = FACTORS.get(word.word);
    if (factor !== undefined && (current !== null || total > 0 || ALONE.has(word.word))) {
      if (factor === 100) current = (current ?? 1) * 100;
      else {
        total += (current ?? 1) * factor;
        current = null;
      }
    } else if (value === null) break;
    else if (current === null) current = value;
    else if (current === 4 && /^vingts?$/.test(word.word)) current = 80;
    else if (fitsAfter(current, value)) current += value;
    else if (parts === null && total === 0 && current < 100 && value >= 10 && value < 100) {
      parts = current;
      current = value;
    } else break;
    last = next;
    next += 1;
  }
  const [from, to] = [words[first], words[last]];
  if (!from || !to || (current === null && total === 0)) return null;
  if (last === first && WEAK.has(from.word) && !isPriced(to.end)) return null;
  const half = /^ (?:y medi[oa]|e mezzo|e meia|e meio|et demie?)(?!\p{L})/iu.exec(text.slice(to.end));
  const value = total + (current ?? 0) + (half ? 0.5 : 0);
  return { start: from.start, end: to.end + (half?.[0].length ?? 0), next: last + 1, value, parts };
}

function fitsAfter(current: number, value: number): boolean {
  if (current % 100 === 0) return value < 100;
  if ((current === 60 || current === 80) && value >= 10 && value < 20) return true;
  return current % 10 === 0 && current % 100 >= 20 && value < 10;
}

const readingsOf = ({ value, parts }: Run): string[] =>
  parts === null ? [String(value)] : [`${parts}.${String(value).padStart(2, "0")}`, String(parts * 100 + value)];

const list = (from: number, step: number, words: string): (readonly [string, number])[] =>
  words.split(" ").flatMap((alike, index) => alike.split("/").map((word) => [word, from + index * step] as const));

/** By language: what each word is worth; `/` parts spellings. */
const VALUES: ReadonlyMap<string, number> = new Map([
  ...list(
    2,
    1,
    "zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn",
  ),
  ...list(20, 10, "zwanzig dreißig/dreissig vierzig fünfzig sechzig siebzig achtzig neunzig"),
  ...list(2, 1, "deux trois quatre cinq"),
  ...list(7, 1, "sept huit neuf dix onze douze treize quatorze quinze seize"),
  ...list(20, 10, "vingt/vingts trente quarante cinquante soixante septante huitante/octante nonante"),
  ...list(
    2,
    1,
    "dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis/dieciseis diecisiete dieciocho diecinueve veinte veintiuno/veintiun veintidós/veintidos veintitrés/veintitres veinticuatro veinticinco veintiséis/veintiseis veintisiete veintiocho veintinueve",
  ),
  ...list(30, 10, "treinta cuarenta cincuenta sesenta setenta ochenta noventa"),
  ...list(
    200,
    100,
    "doscientos/doscientas trescientos/trescientas cuatrocientos/cuatrocientas quinientos/quinientas seiscientos/seiscientas setecientos/setecientas ochocientos/ochocientas novecientos/novecientas",
  ),
  ...list(
    2,
    1,
    "due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici sedici diciassette diciotto diciannove",
  ),
  ...list(20, 10, "venti trenta quaranta cinquanta sessanta settanta ottanta novanta"),
  ...list(2, 1, "dois/duas três quatro"),
  ...list(
    7,
    1,
    "sete oito nove dez onze doze treze quatorze quinze dezesseis/dezasseis dezessete/dezassete dezoito dezenove/dezanove vinte",
  ),
  ...list(30, 10, "trinta quarenta cinquenta sessenta setenta oitenta noventa"),
  ...list(
    200,
    100,
    "duzentos/duzentas trezentos/trezentas quatrocentos/quatrocentas quinhentos/quinhentas seiscentos/seiscentas setecentos/setecentas oitocentos/oitocentas novecentos/novecentas",
  ),
  ["cien", 100],
  ["ciento", 100],
  ["cem", 100],
  ["paanch", 5],
  ["saat", 7],
  ["aath", 8],
  ["gyarah", 11],
  ["barah", 12],
  ["pandrah", 15],
  ["bees", 20],
  ["pachees", 25],
  ["pachis", 25],
  ["tees", 30],
  ["chalis", 40],
  ["chaalis", 40],
  ["pachas", 50],
  ["pachaas", 50],
  ["sattar", 70],
  ["assi", 80],
  ["nabbe", 90],
  ["dedh", 1.5],
  ["dhai", 2.5],
  ["adhai", 2.5],
]);

const FACTORS: ReadonlyMap<string, number> = new Map([
  ["hundert", 100],
  ["cent", 100],
  ["cents", 100],
  ["cento", 100],
  ["sau", 100],
  ["tausend", 1000],
  ["mille", 1000],
  ["mila", 1000],
  ["mil", 1000],
  ["hazaar", 1000],
  ["hazar", 1000],
  ["hajar", 1000],
]);

/** What is said without a number before it as well. */
const ALONE: ReadonlySet<string> = new Set(["hundert", "cento", "tausend", "mille", "mil"]);
const JOINS: ReadonlySet<string> = new Set(["et", "y", "e", "und"]);
/** Words that mean something else alone, in English or elsewhere, or are a size of coffee. */
const WEAK: ReadonlySet<string> = new Set([
  "once",
  "sei",
  "due",
  "tre",
  "mille",
  "mil",
  "cento",
  "cem",
  "bees",
  "tees",
  "acht",
  "elf",
  "venti",
  "trenta",
  "dos",
]);

const UNIT = "ein|zwei|drei|vier|fünf|sechs|sieben|acht|neun";
/** "zweiundsechzig", "hundertzwanzig" */
const GERMAN = new RegExp(
  `^(?:(${UNIT})?hundert)?(?:und)?(?:(?:(${UNIT})und)?(zwanzig|drei(?:ß|ss)ig|vierzig|fünfzig|sechzig|siebzig|achtzig|neunzig)|(zehn|elf|zwölf|\\p{L}{3,6}zehn|${UNIT}))?$`,
  "u",
);
/** "ventiquattro", "duecentoventi" */
const ITALIAN =
  /^(?:(due|tre|quattro|cinque|sei|sette|otto|nove)?cento)?(?:(venti?|trenta?|quaranta?|cinquanta?|sessanta?|settanta?|ottanta?|novanta?)(uno|due|tre|tré|quattro|cinque|sei|sette|otto|nove)?)?$/u;

function worthOf(word: string): number | null {
  const value = VALUES.get(word);
  if (value !== undefined) return value;
  if (word.length < 7) return null;
  return germanOf(word) ?? italianOf(word);
}

function germanOf(word: string): number | null {
  const found = GERMAN.exec(word);
  if (!found || word === "hundert") return null;
  const [, hundreds, unit, tens, small] = found;
  const of = (part: string | undefined): number =>
    part === undefined ? 0 : part === "ein" ? 1 : (VALUES.get(part) ?? 0);
  const isHundred = word.includes("hundert");
  return (isHundred ? (hundreds === undefined ? 100 : of(hundreds) * 100) : 0) + of(unit) + of(tens) + of(small);
}

function italianOf(word: string): number | null {
  const found = ITALIAN.exec(word);
  if (!found || word === "cento") return null;
  const [, hundreds, tens, unit] = found;
  const of = (part: string | undefined): number =>
    part === undefined ? 0 : part === "uno" ? 1 : part === "tré" ? 3 : (VALUES.get(part) ?? 0);
  const full = tens === undefined ? 0 : of(tens) || of(`${tens}${tens === "vent" ? "i" : "a"}`);
  return (word.includes("cento") ? (hundreds === undefined ? 100 : of(hundreds) * 100) : 0) + full + of(unit);
}

/** In most texts no such number stands, and one look is faster than reading them. */
const MARKS =
  /(?<!\p{L})(?:deux|trois|quatre|cinq|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|vingts?|trente|quarante|cinquante|soixante|septante|huitante|nonante|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|doce|trece|catorce|quince|dieci\p{L}*|veint\p{L}+|treinta|cuarenta|cincuenta|sesenta|setenta|ochenta|noventa|cien|ciento|\p{L}+cient[oa]s|quinient[oa]s|mil|due|tre|quattro|cinque|sei|sette|otto|nove|undici|dodici|tredici|quattordici|quindici|sedici|diciassette|diciotto|diciannove|venti\p{L}*|trenta\p{L}*|quaranta\p{L}*|cinquanta\p{L}*|sessanta\p{L}*|settanta\p{L}*|ottanta\p{L}*|novanta\p{L}*|\p{L}*cento\p{L}*|mille|dois|duas|três|sete|oito|dez|doze|treze|dez[ea]\p{L}+|vinte|trinta|quarenta|cinquenta|sessenta|oitenta|cem|\p{L}+zent[oa]s|\p{L}+cent[oa]s|\p{L}+hent[oa]s|zwei|drei|vier|fünf|sechs|sieben|acht|neun|\p{L}*zehn|elf|zwölf|\p{L}*(?:zwanzig|dreißig|dreissig|vierzig|fünfzig|sechzig|siebzig|achtzig|neunzig)|\p{L}*hundert\p{L}*|paanch|saat|aath|gyarah|barah|pandrah|bees|pach\p{L}+|chaa?lis|sattar|assi|nabbe|dedh|a?dhai|sau|hazaar|hazar)(?!\p{L})/u;
