import { describe, expect, test } from "vitest";
import { isCurrency } from "../../domain/money.ts";
import { guessDefaults } from "./guess-defaults.ts";

const fallback = { currency: "GBP", zone: "Europe/London", locale: "en-GB" };
const by = (id: string, locale?: string) =>
  guessDefaults({ sender: { id, ...(locale === undefined ? {} : { locale }) } }, fallback);

describe("what somebody most likely has", () => {
  test.each([
    ["+491701234567", "de-DE", "EUR", "Europe/Berlin"],
    ["whatsapp:+41791234567", "de-CH", "CHF", "Europe/Zurich"],
    ["+358401234567", "fi-FI", "EUR", "Europe/Helsinki"],
    ["+34612345678", "es-ES", "EUR", "Europe/Madrid"],
    ["+819012345678", "ja-JP", "JPY", "Asia/Tokyo"],
  ])("follows from the number %s", (number, locale, currency, zone) => {
    expect(by(number)).toEqual({ locale, currency, zone, isCurrencyGuessed: true });
  });

  test.each([
    ["de", "de-DE", "EUR", "Europe/Berlin"],
    ["fr-CH", "fr-CH", "CHF", "Europe/Zurich"],
    ["sv", "sv-SE", "SEK", "Europe/Stockholm"],
  ])("follows from the language %s", (language, locale, currency, zone) => {
    expect(by("4815", language)).toEqual({ locale, currency, zone, isCurrencyGuessed: true });
  });

  test("is the installation's clock where a country has several", () => {
    const inChicago = { ...fallback, zone: "America/Chicago" };
    expect(guessDefaults({ sender: { id: "+13125550123" } }, inChicago).zone).toBe("America/Chicago");
    expect(by("+13125550123")).toMatchObject({ locale: "en-US", currency: "USD", zone: "Europe/London" });
  });

  test.each([{ id: "4815" }, { id: "4815", language: "en" }, { id: "4815", language: "tlh-!" }, { id: "T1:U1" }])(
    "is the installation's own where $id $language tells nothing",
    ({ id, language }) => {
      expect(by(id, language)).toEqual(fallback);
    },
  );

  test("is always something that exists", () => {
    for (let code = 1; code < 1000; code += 1) {
      const { currency, zone, locale } = by(`+${code}1234567`);
      expect(isCurrency(currency)).toBe(true);
      expect(() => new Intl.DateTimeFormat(locale, { timeZone: zone })).not.toThrow();
    }
  });
});
