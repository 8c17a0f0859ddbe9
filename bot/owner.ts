import type { Person } from "../domain/person.ts";
import type { PeopleStore } from "../domain/ports.ts";
import { type Config, defaultsOf } from "./config.ts";
import { newPerson } from "./people/new-person.ts";
import type { Surroundings } from "./surroundings.ts";

/** The owner of this installation, made with their book the first time it runs. */
export async function ensureOwner(people: PeopleStore, config: Config, surroundings: Surroundings): Promise<Person> {
  const owner = await people.owner();
  if (owner) return owner;
  const person = await createPerson(people, "Owner", config, surroundings);
  // Two processes may start at once on an empty store: the one that was first is the owner.
  return (await people.owner()) ?? person;
}

/** Makes a person with a book of their own, by the defaults of the installation. */
export async function createPerson(
  people: PeopleStore,
  name: string,
  config: Config,
  { now, newId }: Surroundings,
): Promise<Person> {
  const { person, ledger } = newPerson(name, defaultsOf(config), now().toString(), newId);
  await people.createPerson(person, ledger);
  return person;
}
