import { isGsm7 } from "./segments.ts";

/**
 * Writes a text in characters that are cheap to send: one that is not in the 7-bit alphabet more than halves what fits a
 * segment.
 *
 * Typographic characters become their typewriter forms, emoji go, rare currency signs become codes. Accents go only
 * where that is all it takes; a text in another script keeps every letter. Digits are never touched.
 */
export function toSmsCharacters(text: string): string {
  const plain = tidy(replaceAll(text.toWellFormed().normalize("NFC"))).normalize("NFC");
  if (isGsm7(plain)) return plain;
  const bare = withoutAccents(plain);
  return isGsm7(bare) ? bare : plain;
}

/** In this order; what an earlier one has made is seen by the later ones. */
const REPLACEMENTS: readonly (readonly [pattern: RegExp, replacement: string])[] = [
  [/\r\n?|[\u2028\u2029]/g, "\n"],
  [/[\t\p{Zs}]/gu, " "],
  [/⚠/g, "!"],
  [/©/g, "(c)"],
  [/®/g, "(R)"],
  [/™/g, "TM"],
  // Before emoji: some arrows are both.
  [/[→⇒➡]/g, "->"],
  [/[←⇐⬅]/g, "<-"],
  [/[\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}]/gu, ""],
  // The frame of a keycap, which leaves the digit in it.
  [/\u20E3/g, ""],
  [/[\p{Cf}\p{Variation_Selector}]/gu, ""],
  [/(?!\n)\p{Cc}/gu, ""],
  [/[“”„‟«»″]/g, '"'],
  [/[‘’‚‛′`´]/g, "'"],
  [/[‐‑‒–—―−]/g, "-"],
  [/…/g, "..."],
  [/^ *[•·▪] */gm, "- "],
  [/ +[•·▪] *$/gm, ""],
  // Between two parts of a line a full stop could be taken for a decimal point.
  [/ +[•·▪] +/g, "; "],
  [/[•·▪]/g, "-"],
  [/×/g, "x"],
  [/÷/g, "/"],
  [/≈/g, "~"],
  [/≤/g, "<="],
  [/≥/g, ">="],
  [/\uFFFD/g, "?"],
];

/** Currency signs outside the 7-bit alphabet. */
const CURRENCY_CODES: Readonly<Record<string, string>> = {
  "₹": "INR",
  "₩": "KRW",
  "₺": "TRY",
  "₽": "RUB",
  "₴": "UAH",
  "₪": "ILS",
  "₫": "VND",
  "₱": "PHP",
  "₦": "NGN",
  "₸": "KZT",
  "₡": "CRC",
  "₲": "PYG",
  "₵": "GHS",
  "₾": "GEL",
  "₼": "AZN",
  "₭": "LAK",
  "₮": "MNT",
  "฿": "THB",
  "৳": "BDT",
};

const CURRENCY_SIGN = new RegExp(`(\\w?)([${Object.keys(CURRENCY_CODES).join("")}])(?=([\\d.-]?))`, "g");

function replaceAll(text: string): string {
  const replaced = REPLACEMENTS.reduce((all, [pattern, replacement]) => all.replace(pattern, replacement), text);
  return replaced.replace(CURRENCY_SIGN, (_, before: string, sign: string, after: string) => {
    const code = CURRENCY_CODES[sign] ?? sign;
    return `${before}${before === "" ? "" : " "}${code}${after === "" ? "" : " "}`;
  });
}

/** What was dropped leaves gaps. */
function tidy(text: string): string {
  return text
    .replace(/ {2,}/g, " ")
    .replace(/^ | $/gm, "")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

/** Letters of the Latin script without their accents, but for those that the alphabet has. */
function withoutAccents(text: string): string {
  return Array.from(text, (character) => {
    if (isGsm7(character) || !/\p{Script=Latin}/u.test(character)) return character;
    return LETTERS[character] ?? character.normalize("NFD").replace(/\p{M}/gu, "");
  }).join("");
}

/** Letters that do not come apart into a base and an accent. */
const LETTERS: Readonly<Record<string, string>> = {
  ł: "l",
  Ł: "L",
  đ: "d",
  Đ: "D",
  ı: "i",
  œ: "oe",
  Œ: "OE",
  þ: "th",
  Þ: "Th",
  ð: "d",
  Ð: "D",
  ħ: "h",
  Ħ: "H",
  ẞ: "SS",
};
