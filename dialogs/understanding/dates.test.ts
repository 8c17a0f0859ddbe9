import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findDates } from "./dates.ts";

/** A Wednesday. */
const now = Temporal.PlainDateTime.from("2026-06-10T09:12:00");

function daysIn(text: string, locale = "en-US"): (string | null)[] {
  return findDates(text, { now, locale }).map(({ date }) => date);
}

describe("a day named in a text", () => {
  it.each([
    ["gas yesterday", "2026-06-09"],
    ["dinner last night", "2026-06-09"],
    ["the night before last", "2026-06-08"],
    ["the day before yesterday", "2026-06-08"],
    ["3 days ago", "2026-06-07"],
    ["a week ago", "2026-06-03"],
    ["this morning", "2026-06-10"],
    ["last Friday", "2026-06-05"],
    ["Friday", "2026-06-05"],
    ["on Monday", "2026-06-08"],
    ["last Wednesday", "2026-06-03"],
    ["on June 5th", "2026-06-05"],
    ["5 June", "2026-06-05"],
    ["June 5, 2024", "2024-06-05"],
    ["December 3", "2025-12-03"],
    ["2026-06-01", "2026-06-01"],
    ["the 3rd", "2026-06-03"],
    ["the 25th", "2026-05-25"],
    ["gestern", "2026-06-09"],
    ["Kino gestern Abend", "2026-06-09"],
    ["resto hier soir", "2026-06-09"],
    ["anoche cena", "2026-06-09"],
    ["ieri sera pizza", "2026-06-09"],
    ["ontem à noite", "2026-06-09"],
    ["kal petrol", "2026-06-09"],
    ["antier", "2026-06-08"],
    ["vor 3 Tagen Kino", "2026-06-07"],
    ["hace 3 días", "2026-06-07"],
    ["3 giorni fa", "2026-06-07"],
    ["am Samstag", "2026-06-06"],
    ["lundi dernier", "2026-06-08"],
    ["el viernes pasado", "2026-06-05"],
    ["domenica", "2026-06-07"],
    ["segunda-feira", "2026-06-08"],
  ])("%j is %s", (text, date) => {
    expect(daysIn(text)).toEqual([date]);
  });

  it("is read in the locale's order", () => {
    expect(daysIn("5/6 taxi")).toEqual(["2026-05-06"]);
    expect(daysIn("5/6 taxi", "en-GB")).toEqual(["2026-06-05"]);
    expect(daysIn("5.6. taxi", "de-DE")).toEqual(["2026-06-05"]);
  });

  it("is asked about where yesterday is another language's here", () => {
    expect(findDates("pizza hier", { now, locale: "en-US" })[0]).toMatchObject({
      date: null,
      candidates: ["2026-06-09", "2026-06-10"],
    });
  });

  it("is yesterday where the words around it or the person are French", () => {
    for (const [text, locale] of [
      ["hier resto avec Paul", "en-US"],
      ["pizza hier", "fr-FR"],
    ] as const) {
      expect(findDates(text, { now, locale })[0]).toMatchObject({ date: "2026-06-09", candidates: [] });
    }
  });

  it("is no day that comes again and again", () => {
    for (const text of ["jeden Montag", "chaque lundi", "los lunes", "segunda mano"]) expect(daysIn(text)).toEqual([]);
  });

  it("is still to come when it says so", () => {
    for (const text of ["tomorrow", "next Friday", "June 20", "in 3 days"]) {
      expect(findDates(text, { now, locale: "en-US" })[0]?.isFuture).toBe(true);
    }
  });

  it("has no single date where several are possible", () => {
    const [weekend] = findDates("wine last weekend", { now, locale: "en-US" });
    expect(weekend).toMatchObject({ date: null, candidates: ["2026-06-06", "2026-06-07"] });
    const [crowded] = findDates("coffee 12 june 5", { now, locale: "en-US" });
    expect(crowded).toMatchObject({ date: null, isAmbiguous: true });
  });

  it.each(["sun cream 12", "sunday roast 18", "TGI Fridays 30", "may I", "march on", "taxi 12.50"])(
    "is not seen in %j",
    (text) => {
      expect(daysIn(text)).toEqual([]);
    },
  );

  it("is never in the future unless it says so, whatever the day", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 3_000 }),
        fc.constantFrom("Friday", "last Monday", "the 31st", "yesterday", "Feb 29"),
        (days, words) => {
          const today = now.add({ days });
          for (const { date, isFuture } of findDates(words, { now: today, locale: "en-US" })) {
            expect(isFuture || date === null || date <= today.toPlainDate().toString()).toBe(true);
          }
        },
      ),
    );
  });
});
