import type { Block, Choice } from "./api.ts";
import { element } from "./dom.ts";
import { words } from "./words/index.ts";

/** Draws a reply's blocks. */
export function drawBlocks(blocks: readonly Block[], onChoice: (choice: Choice) => void): HTMLElement[] {
  return blocks.map((block) => drawBlock(block, onChoice));
}

function drawBlock(block: Block, onChoice: (choice: Choice) => void): HTMLElement {
  switch (block.kind) {
    case "text":
      return element("p", { class: "said", text: block.text });
    case "fields":
      return element("dl", {
        class: "fields",
        children: block.fields.flatMap(({ label, value }) => [
          element("dt", { text: label }),
          element("dd", { text: value }),
        ]),
      });
    case "table":
      return drawTable(block);
    case "picture":
      return drawPicture(block);
    case "choices":
      return drawChoices(block.choices, onChoice);
  }
}

function drawTable({ title, columns, rows }: Extract<Block, { kind: "table" }>): HTMLElement {
  const body = rows.map((row) => element("tr", { children: row.map((text) => element("td", { text })) }));
  const table = element("table", { children: [element("tbody", { children: body })] });
  if (columns.some((text) => text !== "")) table.prepend(tableHead(columns));
  if (title !== undefined) table.prepend(element("caption", { text: title }));
  return element("div", { class: "table-scroll", children: [table] });
}

function tableHead(columns: readonly string[]): HTMLElement {
  // A header cell without words would be read out as one; a plain cell is passed over.
  const cells = columns.map((text) =>
    text === "" ? element("td") : element("th", { text, attributes: { scope: "col" } }),
  );
  return element("thead", { children: [element("tr", { children: cells })] });
}

/** Only pictures of our own are loaded; of others the description is shown. */
function drawPicture({ url, alt }: Extract<Block, { kind: "picture" }>): HTMLElement {
  const address = URL.parse(url, location.href);
  if (address?.origin !== location.origin) return element("p", { class: "said", text: alt });
  return element("img", { class: "picture", attributes: { src: address.href, alt } });
}

/** Pressed once, a row of buttons has had its say. */
function drawChoices(choices: readonly Choice[], onChoice: (choice: Choice) => void): HTMLElement {
  const row = element("div", {
    class: "choices",
    attributes: { role: "group", "aria-label": words.chat.quickReplies },
  });
  for (const choice of choices) {
    const button = element("button", {
      class: "chip",
      text: choice.label,
      attributes: { type: "button" },
      on: {
        click: () => {
          for (const other of row.querySelectorAll("button")) other.disabled = true;
          onChoice(choice);
        },
      },
    });
    row.append(button);
  }
  return row;
}
