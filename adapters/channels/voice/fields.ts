import { z } from "zod";
import type { FormFields } from "../sms/form.ts";

const input = z.object({
  CallSid: z.string().regex(/^\w{1,34}$/),
  From: z.string().min(1).max(100),
  CallStatus: z.string().max(40).default("in-progress"),
  Digits: z.string().max(40).default(""),
  SpeechResult: z.string().default(""),
  /** How sure the recogniser is, 0 to 1; not all of them say. */
  Confidence: z
    .string()
    .regex(/^[01](\.\d+)?$/)
    .transform(Number)
    .optional()
    .catch(undefined),
});

/** What Twilio tells of a call and of what the caller did, reduced to what is used here. */
export type CallFields = z.output<typeof input>;

/** Reads a form loosely: unknown fields are dropped; null for what is no call at all. */
export function readCall(form: FormFields): CallFields | null {
  return input.safeParse(form).data ?? null;
}

const OVER: ReadonlySet<string> = new Set(["completed", "busy", "failed", "no-answer", "canceled"]);

/** Whether the caller is gone. */
export function isHungUp({ CallStatus }: CallFields): boolean {
  return OVER.has(CallStatus);
}
