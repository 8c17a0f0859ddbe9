import type { PersonId } from "./person.ts";

/** A phone PIN as it is kept: nobody can read its digits from it. */
export interface PinHash {
  /** Random, base64url. */
  readonly salt: string;
  /** Of the digits with that salt, base64url. */
  readonly hash: string;
}

/** How often a PIN may be tried: in one call, and over all calls within an hour. */
export const PIN_TRIES = { perCall: 3, perHour: 5 } as const;

/** Under which name the tries at a person's PIN are counted: a second phone gives nobody more of them. */
export function pinTriesOf(person: PersonId): string {
  return `person:${person}`;
}

/** A caller who was silent for longer shows the PIN again. */
export const IDLE_MINUTES = 5;

/** A phone call as far as it has come. */
export interface Call {
  /** The platform's id of it. */
  readonly id: string;
  /** Whose PIN opened it; null before. */
  readonly person: PersonId | null;
  readonly wrongPins: number;
  /** Number of the turn that is due, from 0. */
  readonly turn: number;
  /** Event key of the turn whose answer the caller has not been given. */
  readonly unanswered: string | null;
  /** ISO instant of the last turn. */
  readonly activeAt: string;
  readonly isOver: boolean;
  /** How often it was written: whoever writes it must have seen the latest. */
  readonly revision: number;
}

/** A call that has just come in; `now` is an ISO instant. */
export function newCall(id: string, now: string): Call {
  return { id, person: null, wrongPins: 0, turn: 0, unanswered: null, activeAt: now, isOver: false, revision: 0 };
}

/** True when so much time has passed that somebody else may be holding the phone. `now`: ISO instant. */
export function isIdle({ activeAt }: Call, now: string): boolean {
  return Temporal.Instant.from(activeAt).until(now).total("minutes") > IDLE_MINUTES;
}

const SIX_DIGITS = /^\d{6}$/;

/** What people choose most when they may not repeat or count. */
const COMMON: ReadonlySet<string> = new Set(["112233", "123321", "111222", "147258", "159753", "789456"]);

/**
 * What is wrong with a PIN, in words for whoever chose it; null for a good one.
 *
 * @param numbers the person's phone numbers: whoever pretends to call from one knows it
 */
export function weaknessOf(pin: string, numbers: readonly string[]): string | null {
  if (!SIX_DIGITS.test(pin)) return "A PIN is six digits.";
  if (/^(\d{1,3})\1+$/.test(pin))
    return "That repeats itself, which is tried first. Please choose six digits that don't.";
  if (isSequence(pin)) return "Those digits follow one another, which is tried first. Please mix them.";
  if (COMMON.has(pin)) return "That is one of the PINs that are chosen most. Please choose another.";
  if (numbers.some((number) => number.includes(pin)))
    return "That is a part of your phone number. Please choose another.";
  return null;
}

/** Up or down by one each time, also past nine. */
function isSequence(pin: string): boolean {
  const digits = Array.from(pin, Number);
  const steps = digits.slice(1).map((digit, index) => (digit - (digits[index] ?? 0) + 10) % 10);
  return steps.every((step) => step === 1) || steps.every((step) => step === 9);
}
