import type { PersonId } from "../../../domain/person.ts";
import type { Call, PinHash } from "../../../domain/phone.ts";
import type { PhoneStore, PinTry, PinTryWindow } from "../../../domain/ports.ts";
import { personOfLink, useLink } from "./codes.ts";
import type { Connection } from "./connection.ts";
import type { Database } from "./database.ts";
import { milliseconds } from "./instant.ts";
import { integer, json, text } from "./row.ts";

/** PINs, tries at them, and calls. */
export function createPhoneStore({ db, read, write }: Connection): PhoneStore {
  return {
    setPin: (person, pin) => write("durable", () => setPin(db, person, pin)),
    pin: (person) => read(() => pinOf(db, person)),
    usePinCode: (codeHash, pin, now) => write("durable", () => usePinCode(db, codeHash, pin, now)),
    pinCodeOwner: (codeHash, now) => read(() => personOfLink(db, codeHash, "pin", now)),
    takePinTry: (whose, window) => write("durable", () => takePinTry(db, whose, window)),
    forgetPinTries: (whose) => write("durable", () => void db.run("DELETE FROM pin_tries WHERE whose = ?", whose)),
    call: (id) => read(() => callOf(db, id)),
    saveCall: (call) => write("durable", () => saveCall(db, call)),
  };
}

function setPin(db: Database, person: PersonId, { salt, hash }: PinHash): void {
  db.run(
    `INSERT INTO pins (person, salt, hash) VALUES (?, ?, ?)
     ON CONFLICT (person) DO UPDATE SET salt = excluded.salt, hash = excluded.hash`,
    person,
    salt,
    hash,
  );
}

function pinOf(db: Database, person: PersonId): PinHash | null {
  const row = db.get("SELECT salt, hash FROM pins WHERE person = ?", person);
  return row ? { salt: text(row, "salt"), hash: text(row, "hash") } : null;
}

function usePinCode(db: Database, codeHash: string, pin: PinHash, now: string): PersonId | null {
  const person = useLink(db, codeHash, "pin", now);
  if (person !== null) setPin(db, person, pin);
  return person;
}

function takePinTry(db: Database, whose: string, { limit, since, now }: PinTryWindow): PinTry {
  const times = db
    .all("SELECT at_ms FROM pin_tries WHERE whose = ? AND at_ms > ? ORDER BY at_ms", whose, since)
    .map((row) => integer(row, "at_ms"));
  const last = times.at(-1);
  if (last !== undefined && times.length >= limit) return { kind: "locked", last };
  db.run("INSERT INTO pin_tries (whose, at_ms) VALUES (?, ?)", whose, now);
  return { kind: "taken", number: times.length + 1, at: now };
}

function callOf(db: Database, id: string): Call | null {
  const row = db.get("SELECT body FROM calls WHERE id = ?", id);
  return row ? json<Call>(row, "body") : null;
}

function saveCall(db: Database, call: Call): Call | null {
  const saved: Call = { ...call, revision: call.revision + 1 };
  const values = [saved.revision, milliseconds(saved.activeAt), JSON.stringify(saved)];
  const written =
    call.revision === 0
      ? db.run(
          "INSERT INTO calls (revision, active_ms, body, id) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
          ...values,
          call.id,
        )
      : db.run(
          "UPDATE calls SET revision = ?, active_ms = ?, body = ? WHERE id = ? AND revision = ?",
          ...values,
          call.id,
          call.revision,
        );
  return written === 1 ? saved : null;
}
