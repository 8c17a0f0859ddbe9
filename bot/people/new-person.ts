import type { IdSource } from "../../domain/ids.ts";
import type { Ledger } from "../../domain/ledger.ts";
import type { Person } from "../../domain/person.ts";
import type { Defaults } from "../defaults.ts";

/** A person with the book that they own, as they begin. `at`: ISO instant. */
export function newPerson(
  name: string,
  { locale, zone, currency, isCurrencyGuessed }: Defaults,
  at: string,
  newId: IdSource,
): { readonly person: Person; readonly ledger: Ledger } {
  const known = { id: newId(), name, locale, zone, currency, ledger: newId(), createdAt: at };
  const person: Person = isCurrencyGuessed ? { ...known, isCurrencyGuessed } : known;
  const ledger: Ledger = {
    id: person.ledger,
    name: "My book",
    currency,
    zone,
    paydays: [{ from: "1970-01-01", day: 1 }],
    members: [{ person: person.id, role: "owner" }],
  };
  return { person, ledger };
}
