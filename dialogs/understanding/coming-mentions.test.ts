import { describe, expect, it } from "vitest";
import { findComing } from "./coming-mentions.ts";

/** A Wednesday. */
const today = Temporal.PlainDate.from("2026-06-10");

const read = (text: string): string[] =>
  findComing(text, today).map(({ date, last }) => (date === last ? date : `${date}/${last}`));

describe("a day to come", () => {
  it.each([
    ["due 3 March", "2027-03-03"],
    ["on June 10", "2026-06-10"],
    ["the 9th of June", "2027-06-09"],
    ["12 May 2028", "2028-05-12"],
    ["starting Friday", "2026-06-12"],
    ["on Wednesday", "2026-06-10"],
    ["the 24th", "2026-06-24"],
    ["the 1st", "2026-07-01"],
    ["the 31st", "2026-06-30"],
    ["from today", "2026-06-10"],
    ["tomorrow", "2026-06-11"],
    ["2026-12-01", "2026-12-01"],
    ["from January", "2027-01-01/2027-01-31"],
    ["until June", "2026-06-01/2026-06-30"],
    ["from may", "2027-05-01/2027-05-31"],
    ["next month", "2026-07-01/2026-07-31"],
    ["this week", "2026-06-08/2026-06-14"],
  ])("is read from “%s” as the next one", (text, expected) => {
    expect(read(text)).toEqual([expected]);
  });

  it.each(["it may rain", "30 February", "2026-13-01", "the 32nd floor"])("is not read into “%s”", (text) => {
    expect(read(text).filter((day) => !day.includes("/"))).toEqual([]);
  });

  it("is each read once, from left to right", () => {
    expect(read("from 1 July until 1 June 2028")).toEqual(["2026-07-01", "2028-06-01"]);
  });
});
