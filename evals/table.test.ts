import { expect, it } from "vitest";
import { shareFigure } from "./figures.ts";
import { readIntervals, withTable } from "./table.ts";

const PAGE = "# Page\n\n<!-- figures: written by npm run eval -- --write -->\nold\n<!-- end of figures -->\n\nAfter.\n";
const recall = shareFigure("recall of ours", 80, 100, { better: "higher", must: 0.8 });
const time = { name: "p50", value: 0.12, unit: "ms", interval: null, lines: 100, better: "lower" } as const;

it("stands in its place in the page, and is read back as it was written", () => {
  const page = withTable(PAGE, [recall, time]);
  expect(page).toContain("| recall of ours | 80.0 % | 71.1 % – 86.7 % | 100 | ≥ 80.0 % |  |");
  expect(page.startsWith("# Page\n") && page.endsWith("\nAfter.\n")).toBe(true);
  expect(page).not.toContain("old");
  expect(readIntervals(page)).toEqual(
    new Map([
      ["recall of ours", [0.711, 0.867]],
      ["p50", null],
    ]),
  );
});

it("is written the same over itself", () => {
  const page = withTable(PAGE, [recall]);
  expect(withTable(page, [recall])).toBe(page);
});
