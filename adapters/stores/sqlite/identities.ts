import type { Identity, PersonId } from "../../../domain/person.ts";
import type { Database, Row } from "./database.ts";
import { oneOf, text, textOrNull } from "./row.ts";

/** Who that is in a channel, if they are known there. */
export function identityOf(db: Database, channel: string, externalId: string): Identity | null {
  const row = db.get("SELECT * FROM identities WHERE channel = ? AND external_id = ?", channel, externalId);
  return row ? toIdentity(row) : null;
}

/** How a person appears in each channel, in the order in which they came. */
export function identitiesOf(db: Database, person: PersonId): Identity[] {
  return db.all("SELECT * FROM identities WHERE person = ? ORDER BY rowid", person).map(toIdentity);
}

/** Stores an identity. One that the channel had already keeps its id and gets the new person, address and state. */
export function putIdentity(db: Database, identity: Identity): Identity {
  const { id, channel, externalId, person, address, state, pairedAt } = identity;
  const inserted = db.run(
    `INSERT INTO identities (id, channel, external_id, person, address, state, paired_at)
     VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
    id,
    channel,
    externalId,
    person,
    address,
    state,
    pairedAt,
  );
  if (inserted === 0) {
    db.run(
      "UPDATE identities SET person = ?, address = ?, state = ?, paired_at = ? WHERE channel = ? AND external_id = ?",
      person,
      address,
      state,
      pairedAt,
      channel,
      externalId,
    );
  }
  return identityOf(db, channel, externalId) ?? identity;
}

function toIdentity(row: Row): Identity {
  return {
    id: text(row, "id"),
    channel: text(row, "channel"),
    externalId: text(row, "external_id"),
    person: text(row, "person"),
    address: textOrNull(row, "address"),
    state: oneOf(row, "state", ["active", "paused", "left"]),
    pairedAt: text(row, "paired_at"),
  };
}
