import type { Ledger } from "../../../domain/ledger.ts";
import type { Person } from "../../../domain/person.ts";
import type { PersonDocument } from "./documents/people.ts";
import { insertOnce } from "./insert-once.ts";
import { milliseconds } from "./instant.ts";
import { insertLedger } from "./ledger-store.ts";
import type { Models } from "./models.ts";

/** The ledger comes first: nobody knows of it until its person stands there, and after a crash it is simply there already. */
export async function createPerson(models: Models, person: Person, ledger: Ledger): Promise<void> {
  if (await models.people.exists({ _id: person.id })) return;
  await insertLedger(models, ledger);
  if (await insertOnce(models.people, toDocument(person))) return;
  const first = await models.people.findById(person.id).lean();
  if (first?.ledger !== ledger.id) await models.ledgers.deleteOne({ _id: ledger.id, projection_head: 0 });
}

/** A person as they are kept. */
export function toDocument({ id, createdAt, ...person }: Person): PersonDocument {
  return { _id: id, ...person, created_at: createdAt, created_ms: milliseconds(createdAt) };
}
