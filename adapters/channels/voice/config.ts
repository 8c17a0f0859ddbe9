import type { StoredReply } from "../../../dialogs/ports.ts";
import type { PersonId } from "../../../domain/person.ts";
import type { PinHash } from "../../../domain/phone.ts";
import type { PeopleStore, PhoneStore } from "../../../domain/ports.ts";
import type { Log } from "../log.ts";

/** Where the HTTP server mounts the webhooks, under the public URL. */
export const PATHS = {
  voice: "/webhooks/twilio/voice",
  turn: "/webhooks/twilio/voice/turn",
  status: "/webhooks/twilio/voice/status",
} as const;

/** How long a request waits for its turn's answer, milliseconds; Twilio gives up after 15 seconds. */
export const PATIENCE = 8_000;

/** The people that a call needs to know of. */
export type Callers = Pick<PeopleStore, "identity"> &
  Pick<PhoneStore, "pin" | "takePinTry" | "forgetPinTries" | "call" | "saveCall">;

/** Waits for the reply of a turn; null at the deadline (milliseconds). */
export type AwaitAnswer = (key: string, deadlineMs: number) => Promise<StoredReply | null>;

/** A PIN that was keyed in, and what became of it. */
export interface PinTried {
  /** Null for a number that is nobody's, or whose person has no PIN. */
  readonly person: PersonId | null;
  /** `locked`: there have been too many tries, this one included. */
  readonly outcome: "right" | "wrong" | "locked";
  /** The same for all tries while it is locked. */
  readonly occasion: string;
}

/** Settings and surroundings of the channel. */
export interface VoiceConfig {
  /** Signs what comes in. */
  readonly authToken: string;
  /** The origin that Twilio calls; signatures are checked against it, never against what a request claims. */
  readonly publicUrl: string;
  readonly callers: Callers;
  /** Whether digits are a PIN; takes as long for null, which no digits are. */
  readonly isPin: (digits: string, pin: PinHash | null) => Promise<boolean>;
  /** Told of each PIN that is keyed in. */
  readonly onTried: (tried: PinTried) => Promise<void>;
  readonly log: Log;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Milliseconds; {@link PATIENCE} when left out. */
  readonly patience?: number;
}

/** The channel's clock as an ISO instant. */
export function isoNow({ now }: Pick<VoiceConfig, "now">): string {
  return new Date(now()).toISOString();
}
