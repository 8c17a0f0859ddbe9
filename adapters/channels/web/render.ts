import type { Block, Choice, Reply } from "../../../dialogs/channel.ts";

/** A reply as the page and REST callers get it. */
export interface RenderedReply {
  /** Everything that is said, as plain text; a picture by its description, buttons left out. */
  readonly content: string;
  readonly choices: readonly Choice[];
  readonly blocks: readonly Block[];
}

/** Plain JSON; nothing is escaped, because the page shows text as text. */
export function renderReply({ blocks }: Reply): RenderedReply {
  return {
    content: blocks
      .map(blockText)
      .filter((text) => text !== "")
      .join("\n\n"),
    choices: blocks.flatMap((block) => (block.kind === "choices" ? block.choices : [])),
    blocks,
  };
}

function blockText(block: Block): string {
  switch (block.kind) {
    case "text":
      return block.text;
    case "fields":
      return block.fields.map(({ label, value }) => `${label}: ${value}`).join("\n");
    case "table":
      return [...(block.title === undefined ? [] : [block.title]), ...block.rows.map((row) => row.join(" · "))].join(
        "\n",
      );
    case "picture":
      return block.alt;
    case "choices":
      return "";
  }
}
