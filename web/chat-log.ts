import type { Choice } from "./api.ts";
import { drawBlocks } from "./blocks.ts";
import type { Line } from "./conversation.ts";
import { element } from "./dom.ts";
import { words } from "./words/index.ts";

/** What can be done with a line. */
export interface LineActions {
  readonly onChoice: (choice: Choice) => void;
  readonly onDrop: (line: Line) => void;
}

/**
 * Shows lines, changing as little as possible: what stays keeps its element, its focus and its place.
 *
 * @returns shows the given lines
 */
export function createChatLog(list: HTMLElement, actions: LineActions): (lines: readonly Line[]) => void {
  const shown = new Map<string, { readonly line: Line; readonly item: HTMLElement }>();
  return (lines) => {
    const wanted = new Set(lines.map(({ key }) => key));
    for (const [key, { item }] of shown) {
      if (wanted.has(key)) continue;
      item.remove();
      shown.delete(key);
    }
    let previous: Element | null = null;
    for (const line of lines) {
      const known = shown.get(line.key);
      const item: HTMLElement = known && looksSame(known.line, line) ? known.item : drawLine(line, actions);
      if (known && known.item !== item) known.item.replaceWith(item);
      const next: Element | null = previous ? previous.nextElementSibling : list.firstElementChild;
      if (next !== item) list.insertBefore(item, next);
      shown.set(line.key, { line, item });
      previous = item;
    }
  };
}

function looksSame(a: Line, b: Line): boolean {
  return a.state === b.state && a.text === b.text && a.note === b.note && (a.message === null) === (b.message === null);
}

function drawLine(line: Line, actions: LineActions): HTMLElement {
  const { role, state, message, text } = line;
  const item = element("div", { class: `line ${role} ${state}` });
  item.append(element("span", { class: "hidden", text: words.chat.saidBy[role] }));
  const bubble = element("div", { class: "bubble" });
  if (state === "thinking") bubble.append(...dots());
  else if (message && message.metadata.blocks.length > 0) {
    bubble.append(...drawBlocks(message.metadata.blocks, actions.onChoice));
  } else bubble.append(element("p", { class: "said", text }));
  item.append(bubble, ...notes(line, actions));
  return item;
}

function dots(): HTMLElement[] {
  const three = Array.from({ length: 3 }, () =>
    element("span", { class: "dot", attributes: { "aria-hidden": "true" } }),
  );
  return [element("span", { class: "hidden", text: words.chat.answering }), ...three];
}

function notes(line: Line, { onDrop }: LineActions): HTMLElement[] {
  switch (line.state) {
    case "waiting":
      return [element("p", { class: "line-note", text: words.chat.waiting })];
    case "refused":
      return [
        element("p", { class: "line-note bad", text: words.chat.refused(line.note) }),
        element("button", {
          class: "plain",
          text: words.remove,
          attributes: { type: "button" },
          on: { click: () => onDrop(line) },
        }),
      ];
    case "said": {
      const channel = line.message?.metadata.channel ?? "web";
      // The page's own lines carry no name.
      const from = channel === "web" ? undefined : words.channelNames[channel];
      return from !== undefined && line.role === "user" ? [element("p", { class: "line-note", text: from })] : [];
    }
    case "sending":
    case "thinking":
      return [];
  }
}
