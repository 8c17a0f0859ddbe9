import type { InboundContent, InboundEvent } from "../../../dialogs/channel.ts";
import { readShownCode } from "../pairing.ts";
import { isDirectMessage } from "./address.ts";
import { eventKey } from "./key.ts";
import { mentionsAny, readMrkdwn, stripMentions } from "./mrkdwn.ts";
import type { SlackCallback, SlackChanged, SlackMessage, SlackSaid } from "./payload.ts";
import { placeOf, threadOf } from "./place.ts";

/**
 * Turns what the Events API tells into what a person did, or null when nobody did anything that concerns us.
 *
 * In a direct message all that is said concerns us, elsewhere what mentions the bot. The key is made of where and when
 * the message stands, so that a redelivery, and a mention that is also delivered as a message, is the same event.
 *
 * @param botUser our own user id; null as long as Slack has not told it
 */
export function parseEvent(callback: SlackCallback, botUser: string | null): InboundEvent | null {
  const { event, team_id: team } = callback;
  const bots = botsOf(callback, botUser);
  if (event === null) return null;
  return "message" in event ? parseEdit(team, event, bots) : parseMessage(team, event, bots);
}

function parseMessage(team: string, event: SlackSaid, bots: readonly string[]): InboundEvent | null {
  const { channel, ts, text } = event;
  if (event.type === "message" && !concernsUs(channel, text, bots)) return null;
  const content = readContent(event, bots);
  const key = eventKey(team, channel, ts);
  return content === null ? null : messageEvent({ key, team, channel, at: ts, message: event, bots, content });
}

function parseEdit(team: string, event: SlackChanged, bots: readonly string[]): InboundEvent | null {
  const { channel, message, previous_message: previous } = event;
  // Slack also "changes" a message to unfold a link or to note its language; only people set `edited`.
  if (message.edited === undefined || previous?.text === message.text) return null;
  if (!concernsUs(channel, message.text, bots)) return null;
  const text = readText(message, bots);
  // Whoever edits "link CODE" has shown it already; the code must not travel as an ordinary text.
  if (text === "" || readShownCode(text) !== null) return null;
  const key = eventKey(team, channel, "edit", event.ts);
  return messageEvent({ key, team, channel, at: event.ts, message, bots, content: { kind: "edit", text } });
}

interface MessageParts {
  readonly key: string;
  readonly team: string;
  readonly channel: string;
  /** When it was said or edited. */
  readonly at: string;
  readonly message: SlackMessage;
  readonly bots: readonly string[];
  readonly content: InboundContent;
}

function messageEvent({ key, team, channel, at, message, bots, content }: MessageParts): InboundEvent | null {
  const { user, subtype, ts } = message;
  const isPersonal = message.bot_id === undefined && (subtype === undefined || PERSONAL.has(subtype));
  if (user === undefined || !isPersonal || bots.includes(user)) return null;
  const thread = threadOf(message);
  return {
    key,
    channel: "slack",
    ...placeOf({ team, channel, thread, user }),
    at: instantOf(at),
    message: ts,
    ...(thread !== undefined && { replyTo: thread }),
    content,
  };
}

/** The subtypes of messages that a person wrote; all others are notices, or written by programs. */
const PERSONAL: ReadonlySet<string> = new Set(["file_share", "thread_broadcast"]);

function readContent(message: SlackMessage, bots: readonly string[]): InboundContent | null {
  const text = readText(message, bots);
  const code = readShownCode(text);
  if (code !== null) return code;
  const file = message.files?.[0];
  if (file === undefined) return text === "" ? null : { kind: "message", text };
  const kind = file.mimetype ?? "";
  if (kind.startsWith("audio/") && text === "") {
    return { kind: "voice", file: file.id, seconds: (file.duration_ms ?? 0) / 1000 };
  }
  if (kind.startsWith("image/")) return { kind: "photo", file: file.id, caption: text };
  return { kind: "document", file: file.id, name: file.name ?? "document", caption: text };
}

function readText({ text }: SlackMessage, bots: readonly string[]): string {
  return readMrkdwn(stripMentions(text, bots)).trim();
}

function concernsUs(channel: string, text: string, bots: readonly string[]): boolean {
  return isDirectMessage(channel) || mentionsAny(text, bots);
}

/** Our user ids: the one that we asked for, and the ones for which this event was delivered. */
function botsOf({ authorizations = [] }: SlackCallback, botUser: string | null): string[] {
  const authorized = authorizations.flatMap((one) => (one.is_bot === true ? [one.user_id] : []));
  return botUser === null ? authorized : [botUser, ...authorized];
}

/** A `ts` as an ISO instant. */
export function instantOf(ts: string): string {
  return new Date(Math.floor(Number(ts) * 1000)).toISOString();
}
