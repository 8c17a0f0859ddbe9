import { describe, expect, it } from "vitest";
import { findRhythm } from "./rhythms.ts";

describe("how often something comes", () => {
  it.each<[string, object]>([
    ["15.49 every month", { frequency: "monthly", every: 1 }],
    ["30 every two weeks", { frequency: "weekly", every: 2 }],
    ["every other week 40", { frequency: "weekly", every: 2 }],
    ["40 fortnightly", { frequency: "weekly", every: 2 }],
    ["35 every 3 months", { frequency: "monthly", every: 3 }],
    ["60 quarterly", { frequency: "monthly", every: 3 }],
    ["480 a year", { frequency: "yearly", every: 1 }],
    ["45/month", { frequency: "monthly", every: 1 }],
    ["45 / mo", { frequency: "monthly", every: 1 }],
    ["4.50 each day", { frequency: "daily", every: 1 }],
    ["25 every Tuesday", { frequency: "weekly", every: 1, weekday: 2 }],
    ["25 on Tuesdays", { frequency: "weekly", every: 1, weekday: 2 }],
    ["1200 on the 1st of every month", { frequency: "monthly", every: 1, day: 1 }],
    ["1200 every 1st", { frequency: "monthly", every: 1, day: 1 }],
    ["950 monatlich", { frequency: "monthly", every: 1 }],
  ])("is read from “%s”", (text, expected) => {
    expect(findRhythm(text)).toMatchObject(expected);
  });

  it("tells a price by the day from what comes every day", () => {
    expect(findRhythm("parking 12 a day")?.isRate).toBe(true);
    expect(findRhythm("coffee 4.50 every day")?.isRate).toBeUndefined();
  });

  it.each([
    "a week ago lightbulbs 12.99",
    "weekly groceries 80",
    "monthly bus pass 60",
    "the oil every 5000 miles",
    "every 32nd",
    "netflix 15.49",
  ])("is not read into “%s”", (text) => {
    expect(findRhythm(text)).toBeNull();
  });
});
