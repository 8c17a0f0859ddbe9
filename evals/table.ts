import type { Figure } from "./figures.ts";

const START = "<!-- figures: written by npm run eval -- --write -->";
const END = "<!-- end of figures -->";

/** The page with these figures in the place of the old ones. */
export function withTable(page: string, figures: readonly Figure[]): string {
  const [before = "", rest = ""] = page.split(START);
  const after = rest.slice(rest.indexOf(END) + END.length);
  return `${before}${START}\n\n${renderTable(figures)}\n\n${END}${after}`;
}

/** The figures as Markdown. */
export function renderTable(figures: readonly Figure[]): string {
  const rows = figures.map((figure) => [
    figure.name,
    written(figure, figure.value),
    figure.interval ? figure.interval.map((end) => written(figure, end)).join(" – ") : "",
    String(figure.lines),
    bound(figure, figure.must),
    bound(figure, figure.goal),
  ]);
  const head = ["figure", "measured", "95 % interval", "lines", "must", "goal"];
  return [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

/** The intervals of a page's figures, by name; null for those without. */
export function readIntervals(page: string): Map<string, Figure["interval"]> {
  const table = page.slice(page.indexOf(START), page.indexOf(END));
  const rows = table
    .split("\n")
    .filter((line) => line.startsWith("| "))
    .slice(2);
  return new Map(
    rows.map((row) => {
      const [name = "", , interval = ""] = row.slice(2, -2).split(" | ");
      const ends = interval.match(/[\d.]+/g)?.map((end) => Number(end) / 100);
      return [name, ends?.[0] !== undefined && ends[1] !== undefined ? [ends[0], ends[1]] : null];
    }),
  );
}

function written({ unit }: Figure, value: number): string {
  switch (unit) {
    case "share":
      return `${(value * 100).toFixed(1)} %`;
    case "ms":
      return `${value < 10 ? value.toFixed(2) : value.toFixed(0)} ms`;
    case "MB":
      return `${value.toFixed(1)} MB`;
  }
}

function bound(figure: Figure, value: number | undefined): string {
  if (value === undefined) return "";
  return `${figure.better === "higher" ? "≥" : "≤"} ${written(figure, value)}`;
}
