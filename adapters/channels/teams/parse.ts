import { createHash } from "node:crypto";
import type { InboundContent, InboundEvent } from "../../../dialogs/channel.ts";
import { readShownCode } from "../pairing.ts";
import type { TeamsActivity, TeamsAttachment } from "./activity.ts";
import { type ChoiceData, readChoice } from "./choice-data.ts";
import { isPersonal, laneOf, placeOf } from "./place.ts";
import { mentionsUs, readText, repliedMessage } from "./said.ts";

/** What reading an activity takes besides the activity. */
export interface ParseOptions {
  /** ISO instant that stands in for the time of activities which carry none. */
  readonly receivedAt: string;
  /** Whether a file there may be fetched with our token. */
  readonly isFetchable: (url: string) => boolean;
}

/**
 * Turns an activity into what a person did, or null when nobody did anything that concerns us.
 *
 * In a personal chat all that is said concerns us, elsewhere what calls the bot by its name.
 */
export function parseActivity(activity: TeamsActivity, options: ParseOptions): InboundEvent | null {
  if (activity.from.id === activity.recipient?.id) return null;
  switch (activity.type) {
    case "message":
      return parseMessage(activity, options);
    case "messageUpdate":
      return parseEdit(activity, options);
    case "conversationUpdate":
    case "installationUpdate":
      return parseMembership(activity, options);
    default:
      return null;
  }
}

function parseMessage(activity: TeamsActivity, options: ParseOptions): InboundEvent | null {
  const pressed = readChoice(activity.value);
  if (pressed !== null) return choiceEvent(activity, pressed, options);
  if (!isForUs(activity)) return null;
  const content = readContent(activity, options);
  return content === null ? null : messageEvent(activity, content, [], options);
}

function parseEdit(activity: TeamsActivity, options: ParseOptions): InboundEvent | null {
  const text = readText(activity);
  // Whoever edits "link CODE" has shown it already; the code must not travel as an ordinary text.
  if (!isForUs(activity) || text === "" || readShownCode(text) !== null) return null;
  // Edits of one message have one id; each happens at a time of its own.
  return messageEvent(activity, { kind: "edit", text }, ["edit", activity.timestamp ?? text], options);
}

/** Somebody added the bot to a conversation or removed it; other members are none of our business. */
function parseMembership(activity: TeamsActivity, options: ParseOptions): InboundEvent | null {
  const state = membershipOf(activity);
  if (state === null) return null;
  return { ...happened(activity, [activity.type], options), content: { kind: "membership", state } };
}

function membershipOf({ action, recipient, membersAdded, membersRemoved }: TeamsActivity): "active" | "left" | null {
  const isUs = ({ id }: { id: string }): boolean => id === recipient?.id;
  if (action?.startsWith("remove") || membersRemoved.some(isUs)) return "left";
  return action?.startsWith("add") || membersAdded.some(isUs) ? "active" : null;
}

function choiceEvent(activity: TeamsActivity, { choice, askedIn }: ChoiceData, options: ParseOptions): InboundEvent {
  const { conversation, from, replyToId } = activity;
  const content = { kind: "choice", choice } as const;
  const event: InboundEvent = { ...happened(activity, [], options), content };
  if (askedIn === undefined) return { ...event, ...(replyToId !== undefined && { replyTo: replyToId }) };
  // An answer that moved to a personal chat still belongs to the conversation in which its reader asked for it.
  const lane = laneOf(askedIn, from.id);
  return { ...event, lane, ...(replyToId !== undefined && { replyTo: `${conversation.id}/${replyToId}` }) };
}

function messageEvent(
  activity: TeamsActivity,
  content: InboundContent,
  key: readonly string[],
  options: ParseOptions,
): InboundEvent {
  const replyTo = repliedMessage(activity);
  return {
    ...happened(activity, key, options),
    message: activity.id,
    ...(replyTo !== undefined && { replyTo }),
    content,
  };
}

function happened(activity: TeamsActivity, key: readonly string[], { receivedAt }: ParseOptions) {
  const { conversation, id, timestamp } = activity;
  return {
    key: eventKey(conversation.id, id, ...key),
    channel: "teams",
    ...placeOf(activity),
    at: timestamp === undefined ? receivedAt : new Date(timestamp).toISOString(),
  } as const;
}

/** Ids of conversations are long, and event keys have to stay within 56 bytes, because button ids are made of them. */
function eventKey(...parts: readonly string[]): string {
  return `teams:${createHash("sha256").update(JSON.stringify(parts)).digest("base64url")}`;
}

function isForUs(activity: TeamsActivity): boolean {
  return isPersonal(activity) || mentionsUs(activity);
}

function readContent(activity: TeamsActivity, options: ParseOptions): InboundContent | null {
  const text = readText(activity);
  const shown = readShownCode(text);
  if (shown !== null) return shown;
  const file = activity.attachments.find(isFile);
  if (file !== undefined) return readFile(file, text, options);
  return text === "" ? null : { kind: "message", text };
}

/** Teams adds the message as HTML, and cards of other apps; neither is a file. */
function isFile({ contentType }: TeamsAttachment): boolean {
  return /^(?:image|audio|video)\//.test(contentType) || contentType === DOWNLOAD;
}

const DOWNLOAD = "application/vnd.microsoft.teams.file.download.info";

function readFile(file: TeamsAttachment, caption: string, { isFetchable }: ParseOptions): InboundContent {
  const { contentType, contentUrl = "", name = "document" } = file;
  const url = isFetchable(contentUrl) ? contentUrl : UNFETCHABLE;
  // How long it lasts is not told.
  if (contentType.startsWith("audio/") && caption === "") return { kind: "voice", file: url, seconds: 0 };
  if (contentType.startsWith("image/")) return { kind: "photo", file: url, caption };
  return { kind: "document", file: url, name, caption };
}

/** Stands for files that our token must not be shown to. */
const UNFETCHABLE = "";
