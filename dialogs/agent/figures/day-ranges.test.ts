import { expect, test } from "vitest";
import { findFigures } from "./find-figures.ts";

const german = { locale: "de-DE", currency: "EUR" };

test.each<[string, readonly (readonly [text: string, day: number, month: number | undefined, year?: number])[]]>([
  [
    "from 24 to 30 May",
    [
      ["24", 24, 5],
      ["30 May", 30, 5],
    ],
  ],
  [
    "Vom 24. bis 30. Mai",
    [
      ["24", 24, 5],
      ["30. Mai", 30, 5],
    ],
  ],
  [
    "between 24 and 30 May 2026",
    [
      ["24", 24, 5, 2026],
      ["30 May 2026", 30, 5, 2026],
    ],
  ],
  [
    "on the 24th–30th of May",
    [
      ["24th", 24, 5],
      ["30th of May", 30, 5],
    ],
  ],
  [
    "May 24 to 30",
    [
      ["May 24", 24, 5],
      ["30", 30, 5],
    ],
  ],
  [
    "May 24th until the 30th, 2026",
    [
      ["May 24th", 24, 5],
      ["30th, 2026", 30, 5, 2026],
    ],
  ],
  ["since May 24 to 30 entries", [["May 24", 24, 5]]],
  ["since May 24 to 30 €", [["May 24", 24, 5]]],
  ["€24 to 30 May", [["30 May", 30, 5]]],
  ["30 to 24 May", [["24 May", 24, 5]]],
  ["24 entries to 30 May", [["30 May", 30, 5]]],
])("the days in “%s”", (text, days) => {
  const found = findFigures(text, german).flatMap((figure) =>
    figure.kind === "day" ? [[figure.text, figure.day, figure.month, ...(figure.year ? [figure.year] : [])]] : [],
  );
  expect(found).toEqual(days);
});
