import type { InlineKeyboardButton, InlineKeyboardMarkup } from "grammy/types";
import type { Block, Choice, Reply } from "../../../dialogs/channel.ts";
import { buttonLabel, characterBoundary } from "../../../dialogs/replies/cut.ts";
import { capabilities } from "./capabilities.ts";
import { gapBefore, packSections, type Section } from "./sections.ts";
import { alignTable } from "./table.ts";

/** Limits of the Bot API, and of a phone's width. Texts are counted in UTF-16 units, after their entities were parsed. */
export const LIMITS = { text: capabilities.maxText, caption: 1024, label: 100 } as const;

/** One message as Telegram takes it; texts are HTML. */
export type OutgoingMessage =
  | { readonly kind: "text"; readonly html: string; readonly keyboard?: InlineKeyboardMarkup }
  | {
      readonly kind: "photo";
      readonly url: string;
      readonly caption: string;
      readonly keyboard?: InlineKeyboardMarkup;
    };

/**
 * Turns a reply into the messages that it becomes, in order; the buttons stand under the last one.
 *
 * Text is split before it is escaped, so that no tag, entity or character is ever cut. A picture that Telegram could
 * not fetch by itself (no https) is replaced by its description.
 */
export function renderReply(reply: Reply): OutgoingMessage[] {
  const messages = groupByMedium(reply.blocks).flatMap(renderGroup);
  const choices = reply.blocks.flatMap((block) => (block.kind === "choices" ? block.choices : []));
  if (choices.length === 0) return messages;
  const last = messages.pop() ?? textMessage("Choose one:");
  return [...messages, { ...last, keyboard: keyboard(choices) }];
}

/** A message of plain text. */
export function textMessage(text: string): OutgoingMessage {
  return { kind: "text", html: escapeHtml(text) };
}

/** Makes any text safe between HTML tags. */
export function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

type Group = { readonly kind: "sections"; readonly sections: Section[] } | Extract<Block, { kind: "picture" }>;

function groupByMedium(blocks: readonly Block[]): Group[] {
  const groups: Group[] = [];
  for (const block of blocks) {
    if (block.kind === "picture" && isFetchable(block.url)) {
      groups.push(block);
      continue;
    }
    const sections = renderBlock(block);
    const group = groups.at(-1);
    if (group?.kind === "sections") group.sections.push(...sections);
    else groups.push({ kind: "sections", sections });
  }
  return groups;
}

function renderGroup(group: Group): OutgoingMessage[] {
  if (group.kind === "sections") {
    return packSections(group.sections, LIMITS.text).map((sections) => ({ kind: "text", html: toHtml(sections) }));
  }
  const alt = group.alt.toWellFormed();
  return [{ kind: "photo", url: group.url, caption: escapeHtml(alt.slice(0, characterBoundary(alt, LIMITS.caption))) }];
}

function renderBlock(block: Block): Section[] {
  switch (block.kind) {
    case "text":
      return [{ style: "plain", text: block.text }];
    case "fields":
      return [{ style: "plain", text: block.fields.map(({ label, value }) => `${label}: ${value}`).join("\n") }];
    case "table":
      return [
        ...(block.title === undefined ? [] : [{ style: "plain", text: block.title } as const]),
        { style: "preformatted", text: alignTable(block.columns, block.rows) },
      ];
    case "picture":
      return [{ style: "plain", text: block.alt }];
    case "choices":
      return [];
  }
}

function toHtml(sections: readonly Section[]): string {
  return sections
    .map((section, index) => {
      const text = escapeHtml(section.text);
      const html = section.style === "preformatted" ? `<pre>${text}</pre>` : text;
      return gapBefore(section, sections[index - 1]) + html;
    })
    .join("");
}

function isFetchable(url: string): boolean {
  return URL.parse(url)?.protocol === "https:";
}

/** Puts short buttons side by side and gives each long one a row of its own. */
function keyboard(choices: readonly Choice[]): InlineKeyboardMarkup {
  const rows: InlineKeyboardButton[][] = [];
  let room = 0;
  for (const choice of choices) {
    const label = buttonLabel(choice.label, LIMITS.label);
    const button = { text: label, callback_data: choice.id };
    const row = rows.at(-1);
    if (row !== undefined && row.length < ROW.buttons && label.length <= room) row.push(button);
    else {
      rows.push([button]);
      room = ROW.characters;
    }
    room -= label.length;
  }
  return { inline_keyboard: rows };
}

/** What fits side by side on a narrow phone. */
const ROW = { buttons: 3, characters: 28 } as const;
