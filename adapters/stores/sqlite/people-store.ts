import { NotFound } from "../../../domain/errors.ts";
import type { Ledger } from "../../../domain/ledger.ts";
import type { Identity, Person, PersonId } from "../../../domain/person.ts";
import type { PeopleStore } from "../../../domain/ports.ts";
import { absorbAccess } from "./access-store.ts";
import { absorbAudit } from "./audit-store.ts";
import { codeOf, createCode, revokeCodes, signIn, useCode } from "./codes.ts";
import type { Connection } from "./connection.ts";
import type { Database } from "./database.ts";
import { identitiesOf, identityOf, link, reach, unlink } from "./identities.ts";
import { milliseconds } from "./instant.ts";
import { insertLedger } from "./ledger-store.ts";
import { createPhoneStore } from "./phone.ts";
import { spend } from "./quotas.ts";
import { json } from "./row.ts";
import { endSession, endSessions, sessionOf, sessionsOf } from "./sessions.ts";

/** People with their identities, codes and sessions, and what stands behind the phone. */
export function createPeopleStore(connection: Connection): PeopleStore {
  const { db, read, write } = connection;
  return {
    ...createPhoneStore(connection),
    createPerson: (person, ledger) => write("durable", () => createPerson(db, person, ledger)),
    person: (id) => read(() => findPerson(db, "WHERE id = ?", id)),
    owner: () => read(() => findOwner(db)),
    savePerson: (person) => write("durable", () => savePerson(db, person)),
    identity: (channel, externalId) => read(() => identityOf(db, channel, externalId)),
    identities: (person) => read(() => identitiesOf(db, person)),
    signUp: (person, ledger, identity) => write("durable", () => signUp(db, person, ledger, identity)),
    link: (identity) => write("durable", () => link(db, identity)),
    unlink: (identity, by, at) => write("durable", () => unlink(db, identity, by, at)),
    reach: (id, where) => write("durable", () => reach(db, id, where)),
    absorb: (from, into) => write("durable", () => absorb(db, from, into)),
    createCode: (code) => write("durable", () => createCode(db, code)),
    code: (hash) => read(() => codeOf(db, hash)),
    useCode: (hash, by, now) => write("durable", () => useCode(db, hash, by, now)),
    revokeCodes: (person) => write("durable", () => revokeCodes(db, person)),
    signIn: (codeHash, session, now) => write("durable", () => signIn(db, codeHash, session, now)),
    session: (hash, now) => read(() => sessionOf(db, hash, now)),
    sessions: (person, now) => read(() => sessionsOf(db, person, now)),
    endSession: (hash) => write("durable", () => endSession(db, hash)),
    endSessions: (person) => write("durable", () => endSessions(db, person)),
    spend: (quota, event) => write("durable", () => spend(db, quota, event)),
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

function signUp(db: Database, person: Person, ledger: Ledger, identity: Identity): Identity {
  const known = identityOf(db, identity.channel, identity.externalId);
  if (known) return known;
  createPerson(db, person, ledger);
  return link(db, identity);
}

function savePerson(db: Database, person: Person): void {
  const saved = db.run("UPDATE people SET body = ? WHERE id = ?", JSON.stringify(person), person.id);
  if (saved === 0) throw new NotFound(`There is no person ${person.id}; create them first.`);
}

function findPerson(db: Database, where: string, ...values: string[]): Person | null {
  const row = db.get(`SELECT body FROM people ${where}`, ...values);
  return row ? json<Person>(row, "body") : null;
}

function findOwner(db: Database): Person | null {
  let owner = findPerson(db, "ORDER BY created_ms, rowid LIMIT 1");
  while (owner?.merged) owner = findPerson(db, "WHERE id = ?", owner.merged.into);
  return owner;
}

function absorb(db: Database, from: PersonId, into: PersonId): void {
  db.run("UPDATE identities SET person = ? WHERE person = ?", into, from);
  db.run("UPDATE sessions SET person = ? WHERE person = ?", into, from);
  db.run("UPDATE codes SET person = ? WHERE person = ? AND used_by IS NULL", into, from);
  // A phone PIN comes along where the other one has none.
  db.run("UPDATE OR IGNORE pins SET person = ? WHERE person = ?", into, from);
  db.run("DELETE FROM pins WHERE person = ?", from);
  absorbAccess(db, from, into);
  absorbAudit(db, from, into);
  const history = "UPDATE chat_messages SET person = ?1, body = json_set(body, '$.person', ?1) WHERE person = ?2";
  db.run(history, into, from);
}
