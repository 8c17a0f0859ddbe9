/**
 * Sets rows in columns of a fixed-width font; columns of figures are aligned right.
 *
 * @returns lines joined by `\n`, without space at their ends
 */
export function alignTable(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [columns, ...rows].map((cells) => cells.map(oneLine));
  const widths = columns.map((_, column) => Math.max(...lines.map((cells) => displayWidth(cells[column] ?? ""))));
  const figures = columns.map((_, column) => rows.length > 0 && rows.every((cells) => isFigure(cells[column] ?? "")));
  return lines
    .map((cells) =>
      widths
        .map((width, column) => pad(cells[column] ?? "", width, figures[column] === true))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

function oneLine(cell: string): string {
  return cell.toWellFormed().replace(/\s+/g, " ").trim();
}

/** Empty cells are no objection: a column of figures may have gaps. */
function isFigure(cell: string): boolean {
  return /^\s*$|^[^\p{L}\d]*\d[^\p{L}]*$/u.test(cell);
}

function pad(cell: string, width: number, toTheRight: boolean): string {
  const space = " ".repeat(width - displayWidth(cell));
  return toTheRight ? space + cell : cell + space;
}

/** Columns that a text takes in a fixed-width font; emoji and East Asian characters take two. */
function displayWidth(text: string): number {
  let width = 0;
  for (const { segment } of graphemes.segment(text)) width += WIDE.test(segment) ? 2 : 1;
  return width;
}

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });
const WIDE = /\p{Emoji_Presentation}|\uFE0F|\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Hangul}/u;
