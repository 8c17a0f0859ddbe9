import type { InboundContent, InboundEvent, Sender } from "../../../dialogs/channel.ts";
import { readShownCode, showing } from "../pairing.ts";
import { formatAddress } from "./address.ts";
import { hasMention, readCommand, stripMention } from "./mention.ts";
import type {
  TelegramCallbackQuery,
  TelegramMembership,
  TelegramMessage,
  TelegramUpdate,
  TelegramUser,
} from "./update.ts";

/** Who we are. */
export interface BotIdentity {
  readonly id: string;
  /** Without `@`; null as long as Telegram has not told it. */
  readonly username: string | null;
}

/**
 * Turns an update into what a person did, or null when nobody did anything that concerns us.
 *
 * @param receivedAt ISO instant that stands in for the time of updates which carry none (buttons)
 */
export function parseUpdate(update: TelegramUpdate, bot: BotIdentity, receivedAt: string): InboundEvent | null {
  const key = `telegram:${bot.id}:${update.update_id}`;
  if (update.message !== undefined) return parseMessage(key, update.message, bot);
  if (update.edited_message !== undefined) return parseEdit(key, update.edited_message, bot);
  if (update.callback_query !== undefined) return parseChoice(key, update.callback_query, receivedAt);
  if (update.my_chat_member !== undefined) return parseMembership(key, update.my_chat_member);
  return null;
}

function parseMessage(key: string, message: TelegramMessage, bot: BotIdentity): InboundEvent | null {
  if (!isForUs(message, bot)) return null;
  const content = readContent(message, bot.username);
  return content === null ? null : messageEvent(key, message, message.date, content);
}

function parseEdit(key: string, message: TelegramMessage, bot: BotIdentity): InboundEvent | null {
  if (!isForUs(message, bot)) return null;
  const text = readText(message.text ?? message.caption ?? "", bot.username);
  // Whoever edits "/start CODE" has shown it already; the code must not travel as an ordinary text.
  if (text === null || text === "" || readCode(text) !== null) return null;
  return messageEvent(key, message, message.edit_date ?? message.date, { kind: "edit", text });
}

/** In a group people talk to each other: only commands, mentions and replies to the bot are meant for it. */
function isForUs(message: TelegramMessage, bot: BotIdentity): boolean {
  if (message.chat.type === "private") return true;
  const text = message.text ?? message.caption ?? "";
  if (readCommand(text) !== null || hasMention(text, bot.username)) return true;
  return repliedMessage(message) !== undefined && String(message.reply_to_message?.from?.id) === bot.id;
}

function messageEvent(
  key: string,
  message: TelegramMessage,
  seconds: number,
  content: InboundContent,
): InboundEvent | null {
  const { from } = message;
  if (from === undefined || from.is_bot === true || message.is_automatic_forward === true) return null;
  const replyTo = repliedMessage(message);
  return {
    key,
    channel: "telegram",
    ...place(message, from),
    sender: sender(from),
    at: instant(seconds),
    message: String(message.message_id),
    ...(replyTo !== undefined && { replyTo: String(replyTo) }),
    ...(message.forward_origin !== undefined && { isForwarded: true }),
    content,
  };
}

function parseChoice(key: string, query: TelegramCallbackQuery, receivedAt: string): InboundEvent | null {
  if (query.message === undefined || query.data === undefined || query.from.is_bot === true) return null;
  return {
    key,
    channel: "telegram",
    ...place(query.message, query.from),
    sender: sender(query.from),
    at: receivedAt,
    replyTo: String(query.message.message_id),
    content: { kind: "choice", choice: query.data },
  };
}

function parseMembership(key: string, change: TelegramMembership): InboundEvent | null {
  if (change.from.is_bot === true) return null;
  const { status, is_member } = change.new_chat_member;
  const isLeft = status === "left" || status === "kicked" || (status === "restricted" && is_member === false);
  return {
    key,
    channel: "telegram",
    ...place({ chat: change.chat }, change.from),
    sender: sender(change.from),
    at: instant(change.date),
    content: { kind: "membership", state: isLeft ? "left" : "active" },
  };
}

function readContent(message: TelegramMessage, username: string | null): InboundContent | null {
  if (message.text !== undefined) return readMessageText(message.text, username);
  const caption = readText(message.caption ?? "", username);
  if (caption === null || message.animation !== undefined) return null;
  const code = readCode(caption);
  if (code !== null) return code;
  const sound = message.voice ?? message.audio;
  if (sound !== undefined) return { kind: "voice", file: sound.file_id, seconds: sound.duration };
  // Sizes come in ascending order; the last one is the original.
  const photo = message.photo?.at(-1);
  if (photo !== undefined) return { kind: "photo", file: photo.file_id, caption };
  const { document } = message;
  if (document === undefined) return null;
  return { kind: "document", file: document.file_id, name: document.file_name ?? "document", caption };
}

function readMessageText(raw: string, username: string | null): InboundContent | null {
  const text = readText(raw, username);
  if (text === null || text === "") return null;
  return readCode(text) ?? { kind: "message", text };
}

/** The text without mentions of the bot; null when it is a command for another bot. */
function readText(raw: string, username: string | null): string | null {
  const command = readCommand(raw);
  if (command?.bot === undefined) return stripMention(raw, username);
  if (username !== null && command.bot.toLowerCase() !== username.toLowerCase()) return null;
  return stripMention(`${command.name}${command.rest}`, username);
}

/** What follows `/start` is a code: a person came by a link that carries one, or typed it. */
function readCode(text: string): InboundContent | null {
  const started = /^\/start\s+(\S.*)$/is.exec(text)?.[1];
  return started === undefined ? readShownCode(text) : showing(started.trim());
}

/** In a forum every message "replies" to the one that opened its topic; that is no reply. */
function repliedMessage(message: TelegramMessage): number | undefined {
  const id = message.reply_to_message?.message_id;
  return id === topicOf(message) ? undefined : id;
}

/** Threads of replies in ordinary groups carry an id too; only topics are places to answer in. */
function topicOf(message: Pick<TelegramMessage, "is_topic_message" | "message_thread_id">): number | undefined {
  return message.is_topic_message === true ? message.message_thread_id : undefined;
}

function place(
  message: Pick<TelegramMessage, "chat" | "is_topic_message" | "message_thread_id">,
  from: TelegramUser,
): Pick<InboundEvent, "lane" | "address" | "isPrivate"> {
  const chat = message.chat.id;
  const topic = topicOf(message);
  const isPrivate = message.chat.type === "private";
  const lane = ["telegram", chat, topic, isPrivate ? undefined : from.id].filter((part) => part !== undefined);
  const where = topic === undefined ? { chat } : { chat, topic };
  return {
    lane: lane.join(":"),
    address: formatAddress(isPrivate ? where : { ...where, asker: from.id }),
    isPrivate,
  };
}

function sender(user: TelegramUser): Sender {
  const name = [user.first_name, user.last_name].filter((part) => part !== undefined && part !== "").join(" ");
  return {
    id: String(user.id),
    ...(name !== "" && { name }),
    ...(user.language_code !== undefined && { locale: user.language_code }),
  };
}

function instant(seconds: number): string {
  return new Date(seconds * 1000).toISOString();
}
