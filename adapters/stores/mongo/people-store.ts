import { NotFound } from "../../../domain/errors.ts";
import type { Person, PersonId } from "../../../domain/person.ts";
import type { PeopleStore } from "../../../domain/ports.ts";
import type { Access } from "./access.ts";
import { absorbAccess } from "./access-store.ts";
import { absorbAudit } from "./audit-store.ts";
import { codeOf, createCode, revokeCodes, signIn, useCode } from "./codes.ts";
import { createPerson, toDocument } from "./create-person.ts";
import type { PersonDocument } from "./documents/people.ts";
import { identitiesOf, identityOf, link, reach, unlink } from "./identities.ts";
import { insertOnce } from "./insert-once.ts";
import type { Models } from "./models.ts";
import { createPhoneStore } from "./phone.ts";
import { spend } from "./quotas.ts";
import { endSession, endSessions, sessionOf, sessionsOf } from "./sessions.ts";
import { signUp } from "./sign-up.ts";

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
    signUp: (person, ledger, identity) => write(() => signUp(models, person, ledger, identity)),
    link: (identity) => write(() => link(models, identity)),
    unlink: (identity, by, at) => write(() => unlink(models, identity, by, at)),
    reach: (id, where) => write(() => reach(models, id, where)),
    absorb: (from, into) => write(() => absorb(models, from, into)),
    createCode: (code) => write(() => createCode(models, code)),
    code: (hash) => read(() => codeOf(models, hash)),
    useCode: (hash, by, now) => write(() => useCode(models, hash, by, now)),
    revokeCodes: (person) => write(() => revokeCodes(models, person)),
    signIn: (codeHash, session, now) => write(() => signIn(models, codeHash, session, now)),
    session: (hash, now) => read(() => sessionOf(models, hash, now)),
    sessions: (person, now) => read(() => sessionsOf(models, person, now)),
    endSession: (hash) => write(() => endSession(models, hash)),
    endSessions: (person) => write(() => endSessions(models, person)),
    spend: (quota, event) => write(() => spend(models, quota, event)),
  };
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

async function findOwner(models: Models): Promise<Person | null> {
  const first = await models.people.findOne().sort({ created_ms: 1, _id: 1 }).lean();
  let owner = first && toPerson(first);
  while (owner?.merged) owner = await findPerson(models, owner.merged.into);
  return owner;
}

/** Each step may be done again; whoever asks in between meets the same person under one name or the other. */
async function absorb(models: Models, from: PersonId, into: PersonId): Promise<void> {
  const { identities, sessions, codes, pins, chatMessages } = models;
  await identities.updateMany({ person: from }, { $set: { person: into } });
  await sessions.updateMany({ person: from }, { $set: { person: into } });
  await codes.updateMany({ person: from, used_by: null }, { $set: { person: into } });
  // A phone PIN comes along where the other one has none.
  const pin = await pins.findById(from).lean();
  if (pin) await insertOnce(pins, { _id: into, salt: pin.salt, hash: pin.hash });
  await pins.deleteOne({ _id: from });
  await absorbAccess(models, from, into);
  await absorbAudit(models, from, into);
  await chatMessages.updateMany({ person: from }, { $set: { person: into, "message.person": into } });
}

function toPerson({ _id, created_at, isCurrencyGuessed, merged, ...its }: PersonDocument): Person {
  const { name, locale, zone, currency, ledger } = its;
  const person = { id: _id, name, locale, zone, currency, ledger, createdAt: created_at };
  return { ...person, ...(isCurrencyGuessed && { isCurrencyGuessed }), ...(merged && { merged }) };
}
