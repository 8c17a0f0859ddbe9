import type { PersonId } from "../../../domain/person.ts";
import { PIN_TRIES, pinTriesOf } from "../../../domain/phone.ts";
import type { PinTry } from "../../../domain/ports.ts";
import type { Callers, VoiceConfig } from "./config.ts";

/** What became of a PIN that was keyed in. */
export type PinOutcome =
  | { readonly kind: "right"; readonly person: PersonId }
  | { readonly kind: "wrong" }
  /** There have been too many tries; whether this one was right is not said. */
  | { readonly kind: "locked" };

const HOUR = 3_600_000;

/** Stands for whoever is nobody here, so that as much is looked up for them. */
const NOBODY = "nobody";

/** The person whose paired phone has that number. It says whose PIN is asked for, and proves nothing. */
export async function personAt(callers: Pick<Callers, "identity">, number: string): Promise<PersonId | null> {
  const [call, text] = await Promise.all([callers.identity("voice", number), callers.identity("sms", number)]);
  return (call ?? text)?.person ?? null;
}

/**
 * Is it really them? The digits are checked here, before anything is accepted, and go no further.
 *
 * Whoever is unknown, or has no PIN, is asked, counted and refused like somebody who mistypes theirs, and it takes as
 * long. A try is counted before it is looked at.
 */
export async function verifyPin(config: VoiceConfig, number: string, digits: string): Promise<PinOutcome> {
  const { callers, isPin, now } = config;
  const person = await personAt(callers, number);
  const pin = await callers.pin(person ?? NOBODY);
  const owner = pin === null ? null : person;
  const whose = owner === null ? `number:${number}` : pinTriesOf(owner);
  const at = now();
  const counted = await callers.takePinTry(whose, { limit: PIN_TRIES.perHour, since: at - HOUR, now: at });
  const isRight = await isPin(digits, pin);
  const isThrough = counted.kind === "taken" && isRight && owner !== null;
  await config.onTried({ person: owner, outcome: isThrough ? "right" : outcomeOf(counted), occasion: timeOf(counted) });
  if (!isThrough) return { kind: counted.kind === "locked" ? "locked" : "wrong" };
  await callers.forgetPinTries(whose);
  return { kind: "right", person: owner };
}

/** Locked from the last one on, so that a crash does not keep it from being told. */
function outcomeOf(counted: PinTry): "wrong" | "locked" {
  return counted.kind === "taken" && counted.number < PIN_TRIES.perHour ? "wrong" : "locked";
}

function timeOf(counted: PinTry): string {
  return String(counted.kind === "taken" ? counted.at : counted.last);
}
