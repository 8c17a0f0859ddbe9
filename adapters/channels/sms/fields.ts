import { z } from "zod";
import type { FormFields } from "./form.ts";

const sid = z.string().regex(/^\w{1,40}$/);
const party = z.string().min(1).max(100);

const inbound = z.object({
  MessageSid: sid,
  From: party,
  To: party,
  Body: z.string().default(""),
  NumMedia: z.coerce.number().int().min(0).catch(0),
  MediaUrl0: z.string().optional(),
  MediaContentType0: z.string().optional(),
  /** Set when the carrier's side has already dealt with a keyword, its answer included. */
  OptOutType: z.enum(["STOP", "START", "HELP"]).optional().catch(undefined),
  /** The message that a WhatsApp user replied to. */
  OriginalRepliedMessageSid: sid.optional().catch(undefined),
  /** Name of a WhatsApp user. */
  ProfileName: z.string().optional(),
});

const status = z.object({
  MessageSid: sid,
  MessageStatus: z.string().min(1).max(40),
  ErrorCode: z
    .string()
    .regex(/^\d{1,6}$/)
    .optional()
    .catch(undefined),
});

/** A text message as Twilio reports it, reduced to what is used here. */
export type InboundFields = z.infer<typeof inbound>;
/** What became of a message that we sent. */
export type StatusFields = z.infer<typeof status>;

/** Reads a form loosely: unknown fields are dropped; null for what is no message at all. */
export function readInbound(form: FormFields): InboundFields | null {
  return inbound.safeParse(form).data ?? null;
}

/** Reads a status callback; null for what is none. */
export function readStatus(form: FormFields): StatusFields | null {
  return status.safeParse(form).data ?? null;
}
