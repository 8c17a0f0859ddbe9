import type { Person } from "../../../domain/person.ts";
import type { PeopleStore } from "../../../domain/ports.ts";

/**
 * Who sits at the terminal: the owner. Whoever may read and write the data folder could do all that the chat can, so the
 * folder's permissions are the proof.
 *
 * @returns null before there is an owner
 */
export function personAtTerminal(people: PeopleStore): Promise<Person | null> {
  return people.owner();
}
