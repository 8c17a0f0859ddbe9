/** Runs of 13 to 19 digits as card numbers are written, in groups or without. */
const LONG_NUMBER = /(?<![\d.,])\d(?:[ -]?\d){12,18}(?![\d.,]?\d)/g;

/** A text without card numbers: of each its last four digits stay, as banks write it themselves. */
export function maskCardNumbers(text: string): string {
  return text.replace(LONG_NUMBER, (written) => {
    const digits = written.replace(/\D/g, "");
    return isCardNumber(digits) ? `•••• ${digits.slice(-4)}` : written;
  });
}

/** The check digit of ISO/IEC 7812-1 (Luhn's): other long numbers fit it one time in ten. */
function isCardNumber(digits: string): boolean {
  let sum = 0;
  for (const [index, digit] of Array.from(digits).reverse().entries()) {
    const value = Number(digit) * (index % 2 === 1 ? 2 : 1);
    sum += value > 9 ? value - 9 : value;
  }
  return sum % 10 === 0;
}
