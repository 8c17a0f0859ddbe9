import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Unavailable } from "../../../domain/errors.ts";
import { LONGEST_FILE, readDailyFile } from "./daily-file.ts";
import { dailyFile } from "./testing/daily-file.ts";

const TODAY = "2026-06-10";
const refused = (xml: string): void => {
  expect(() => readDailyFile(xml, TODAY)).toThrow(Unavailable);
};

describe("the bank's daily file", () => {
  test("gives its day and each currency's rate as it is written", () => {
    expect(readDailyFile(dailyFile("2026-06-09", { USD: "1.1550", JPY: "168.42" }), TODAY)).toEqual({
      day: "2026-06-09",
      base: "EUR",
      rates: { USD: "1.1550", JPY: "168.42" },
    });
  });

  test("may quote its attributes either way, and stand on one line", () => {
    const xml = dailyFile("2026-06-09", { USD: "1.1550" })
      .replaceAll("'", '"')
      .replaceAll(/\s*\n\s*/g, "");
    expect(readDailyFile(xml, TODAY).rates).toEqual({ USD: "1.1550" });
  });

  test.each([
    ["nothing", ""],
    ["a page that says sorry", "<html><body>503</body></html>"],
    ["a day without rates", dailyFile("2026-06-09", {})],
    ["a day that there is not", dailyFile("2026-02-30", { USD: "1.1" })],
    ["a day to come", dailyFile("2026-06-11", { USD: "1.1" })],
    ["a currency that nobody knows", dailyFile("2026-06-09", { USD: "1.1", ZZZ: "2" })],
    ["a rate of nothing", dailyFile("2026-06-09", { USD: "0.000" })],
    ["a rate below nothing", dailyFile("2026-06-09", { USD: "-1.1" })],
    ["a rate that is no decimal", dailyFile("2026-06-09", { USD: "1.1.1" })],
    ["a rate in another way of writing", dailyFile("2026-06-09", { USD: "1e3" })],
    ["a rate of too many digits", dailyFile("2026-06-09", { USD: "1234567890" })],
    ["two days", dailyFile("2026-06-09", { USD: "1.1" }) + dailyFile("2026-06-08", { USD: "1.2" })],
    ["a currency twice", dailyFile("2026-06-09", { USD: "1.1" }).replace(/(<Cube currency.*)/, "$1$1")],
    [
      "something else among its rates",
      dailyFile("2026-06-09", { USD: "1.1" }).replace("<Cube currency", "& <Cube currency"),
    ],
    ["too much", dailyFile("2026-06-09", { USD: "1.1" }) + " ".repeat(LONGEST_FILE)],
    ["half of it", dailyFile("2026-06-09", { USD: "1.1" }).slice(0, -60)],
  ])("is refused as a whole when it is %s", (_what, xml) => refused(xml));

  test("is never half read, whatever is cut out of it", () => {
    const xml = dailyFile("2026-06-09", { USD: "1.1550", JPY: "168.42", GBP: "0.8611" });
    const position = fc.nat({ max: xml.length });
    fc.assert(
      fc.property(position, position, (a, b) => {
        const cut = xml.slice(0, Math.min(a, b)) + xml.slice(Math.max(a, b));
        try {
          const { rates } = readDailyFile(cut, TODAY);
          expect(Object.values(rates).every((rate) => /^[\d.]+$/.test(rate))).toBe(true);
        } catch (error) {
          expect(error).toBeInstanceOf(Unavailable);
        }
      }),
    );
  });
});
