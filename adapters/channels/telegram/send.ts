import type { Api } from "grammy";
import type { Reply, Sending, SendOptions } from "../../../dialogs/channel.ts";
import { type BudgetWiseError, Forbidden, Unavailable } from "../../../domain/errors.ts";
import type { Log } from "../log.ts";
import { persist, type Setback } from "../persist.ts";
import type { Timing } from "../timing.ts";
import { isGroup, parseAddress } from "./address.ts";
import { describeFailure, type Failure, TOKEN_FIX } from "./failure.ts";
import type { Pacer } from "./pace.ts";
import { escapeHtml, type OutgoingMessage, renderReply, textMessage } from "./render.ts";
import { forGrammy } from "./signal.ts";

/** What sending needs. */
export interface SenderOptions {
  readonly api: Api;
  readonly pacer: Pacer;
  readonly timing: Timing;
  readonly log: Log;
  /** Our own name without `@`; null as long as Telegram has not told it. */
  readonly botUsername: () => string | null;
}

/**
 * Makes the way out to Telegram.
 *
 * Messages of a reply leave one after the other, paced. Floods are waited out as Telegram asks; broken connections and
 * server errors are tried again until the signal aborts, also when the message may have arrived: rather twice than never.
 * A private answer to a question asked in a group goes to the asker's own chat with the bot; when that was never
 * opened, the group is told so without a figure. Ids of messages that went to another chat than the address names read
 * `<chat>/<message>`.
 */
export function createSender(options: SenderOptions): Sending {
  const successors = new Map<number, number>();
  const courier: Courier = { ...options, successors };
  return {
    async send(address, reply, sendOptions) {
      const { chat, topic, asker } = parseAddress(address);
      const messages = renderReply(reply);
      if (isPrivateInGroup(reply, chat)) {
        if (asker === undefined) throw new Forbidden("A private answer can't go to a group without knowing who asked.");
        return answerPrivately(courier, { chat, topic, asker }, messages, sendOptions);
      }
      return deliver(courier, { chat, topic, replyTo: sendOptions.replyTo }, messages, sendOptions.signal);
    },
  };
}

interface Courier extends SenderOptions {
  /** Groups that became supergroups, with their new ids. */
  readonly successors: Map<number, number>;
}

interface Target {
  readonly chat: number;
  readonly topic: number | undefined;
  readonly replyTo: string | undefined;
}

function isPrivateInGroup(reply: Reply, chat: number): boolean {
  return reply.privacy === "private" && isGroup(chat);
}

async function answerPrivately(
  courier: Courier,
  { chat, topic, asker }: { chat: number; topic: number | undefined; asker: number },
  messages: readonly OutgoingMessage[],
  { replyTo, signal }: SendOptions,
): Promise<string[]> {
  try {
    const ids = await deliver(courier, { chat: asker, topic: undefined, replyTo: undefined }, messages, signal);
    return ids.map((id) => `${asker}/${id}`);
  } catch (error) {
    if (!(error instanceof Forbidden)) throw error;
    const username = courier.botUsername();
    const where = username === null ? "in a chat of our own" : `at https://t.me/${username}`;
    const hint = textMessage(`That answer is for you alone. Write to me ${where} first, then ask again.`);
    return deliver(courier, { chat, topic, replyTo }, [hint], signal);
  }
}

async function deliver(
  courier: Courier,
  target: Target,
  messages: readonly OutgoingMessage[],
  signal: AbortSignal,
): Promise<string[]> {
  const ids: string[] = [];
  for (const [index, message] of messages.entries()) {
    const replyTo = index === 0 ? target.replyTo : undefined;
    ids.push(await deliverOne(courier, { ...target, replyTo }, message, signal));
  }
  return ids;
}

async function deliverOne(
  courier: Courier,
  target: Target,
  message: OutgoingMessage,
  signal: AbortSignal,
): Promise<string> {
  const successor = courier.successors.get(target.chat);
  if (successor !== undefined) {
    // Message ids start anew in a supergroup: what was replied to is another message there.
    const moved = { chat: successor, topic: undefined, replyTo: undefined };
    return `${successor}/${await deliverOne(courier, moved, message, signal)}`;
  }
  try {
    return await post(courier, target, message, signal);
  } catch (error) {
    const failure = describeFailure(error);
    if (failure === null) throw error;
    if (failure.kind === "migrated") {
      courier.successors.set(target.chat, failure.chat);
      return deliverOne(courier, target, message, signal);
    }
    if (failure.kind === "refused" && message.kind === "photo") {
      // Telegram could not fetch the picture, or found it too large: its description says the same in words.
      courier.log.warn({ detail: failure.detail }, "telegram: sending a picture's description instead of it");
      return deliverOne(courier, target, describePicture(message), signal);
    }
    throw toSendingError(failure);
  }
}

function post(courier: Courier, target: Target, message: OutgoingMessage, signal: AbortSignal): Promise<string> {
  const { api, pacer, timing, log } = courier;
  const attempt = async () => {
    await pacer.admit(target.chat, signal);
    const sent = await call(api, target, message, signal);
    return String(sent.message_id);
  };
  return persist(attempt, {
    platform: "Telegram",
    timing,
    signal,
    judge: judgeSending,
    onSetback: ({ detail }, wait) => log.warn({ detail, wait }, "telegram: a message did not leave, trying again"),
  });
}

function call(api: Api, target: Target, message: OutgoingMessage, signal: AbortSignal) {
  const common = {
    parse_mode: "HTML" as const,
    ...(target.topic !== undefined && { message_thread_id: target.topic }),
    ...(target.replyTo !== undefined && {
      reply_parameters: { message_id: Number(target.replyTo), allow_sending_without_reply: true },
    }),
    ...(message.keyboard !== undefined && { reply_markup: message.keyboard }),
  };
  if (message.kind === "photo") {
    return api.sendPhoto(target.chat, message.url, { ...common, caption: message.caption }, forGrammy(signal));
  }
  // A merchant's name that looks like a link must not unfold into a preview of its site.
  return api.sendMessage(
    target.chat,
    message.html,
    { ...common, link_preview_options: { is_disabled: true } },
    forGrammy(signal),
  );
}

function judgeSending(error: unknown): Setback | null {
  const failure = describeFailure(error);
  return failure?.kind === "flood" || failure?.kind === "unreachable" ? failure : null;
}

/** A bad token is no fault of the person's: their replies wait until it is put right. */
function toSendingError(failure: Failure): BudgetWiseError {
  if (failure.kind === "token") return new Unavailable(TOKEN_FIX, { retryAfter: 60_000 });
  return new Forbidden(`Telegram does not deliver there: ${failure.detail}.`);
}

function describePicture({ url, caption, keyboard }: Extract<OutgoingMessage, { kind: "photo" }>): OutgoingMessage {
  const html = caption === "" ? escapeHtml(url) : caption;
  return { kind: "text", html, ...(keyboard !== undefined && { keyboard }) };
}
