import type { Ledger } from "../domain/ledger.ts";
import type { Person } from "../domain/person.ts";
import type { PeopleStore } from "../domain/ports.ts";
import type { Config } from "./config.ts";
import type { Surroundings } from "./surroundings.ts";

/** The owner of this installation, made with their book the first time it runs. */
export async function ensureOwner(people: PeopleStore, config: Config, { now, newId }: Surroundings): Promise<Person> {
  const owner = await people.owner();
  if (owner) return owner;
  const ledgerId = newId();
  const person: Person = {
    id: newId(),
    name: "Owner",
    locale: config.DEFAULT_LOCALE,
    zone: config.DEFAULT_TIME_ZONE,
    currency: config.DEFAULT_CURRENCY,
    ledger: ledgerId,
    createdAt: now().toString(),
  };
  const ledger: Ledger = {
    id: ledgerId,
    name: "My book",
    currency: person.currency,
    zone: person.zone,
    paydays: [{ from: "1970-01-01", day: 1 }],
    members: [{ person: person.id, role: "owner" }],
  };
  await people.createPerson(person, ledger);
  // Two processes may start at once on an empty store: the one that was first is the owner.
  return (await people.owner()) ?? person;
}
