/** Longest text that is looked at, in UTF-16 units; a money message is rarely longer than a tenth of it. */
export const LONGEST_TEXT = 2_000;

/**
 * One way of writing for what people and keyboards write in many: plain quotes and dashes, ASCII digits, single spaces,
 * nothing invisible. Line breaks stay.
 *
 * @param text at most {@link LONGEST_TEXT} characters; the caller refuses longer ones
 */
export function normalise(text: string): string {
  if (PLAIN.test(text)) return text;
  return (
    text
      .normalize("NFC")
      .replace(/\r\n?|[\u2028\u2029]/g, "\n")
      // Between groups of digits a no-break space groups thousands; U+2009 and U+202F too.
      .replace(/[\t\u00a0\u2000-\u200a\u202f\u3000]/g, " ")
      .replace(/(?!\n)[\p{Cc}\p{Cf}\p{Cs}\p{Co}]/gu, "")
      .replace(/[\uff01-\uff5e]/g, (wide) => String.fromCodePoint((wide.codePointAt(0) ?? 0) - 0xfee0))
      .replace(/\uffe5/g, "¥")
      .replace(/\uffe1/g, "£")
      .replace(/\u066b/g, ".")
      .replace(/\u066c/g, ",")
      .replace(/\p{Nd}/gu, asciiDigit)
      .replace(/[\u2018\u2019\u02bc\u00b4`]/g, "'")
      .replace(/[\u201c\u201d\u201e]/g, '"')
      .replace(/[\u2010-\u2015\u2212]/g, "-")
      .replace(/ {2,}/g, " ")
      .replace(/ ?\n[ \n]*/g, "\n")
      .trim()
  );
}

/** Written so already: words of ASCII with single spaces, without what stands for something else or for money. */
const PLAIN = /^[!-#%-_a-~]+(?: [!-#%-_a-~]+)*$/;

/** Decimal digits of every script stand in tens, zero first; the mathematical ones are five tens in a row. */
function asciiDigit(digit: string): string {
  if (digit <= "9") return digit;
  const code = digit.codePointAt(0) ?? 0;
  let first = code;
  while (/\p{Nd}/u.test(String.fromCodePoint(first - 1))) first -= 1;
  return String((code - first) % 10);
}
