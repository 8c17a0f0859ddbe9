import { NotFound } from "../../../domain/errors.ts";
import type { Ledger } from "../../../domain/ledger.ts";
import type { Person } from "../../../domain/person.ts";
import type { PeopleStore } from "../../../domain/ports.ts";
import { createCode, signIn, usePairingCode } from "./codes.ts";
import type { Connection } from "./connection.ts";
import type { Database } from "./database.ts";
import { identitiesOf, identityOf } from "./identities.ts";
import { milliseconds } from "./instant.ts";
import { insertLedger } from "./ledger-store.ts";
import { createPhoneStore } from "./phone.ts";
import { json } from "./row.ts";
import { endSession, sessionOf } from "./sessions.ts";

/** People with their identities, codes and sessions, and what stands behind the phone. */
export function createPeopleStore(connection: Connection): PeopleStore {
  const { db, read, write } = connection;
  return {
    ...createPhoneStore(connection),
    createPerson: (person, ledger) => write("durable", () => createPerson(db, person, ledger)),
    person: (id) => read(() => findPerson(db, "WHERE id = ?", id)),
    owner: () => read(() => findPerson(db, "ORDER BY created_ms, rowid LIMIT 1")),
    savePerson: (person) => write("durable", () => savePerson(db, person)),
    identity: (channel, externalId) => read(() => identityOf(db, channel, externalId)),
    identities: (person) => read(() => identitiesOf(db, person)),
    createCode: (code) => write("durable", () => createCode(db, code)),
    pair: (codeHash, identity, now) => write("durable", () => usePairingCode(db, codeHash, identity, now)),
    signIn: (codeHash, session, now) => write("durable", () => signIn(db, codeHash, session, now)),
    session: (hash, now) => read(() => sessionOf(db, hash, now)),
    endSession: (hash) => write("durable", () => endSession(db, hash)),
    noteRefusal: (channel, externalId, day, event) =>
      write("durable", () => noteRefusal(db, channel, externalId, day, event ?? null)),
  };
}

function createPerson(db: Database, person: Person, ledger: Ledger): void {
  const created = db.run(
    "INSERT INTO people (id, created_ms, body) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
    person.id,
    milliseconds(person.createdAt),
    JSON.stringify(person),
  );
  if (created === 1) insertLedger(db, ledger);
}

function savePerson(db: Database, person: Person): void {
  const saved = db.run("UPDATE people SET body = ? WHERE id = ?", JSON.stringify(person), person.id);
  if (saved === 0) throw new NotFound(`There is no person ${person.id}; create them first.`);
}

function findPerson(db: Database, where: string, ...values: string[]): Person | null {
  const row = db.get(`SELECT body FROM people ${where}`, ...values);
  return row ? json<Person>(row, "body") : null;
}

function noteRefusal(db: Database, channel: string, externalId: string, day: string, event: string | null): boolean {
  const insert = "INSERT INTO refusals (channel, external_id, day, event) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING";
  if (db.run(insert, channel, externalId, day, event) === 1) return true;
  const sameEvent = "SELECT day FROM refusals WHERE channel = ? AND external_id = ? AND day = ? AND event = ?";
  return db.get(sameEvent, channel, externalId, day, event) !== undefined;
}
