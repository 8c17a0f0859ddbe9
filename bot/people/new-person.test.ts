import { expect, test } from "vitest";
import { newPerson } from "./new-person.ts";

const defaults = { locale: "de-DE", zone: "Europe/Berlin", currency: "EUR" };
const ids = () => {
  let last = 0;
  return () => `id-${++last}`;
};

test("a person comes with a book in their currency and by their clock", () => {
  const { person, ledger } = newPerson("Ada", defaults, "2026-06-10T09:00:00Z", ids());
  expect(person).toEqual({ ...defaults, id: "id-1", name: "Ada", ledger: "id-2", createdAt: "2026-06-10T09:00:00Z" });
  expect(ledger).toMatchObject({ id: "id-2", currency: "EUR", zone: "Europe/Berlin" });
  expect(ledger.members).toEqual([{ person: "id-1", role: "owner" }]);
});

test("whose currency was guessed is known to have a guessed one", () => {
  const { person } = newPerson("Ada", { ...defaults, isCurrencyGuessed: true }, "2026-06-10T09:00:00Z", ids());
  expect(person.isCurrencyGuessed).toBe(true);
});
