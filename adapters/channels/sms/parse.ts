import type { InboundContent, InboundEvent } from "../../../dialogs/channel.ts";
import { readShownCode } from "../pairing.ts";
import type { InboundFields } from "./fields.ts";
import { readStanding } from "./keyword.ts";

/** What reading a message takes besides the message. */
export interface ParseOptions {
  /** ISO instant that stands in for the time of sending, which Twilio does not tell. */
  readonly receivedAt: string;
  /** Origins whose media may be fetched with our credentials. */
  readonly mediaOrigins: readonly string[];
}

/**
 * Turns a text message into what its sender did: one event as a rule, none when there is nothing for us in it, two when
 * a word of the carrier's is an answer as well.
 */
export function parseMessage(fields: InboundFields, options: ParseOptions): InboundEvent[] {
  const { membership, isMessage } = readStanding(fields);
  const { From: from, To: to, MessageSid: sid, ProfileName: name, OriginalRepliedMessageSid: replyTo } = fields;
  const key = `sms:${sid}`;
  const content = isMessage ? readContent(fields, options) : null;
  const common = {
    channel: "sms",
    lane: `sms:${to}:${from}`,
    sender: { id: from, ...(name !== undefined && name !== "" && { name }) },
    address: from,
    isPrivate: true,
    at: options.receivedAt,
    message: sid,
    ...(replyTo !== undefined && { replyTo }),
  } as const;
  // The message goes first: what it answers must not be over by then.
  const said = content === null ? [] : [{ key, ...common, content }];
  if (membership === null) return said;
  const stands = { kind: "membership", state: membership } as const;
  return [...said, { key: said.length === 0 ? key : `${key}:standing`, ...common, content: stands }];
}

function readContent(fields: InboundFields, { mediaOrigins }: ParseOptions): InboundContent | null {
  const text = fields.Body.trim();
  const code = readShownCode(text);
  if (code !== null) return code;
  if (fields.NumMedia > 0) return readMedia(fields, text, mediaOrigins);
  return text === "" ? null : { kind: "message", text };
}

function readMedia(fields: InboundFields, caption: string, origins: readonly string[]): InboundContent {
  const { MediaUrl0: url = "", MediaContentType0: type = "" } = fields;
  const file = origins.includes(URL.parse(url)?.origin ?? "") ? url : UNFETCHABLE;
  // How long it lasts is not told.
  if (type.startsWith("audio/") && caption === "") return { kind: "voice", file, seconds: 0 };
  return { kind: "photo", file, caption };
}

/** Stands for media that our credentials must not be shown to. */
const UNFETCHABLE = "";
