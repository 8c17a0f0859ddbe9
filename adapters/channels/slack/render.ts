import type { types } from "@slack/bolt";
import type { Block, Choice, Reply } from "../../../dialogs/channel.ts";
import { buttonLabel } from "../../../dialogs/replies/cut.ts";
import { alignedRows } from "../../../dialogs/replies/plain-text.ts";
import { capabilities } from "./capabilities.ts";
import { type Conversation, writeChoice } from "./choice-value.ts";
import { escapeMrkdwn } from "./mrkdwn.ts";
import { splitText } from "./split.ts";

/** Limits of Block Kit, in UTF-16 units or elements (docs.slack.dev, "Block Kit reference"); texts count escaped. */
export const LIMITS = {
  /** Of all sections of a message together, which is also its plain text. */
  text: capabilities.maxText,
  section: 3000,
  blocks: 50,
  buttons: 25,
  label: 75,
  alt: 2000,
} as const;

/** One message as Slack takes it. */
export interface OutgoingMessage {
  readonly blocks: readonly types.KnownBlock[];
  /** The same in plain words, for notifications and screen readers. */
  readonly text: string;
}

/**
 * Turns a reply into the messages that it becomes, in order; the buttons stand at the end of the last one.
 *
 * Nothing in a text can mention anybody or become a link. Marks like `*` that a person typed may still make a word bold.
 *
 * @param askedIn the conversation in which it was asked for, when the reply goes elsewhere
 */
export function renderReply(reply: Reply, askedIn: Conversation | null = null): OutgoingMessage[] {
  const pieces = reply.blocks.flatMap(renderBlock);
  const choices = reply.blocks.flatMap((block) => (block.kind === "choices" ? block.choices : []));
  if (choices.length === 0) return packMessages(pieces);
  const said = pieces.length === 0 ? [section("Choose one:")] : pieces;
  return packMessages([...said, ...renderChoices(choices, askedIn)]);
}

/** The same message with its pictures in words; null when it has none. */
export function describePictures(message: OutgoingMessage): OutgoingMessage | null {
  if (message.blocks.every(({ type }) => type !== "image")) return null;
  const blocks = message.blocks.map((block) =>
    block.type === "image" ? section(escapeMrkdwn(block.alt_text)).block : block,
  );
  return { ...message, blocks };
}

/** A message of one plain paragraph. */
export function textMessage(text: string): OutgoingMessage {
  const { block, text: escaped } = section(escapeMrkdwn(text));
  return { blocks: [block], text: escaped };
}

/** A block, and what it adds to the plain text. */
interface Piece {
  readonly block: types.KnownBlock;
  readonly text: string;
}

function renderBlock(block: Block): Piece[] {
  switch (block.kind) {
    case "text":
      return paragraphs(block.text);
    case "fields":
      return paragraphs(block.fields.map(({ label, value }) => `${label}: ${value}`).join("\n"));
    case "table":
      return [...paragraphs(block.title ?? ""), ...box(alignedRows([block.columns, ...block.rows].map(tidyCells)))];
    case "picture":
      return picture(block.url, block.alt);
    case "choices":
      return [];
  }
}

function paragraphs(text: string): Piece[] {
  return splitText(text, LIMITS.section).map((piece) => section(escapeMrkdwn(piece)));
}

function box(lines: readonly string[]): Piece[] {
  // Three of them would close the box.
  const text = lines.join("\n").replaceAll("```", "'''");
  return splitText(text, LIMITS.section - FENCE.length * 2 - 2).map((piece) => {
    const escaped = escapeMrkdwn(piece);
    return { ...section(`${FENCE}\n${escaped}\n${FENCE}`), text: escaped };
  });
}

const FENCE = "```";

/** A line break would tear a row apart. */
function tidyCells(cells: readonly string[]): string[] {
  return cells.map((cell) => cell.replace(/\s+/g, " ").trim());
}

function picture(url: string, alt: string): Piece[] {
  const description = splitText(alt, LIMITS.alt).at(0);
  if (URL.parse(url)?.protocol !== "https:") return description === undefined ? [] : paragraphs(description);
  const alt_text = description ?? "Picture";
  return [{ block: { type: "image", image_url: url, alt_text }, text: escapeMrkdwn(alt_text) }];
}

/** @param mrkdwn escaped */
function section(mrkdwn: string): Piece {
  return { block: { type: "section", text: { type: "mrkdwn", text: mrkdwn, verbatim: true } }, text: mrkdwn };
}

function renderChoices(choices: readonly Choice[], askedIn: Conversation | null): Piece[] {
  const buttons = choices.map(({ id, label }, index): types.Button => {
    // Slack wants each action of a message to have an id of its own.
    const action_id = `choice-${index}`;
    const text = buttonLabel(label, LIMITS.label);
    return { type: "button", action_id, value: writeChoice(id, askedIn), text: { type: "plain_text", text } };
  });
  const rows = Array.from({ length: Math.ceil(buttons.length / LIMITS.buttons) }, (_, row) =>
    buttons.slice(row * LIMITS.buttons, (row + 1) * LIMITS.buttons),
  );
  return rows.map((elements) => ({ block: { type: "actions", elements }, text: "" }));
}

function packMessages(pieces: readonly Piece[]): OutgoingMessage[] {
  const messages: { blocks: types.KnownBlock[]; text: string }[] = [];
  for (const { block, text } of pieces) {
    const message = messages.at(-1);
    const joined = message === undefined ? text : [message.text, text].filter((part) => part !== "").join("\n");
    if (message !== undefined && message.blocks.length < LIMITS.blocks && joined.length <= LIMITS.text) {
      message.blocks.push(block);
      message.text = joined;
    } else {
      messages.push({ blocks: [block], text });
    }
  }
  return messages;
}
