import type { Ledger } from "../../../domain/ledger.ts";
import type { Identity, Person } from "../../../domain/person.ts";
import { createPerson } from "./create-person.ts";
import { link } from "./identities.ts";
import type { Models } from "./models.ts";

/**
 * Creates a person with their book and the identity by which they came, unless somebody is known there.
 *
 * The identity comes first: whoever does it again after a crash finds in it whose person is missing.
 */
export async function signUp(models: Models, person: Person, ledger: Ledger, identity: Identity): Promise<Identity> {
  const stored = await link(models, identity);
  if (stored.linkedBy !== identity.linkedBy) return stored;
  const members = ledger.members.map((member) => ({ ...member, person: stored.person }));
  await createPerson(models, { ...person, id: stored.person }, { ...ledger, members });
  return stored;
}
