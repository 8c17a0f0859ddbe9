import type { PersonId } from "../../../domain/person.ts";
import type { Call, PinHash } from "../../../domain/phone.ts";
import type { PhoneStore, PinTry, PinTryWindow } from "../../../domain/ports.ts";
import type { Access } from "./access.ts";
import { personOfLink, useLink } from "./codes.ts";
import type { CallDocument } from "./documents/phone.ts";
import { insertOnce } from "./insert-once.ts";
import { milliseconds } from "./instant.ts";
import type { Models } from "./models.ts";

/** PINs, tries at them, and calls. */
export function createPhoneStore({ models, read, write }: Access): PhoneStore {
  return {
    setPin: (person, pin) => write(() => setPin(models, person, pin)),
    pin: (person) => read(() => pinOf(models, person)),
    usePinCode: (codeHash, pin, now) => write(() => setPinByCode(models, codeHash, pin, now)),
    pinCodeOwner: (codeHash, now) => read(() => personOfLink(models, codeHash, "pin", now)),
    takePinTry: (whose, window) => write(() => takePinTry(models, whose, window)),
    forgetPinTries: (whose) => write(() => forgetPinTries(models, whose)),
    call: (id) => read(() => callOf(models, id)),
    saveCall: (call) => write(() => saveCall(models, call)),
  };
}

async function setPin({ pins }: Models, person: PersonId, { salt, hash }: PinHash): Promise<void> {
  await pins.updateOne({ _id: person }, { $set: { salt, hash } }, { upsert: true });
}

async function pinOf({ pins }: Models, person: PersonId): Promise<PinHash | null> {
  const found = await pins.findById(person).lean();
  return found && { salt: found.salt, hash: found.hash };
}

async function setPinByCode(models: Models, codeHash: string, pin: PinHash, now: string): Promise<PersonId | null> {
  const person = await useLink(models, codeHash, "pin", now);
  if (person !== null) await setPin(models, person, pin);
  return person;
}

async function takePinTry({ pinTries }: Models, whose: string, { limit, since, now }: PinTryWindow): Promise<PinTry> {
  await insertOnce(pinTries, { _id: whose, times: [], last_ms: now });
  await pinTries.updateOne({ _id: whose }, { $pull: { times: { $lte: since } } });
  const counted = await pinTries
    .findOneAndUpdate(
      { _id: whose, [`times.${limit - 1}`]: { $exists: false } },
      { $push: { times: now }, $set: { last_ms: now } },
      { returnDocument: "after" },
    )
    .lean();
  if (counted) return { kind: "taken", number: counted.times.length, at: now };
  const full = await pinTries.findById(whose).lean();
  return { kind: "locked", last: full?.last_ms ?? now };
}

async function forgetPinTries({ pinTries }: Models, whose: string): Promise<void> {
  await pinTries.deleteOne({ _id: whose });
}

async function callOf({ calls }: Models, id: string): Promise<Call | null> {
  const found = await calls.findById(id).lean();
  if (!found) return null;
  const { _id, wrong_pins, active_at, over, person, turn, unanswered, revision } = found;
  return { id: _id, wrongPins: wrong_pins, activeAt: active_at, isOver: over, person, turn, unanswered, revision };
}

async function saveCall({ calls }: Models, call: Call): Promise<Call | null> {
  const saved: Call = { ...call, revision: call.revision + 1 };
  const { _id, ...fields } = toDocument(saved);
  if (call.revision === 0) return (await insertOnce(calls, { _id, ...fields })) ? saved : null;
  const { matchedCount } = await calls.updateOne({ _id, revision: call.revision }, { $set: fields });
  return matchedCount === 1 ? saved : null;
}

function toDocument({ id, wrongPins, activeAt, isOver, ...call }: Call): CallDocument {
  return {
    _id: id,
    ...call,
    wrong_pins: wrongPins,
    active_at: activeAt,
    active_ms: milliseconds(activeAt),
    over: isOver,
  };
}
