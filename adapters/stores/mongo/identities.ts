import type { Identity, PersonId } from "../../../domain/person.ts";
import type { IdentityDocument } from "./documents/people.ts";
import { insertOnce } from "./insert-once.ts";
import type { Models } from "./models.ts";

/** Who that is in a channel, if they are known there. */
export async function identityOf(
  { identities }: Models,
  channel: string,
  externalId: string,
): Promise<Identity | null> {
  const found = await identities.findOne({ channel, external_id: externalId }).lean();
  return found && toIdentity(found);
}

/** How a person appears in each channel, in the order in which they came. */
export async function identitiesOf({ identities }: Models, person: PersonId): Promise<Identity[]> {
  return (await identities.find({ person }).sort({ used_ms: 1, _id: 1 }).lean()).map(toIdentity);
}

/** The code that pairs, and when it was used first, milliseconds. */
export interface Pairing {
  readonly code: string;
  readonly ms: number;
}

/**
 * Stores an identity. One that the channel had already keeps its id and gets the new person, address and state, unless a
 * later code has paired it since: so a pairing that is done again takes nothing back.
 */
export async function putIdentity(
  models: Models,
  { id, externalId, pairedAt, channel, ...identity }: Identity,
  { code, ms }: Pairing,
): Promise<Identity> {
  const fields = { ...identity, paired_at: pairedAt, code, used_ms: ms };
  const isNew = await insertOnce(models.identities, { _id: id, channel, external_id: externalId, ...fields });
  const known = { channel, external_id: externalId };
  if (!isNew) {
    await models.identities.updateOne({ ...known, code: { $ne: code }, used_ms: { $lte: ms } }, { $set: fields });
  }
  const stored = await models.identities.findOne(known, { _id: 1 }).lean();
  return { ...identity, id: stored?._id ?? id, channel, externalId, pairedAt };
}

function toIdentity({ _id, channel, external_id, person, address, state, paired_at }: IdentityDocument): Identity {
  return { id: _id, channel, externalId: external_id, person, address, state, pairedAt: paired_at };
}
