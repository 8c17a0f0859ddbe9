import { NotFound } from "../../../domain/errors.ts";
import type { Ledger } from "../../../domain/ledger.ts";
import type { Person } from "../../../domain/person.ts";
import type { PeopleStore } from "../../../domain/ports.ts";
import type { Access } from "./access.ts";
import { createCode, signIn, usePairingCode } from "./codes.ts";
import type { PersonDocument, RefusalDocument } from "./documents/people.ts";
import { identitiesOf, identityOf } from "./identities.ts";
import { insertOnce } from "./insert-once.ts";
import { milliseconds } from "./instant.ts";
import { insertLedger } from "./ledger-store.ts";
import type { Models } from "./models.ts";
import { createPhoneStore } from "./phone.ts";
import { endSession, sessionOf } from "./sessions.ts";

/** People with their identities, codes and sessions, and what stands behind the phone. */
export function createPeopleStore(access: Access): PeopleStore {
  const { models, read, write } = access;
  return {
    ...createPhoneStore(access),
    createPerson: (person, ledger) => write(() => createPerson(models, person, ledger)),
    person: (id) => read(() => findPerson(models, id)),
    owner: () => read(() => findOwner(models)),
    savePerson: (person) => write(() => savePerson(models, person)),
    identity: (channel, externalId) => read(() => identityOf(models, channel, externalId)),
    identities: (person) => read(() => identitiesOf(models, person)),
    createCode: (code) => write(() => createCode(models, code)),
    pair: (codeHash, identity, now) => write(() => usePairingCode(models, codeHash, identity, now)),
    signIn: (codeHash, session, now) => write(() => signIn(models, codeHash, session, now)),
    session: (hash, now) => read(() => sessionOf(models, hash, now)),
    endSession: (hash) => write(() => endSession(models, hash)),
    noteRefusal: (channel, externalId, day, event) =>
      write(() => noteRefusal(models, { channel, external_id: externalId, day, event: event ?? null })),
  };
}

/** The ledger comes first: nobody knows of it until its person stands there, and after a crash it is simply there already. */
async function createPerson(models: Models, person: Person, ledger: Ledger): Promise<void> {
  if (await models.people.exists({ _id: person.id })) return;
  await insertLedger(models, ledger);
  if (await insertOnce(models.people, toDocument(person))) return;
  const first = await findPerson(models, person.id);
  if (first?.ledger !== ledger.id) await models.ledgers.deleteOne({ _id: ledger.id, projection_head: 0 });
}

async function savePerson({ people }: Models, person: Person): Promise<void> {
  const { _id, ...fields } = toDocument(person);
  const { matchedCount } = await people.updateOne({ _id }, { $set: fields });
  if (matchedCount === 0) throw new NotFound(`There is no person ${person.id}; create them first.`);
}

async function findPerson({ people }: Models, id: string): Promise<Person | null> {
  const found = await people.findById(id).lean();
  return found && toPerson(found);
}

async function noteRefusal({ refusals }: Models, refusal: RefusalDocument): Promise<boolean> {
  if (await insertOnce(refusals, refusal)) return true;
  return refusal.event !== null && (await refusals.exists(refusal)) !== null;
}

async function findOwner({ people }: Models): Promise<Person | null> {
  const first = await people.findOne().sort({ created_ms: 1, _id: 1 }).lean();
  return first && toPerson(first);
}

function toDocument({ id, createdAt, ...person }: Person): PersonDocument {
  return { _id: id, ...person, created_at: createdAt, created_ms: milliseconds(createdAt) };
}

function toPerson({ _id, created_at, isCurrencyGuessed, ...its }: PersonDocument): Person {
  const { name, locale, zone, currency, ledger } = its;
  const person = { id: _id, name, locale, zone, currency, ledger, createdAt: created_at };
  return isCurrencyGuessed ? { ...person, isCurrencyGuessed } : person;
}
