import type { Id } from "../../../domain/ids.ts";
import type { Identity, PersonId } from "../../../domain/person.ts";
import type { IdentityDocument } from "./documents/people.ts";
import { insertOnce } from "./insert-once.ts";
import { milliseconds } from "./instant.ts";
import type { Models } from "./models.ts";

/** Who that is in a channel, if they are known there. */
export async function identityOf(
  { identities }: Models,
  channel: string,
  externalId: string,
): Promise<Identity | null> {
  const found = await identities.findOne({ channel, external_id: externalId, unlinked_by: null }).lean();
  return found && toIdentity(found);
}

/** How a person appears in each channel, in the order in which they came. */
export async function identitiesOf({ identities }: Models, person: PersonId): Promise<Identity[]> {
  const found = await identities.find({ person, unlinked_by: null }).sort({ linked_ms: 1, _id: 1 }).lean();
  return found.map(toIdentity);
}

/**
 * Makes an identity a person's, unless it is somebody's. One that was unlinked is linked anew only by what came after that:
 * what is done again takes nothing back.
 */
export async function link(models: Models, identity: Identity): Promise<Identity> {
  const { identities } = models;
  const { id, channel, externalId, pairedAt, linkedBy, ...fields } = identity;
  const known = { channel, external_id: externalId };
  const linked_ms = milliseconds(pairedAt);
  await identities.deleteOne({ ...known, unlinked_ms: { $ne: null, $lte: linked_ms } });
  await insertOnce(identities, {
    ...{ _id: id, ...known, ...fields, paired_at: pairedAt, linked_ms, linked_by: linkedBy },
    ...{ unlinked_by: null, unlinked_ms: null },
  });
  return (await identityOf(models, channel, externalId)) ?? identity;
}

/** Takes an identity from its person. It is kept as a mark for a while, so that the same turn asking again is known. */
export async function unlink(
  { identities }: Models,
  { id, person }: Pick<Identity, "id" | "person">,
  by: string,
  at: string,
): Promise<Identity | null> {
  const mark = { unlinked_by: by, unlinked_ms: milliseconds(at) };
  await identities.updateOne({ _id: id, person, unlinked_by: null }, { $set: mark });
  const found = await identities.findOne({ _id: id, person, unlinked_by: by }).lean();
  return found && toIdentity(found);
}

/** Notes whether and where an identity can be reached. */
export async function reach(
  { identities }: Models,
  id: Id,
  { state, address }: Pick<Identity, "state" | "address">,
): Promise<void> {
  await identities.updateOne({ _id: id, unlinked_by: null }, { $set: { state, address } });
}

function toIdentity(document: IdentityDocument): Identity {
  const { _id, channel, external_id, name, person, address, state, paired_at, linked_by } = document;
  const when = { pairedAt: paired_at, linkedBy: linked_by };
  return { id: _id, channel, externalId: external_id, name, person, address, state, ...when };
}
