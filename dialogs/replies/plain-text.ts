import type { Block, Reply } from "../channel.ts";

/** A reply as plain text, for channels and readers without anything richer; choices that answer a question are numbered. */
export function plainText(reply: Reply): string {
  return reply.blocks
    .map(plainBlock)
    .filter((text) => text !== "")
    .join("\n");
}

/** One block as plain text. */
export function plainBlock(block: Block): string {
  switch (block.kind) {
    case "text":
      return block.text;
    case "fields":
      return block.fields.map(({ label, value }) => `${label}: ${value}`).join("\n");
    case "table":
      return [...(block.title === undefined ? [] : [block.title]), ...alignedRows([block.columns, ...block.rows])].join(
        "\n",
      );
    case "choices":
      return block.asks
        ? block.choices.map(({ label }, index) => `${index + 1}) ${label}`).join("\n")
        : block.choices.map(({ label }) => `[${label}]`).join(" ");
    case "picture":
      return block.alt;
  }
}

/** Rows with their columns lined up: the first to the left, the others to the right. */
export function alignedRows(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => width(row[column] ?? ""))));
  return rows
    .filter((row) => row.some((cell) => cell !== ""))
    .map((row) =>
      row
        .map((cell, column) => pad(cell, widths[column] ?? 0, column > 0))
        .join("  ")
        .trimEnd(),
    );
}

function pad(cell: string, to: number, right: boolean): string {
  const space = " ".repeat(Math.max(0, to - width(cell)));
  return right ? space + cell : cell + space;
}

// Grapheme clusters come close enough to columns for the words and figures that replies are made of.
const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

function width(text: string): number {
  return [...graphemes.segment(text)].length;
}
