import type { Id } from "../../../domain/ids.ts";
import type { Identity, PersonId } from "../../../domain/person.ts";
import type { Database, Row } from "./database.ts";
import { milliseconds } from "./instant.ts";
import { oneOf, text, textOrNull } from "./row.ts";

/** Who that is in a channel, if they are known there. */
export function identityOf(db: Database, channel: string, externalId: string): Identity | null {
  const row = db.get(
    "SELECT * FROM identities WHERE channel = ? AND external_id = ? AND unlinked_by IS NULL",
    channel,
    externalId,
  );
  return row ? toIdentity(row) : null;
}

/** How a person appears in each channel, in the order in which they came. */
export function identitiesOf(db: Database, person: PersonId): Identity[] {
  return db
    .all("SELECT * FROM identities WHERE person = ? AND unlinked_by IS NULL ORDER BY rowid", person)
    .map(toIdentity);
}

/**
 * Makes an identity a person's, unless it is somebody's. One that was unlinked is linked anew only by what came after that:
 * what is done again takes nothing back.
 */
export function link(db: Database, identity: Identity): Identity {
  const { id, channel, externalId, name, person, address, state, pairedAt, linkedBy } = identity;
  const known = [channel, externalId] as const;
  db.run(
    "DELETE FROM identities WHERE channel = ? AND external_id = ? AND unlinked_ms <= ?",
    ...known,
    milliseconds(pairedAt),
  );
  db.run(
    `INSERT INTO identities (id, channel, external_id, name, person, address, state, paired_at, linked_by)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
    id,
    ...known,
    name,
    person,
    address,
    state,
    pairedAt,
    linkedBy,
  );
  return identityOf(db, channel, externalId) ?? identity;
}

/** Takes an identity from its person. It is kept as a mark for a while, so that the same turn asking again is known. */
export function unlink(
  db: Database,
  { id, person }: Pick<Identity, "id" | "person">,
  by: string,
  at: string,
): Identity | null {
  db.run(
    "UPDATE identities SET unlinked_by = ?, unlinked_ms = ? WHERE id = ? AND person = ? AND unlinked_by IS NULL",
    by,
    milliseconds(at),
    id,
    person,
  );
  const row = db.get("SELECT * FROM identities WHERE id = ? AND person = ? AND unlinked_by = ?", id, person, by);
  return row ? toIdentity(row) : null;
}

/** Notes whether and where an identity can be reached. */
export function reach(db: Database, id: Id, { state, address }: Pick<Identity, "state" | "address">): void {
  db.run("UPDATE identities SET state = ?, address = ? WHERE id = ? AND unlinked_by IS NULL", state, address, id);
}

function toIdentity(row: Row): Identity {
  return {
    id: text(row, "id"),
    channel: text(row, "channel"),
    externalId: text(row, "external_id"),
    name: textOrNull(row, "name"),
    person: text(row, "person"),
    address: textOrNull(row, "address"),
    state: oneOf(row, "state", ["active", "paused", "left"]),
    pairedAt: text(row, "paired_at"),
    linkedBy: text(row, "linked_by"),
  };
}
