import { expect, test } from "vitest";
import { maskCardNumbers } from "./card-number.ts";

test.each([
  ["USD 99.00 on card 4111 1111 1111 1111 today", "USD 99.00 on card •••• 1111 today"],
  ["5500-0000-0000-0004", "•••• 0004"],
  ["amex 378282246310005.", "amex •••• 0005."],
])("a card number loses all but its last four digits: %j", (text, masked) => {
  expect(maskCardNumbers(text)).toBe(masked);
  expect(maskCardNumbers(masked)).toBe(masked);
});

test.each([
  "card 1234 charged 45.20",
  "4111 1111 1111 1112",
  "call +49 170 1234567",
  "coffee 4.50, taxi 12",
  "1,234,567,890,123.45",
])("other numbers stay: %j", (text) => {
  expect(maskCardNumbers(text)).toBe(text);
});
