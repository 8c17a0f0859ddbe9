import type { Block, Reply } from "../../../dialogs/channel.ts";
import { cutIntoPieces, isVisible, shorten } from "../../../dialogs/replies/cut.ts";
import { alignedRows, plainBlock } from "../../../dialogs/replies/plain-text.ts";
import { capabilities } from "./capabilities.ts";
import {
  type AdaptiveCard,
  actionSets,
  adaptiveCard,
  CARD_LIMITS,
  type CardElement,
  tableLine,
  textLine,
} from "./card.ts";

/** Limits of a message: UTF-16 units of text, and bytes of JSON, of which Teams takes about 28,000. */
export const LIMITS = { text: capabilities.maxText, card: 20_000, summary: 200 } as const;

/** One message as Teams takes it. */
export type OutgoingMessage =
  /** As it is: sent as plain text, so that nothing in it is markup. */
  | { readonly kind: "text"; readonly text: string }
  /** `summary`: what the notification shows. */
  | { readonly kind: "card"; readonly card: AdaptiveCard; readonly summary: string };

/**
 * Turns a reply into the messages that it becomes, in order: text alone where there is no more to it, else a card whose
 * buttons stand at the end of the last one.
 *
 * @param askedIn the conversation in which it was asked for, when the reply goes elsewhere
 */
export function renderReply({ blocks }: Reply, askedIn?: string): OutgoingMessage[] {
  const choices = blocks.flatMap((block) => (block.kind === "choices" ? block.choices : []));
  if (choices.length === 0 && !blocks.some(needsCard)) return renderText(blocks);
  const said = blocks.flatMap(renderBlock);
  const start = said.length === 0 ? [piece(textLine("Choose one:", true), "Choose one:")] : said;
  return packCards([...start, ...actionSets(choices, askedIn).map((set) => piece(set, ""))]);
}

/** A message of plain text. */
export function textMessage(text: string): OutgoingMessage {
  return { kind: "text", text };
}

/** Only cards have a fixed width and pictures. */
function needsCard(block: Block): boolean {
  return block.kind === "table" || (block.kind === "picture" && isFetchable(block.url));
}

function renderText(blocks: readonly Block[]): OutgoingMessage[] {
  const text = blocks.map(plainBlock).filter(isVisible).join("\n\n");
  return cutIntoPieces(text, () => LIMITS.text).map(textMessage);
}

/** An element, and what it says in plain words. */
interface Piece {
  readonly element: CardElement;
  readonly text: string;
  /** Bytes that it takes in the card's JSON. */
  readonly size: number;
}

function piece(element: CardElement, text: string): Piece {
  return { element, text, size: Buffer.byteLength(JSON.stringify(element)) + 1 };
}

function renderBlock(block: Block): Piece[] {
  switch (block.kind) {
    case "text":
    case "fields":
      return paragraph(plainBlock(block), textLine);
    case "table": {
      const rows = alignedRows([block.columns, ...block.rows].map(tidyCells));
      return [...paragraph(block.title ?? "", textLine), ...paragraph(rows.join("\n"), tableLine)];
    }
    case "picture":
      return isFetchable(block.url) ? [picture(block.url, block.alt)] : paragraph(block.alt, textLine);
    case "choices":
      return [];
  }
}

function paragraph(text: string, toLine: typeof textLine): Piece[] {
  const lines = text.split("\n").flatMap((one) => cutIntoPieces(one, () => LONGEST_LINE));
  return lines.map((one, index) => piece(toLine(one, index === 0), one));
}

/** UTF-16 units of a line that is one element, so that none comes near what a card may hold. */
const LONGEST_LINE = 1000;

/** A line break would tear a row apart. */
function tidyCells(cells: readonly string[]): string[] {
  return cells.map((cell) => cell.replace(/\s+/g, " ").trim());
}

function picture(url: string, alt: string): Piece {
  const altText = isVisible(alt) ? shorten(alt, CARD_LIMITS.alt) : "Picture";
  return piece({ type: "Image", url, altText }, altText);
}

function isFetchable(url: string): boolean {
  return URL.parse(url)?.protocol === "https:";
}

function packCards(pieces: readonly Piece[]): OutgoingMessage[] {
  const cards: Piece[][] = [];
  let room = 0;
  for (const one of pieces) {
    const card = cards.at(-1);
    if (card !== undefined && one.size <= room) {
      card.push(one);
      room -= one.size;
    } else {
      cards.push([one]);
      room = LIMITS.card - one.size;
    }
  }
  return cards.map((card) => ({
    kind: "card",
    card: adaptiveCard(card.map(({ element }) => element)),
    summary: summaryOf(card),
  }));
}

function summaryOf(card: readonly Piece[]): string {
  const text = card.map((one) => one.text).filter(isVisible);
  return shorten(text.join(" "), LIMITS.summary);
}
