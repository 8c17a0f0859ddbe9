import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { NotFound } from "../../domain/errors.ts";
import type { PeopleStore } from "../../domain/ports.ts";
import { aChatMessage, aClaimedTurn, aCode, aLedger, anIdentity, aPerson, aSettlement, instant } from "./samples.ts";
import type { OpenStores, Stores } from "./stores.ts";

/** People, their books, and two of them becoming one. */
export function personContract(open: OpenStores): void {
  let stores: Stores;
  let people: PeopleStore;

  beforeEach(async () => {
    stores = await open();
    people = stores.people;
  });

  afterEach(() => stores.close());

  describe("a person", () => {
    it("comes with the ledger they own", async () => {
      await people.createPerson(aPerson(), aLedger());
      expect(await people.person("person-1")).toEqual(aPerson());
      expect(await stores.ledgers.ledger("ledger-1")).toEqual(aLedger());
      expect(await people.person("person-2")).toBeNull();
    });

    it("is known to have a currency that was only guessed", async () => {
      const guessed = aPerson({ isCurrencyGuessed: true });
      await people.createPerson(guessed, aLedger());
      expect(await people.person("person-1")).toEqual(guessed);
    });

    it("is left alone when created again", async () => {
      await people.createPerson(aPerson(), aLedger());
      await people.createPerson(aPerson({ name: "Eve" }), aLedger({ id: "ledger-2" }));
      expect(await people.person("person-1")).toEqual(aPerson());
      expect(await stores.ledgers.ledger("ledger-2")).toBeNull();
    });

    it("is saved with what changed", async () => {
      const merged = { into: "person-2", at: instant(1), isDone: false };
      await people.createPerson(aPerson(), aLedger());
      await people.savePerson(aPerson({ currency: "EUR", merged }));
      expect(await people.person("person-1")).toEqual(aPerson({ currency: "EUR", merged }));
    });

    it("can't be saved before being created", async () => {
      await expect(people.savePerson(aPerson())).rejects.toThrow(NotFound);
      expect(await people.person("person-1")).toBeNull();
    });

    it("owns the installation when created first, in whatever order they were stored", async () => {
      expect(await people.owner()).toBeNull();
      await people.createPerson(aPerson({ id: "later", createdAt: instant(60) }), aLedger({ id: "b" }));
      await people.createPerson(aPerson({ id: "first", createdAt: instant(0) }), aLedger({ id: "a" }));
      expect((await people.owner())?.id).toBe("first");
    });
  });

  describe("signing up", () => {
    it("makes a person with their book and the identity by which they came", async () => {
      expect(await people.signUp(aPerson(), aLedger(), anIdentity())).toEqual(anIdentity());
      expect(await people.person("person-1")).toEqual(aPerson());
      expect(await stores.ledgers.ledger("ledger-1")).toEqual(aLedger());
      expect(await people.identity("telegram", "42")).toEqual(anIdentity());
    });

    it("makes nobody when it is done again, though it would make somebody else", async () => {
      await people.signUp(aPerson(), aLedger(), anIdentity());
      const again = anIdentity({ id: "identity-2", person: "person-2" });
      expect(await people.signUp(aPerson({ id: "person-2" }), aLedger({ id: "ledger-2" }), again)).toEqual(
        anIdentity(),
      );
      expect(await people.person("person-2")).toBeNull();
      expect(await stores.ledgers.ledger("ledger-2")).toBeNull();
    });

    it("leaves whoever is known there who they are", async () => {
      await people.link(anIdentity());
      const newcomer = anIdentity({ id: "identity-2", person: "person-2", linkedBy: "telegram:2" });
      expect(await people.signUp(aPerson({ id: "person-2" }), aLedger({ id: "ledger-2" }), newcomer)).toEqual(
        anIdentity(),
      );
      expect(await people.person("person-2")).toBeNull();
    });
  });

  it("makes one of two people: identities, sessions, open codes and history", async () => {
    const session = { hash: "t0ken", createdAt: instant(1), expires: instant(3_600) };
    await people.link(anIdentity());
    await people.link(anIdentity({ id: "identity-2", externalId: "43", person: "person-2" }));
    await people.createCode(aCode({ hash: "s1gn", purpose: "signin" }));
    await people.signIn("s1gn", session, instant(1));
    await people.createCode(aCode());
    const { claim } = await aClaimedTurn(stores.turns);
    await stores.turns.settle(claim, "console:1", aSettlement({ messages: [aChatMessage()] }));

    await people.absorb("person-1", "person-2");
    await people.absorb("person-1", "person-2");

    expect((await people.identities("person-2")).map(({ externalId }) => externalId).toSorted()).toEqual(["42", "43"]);
    expect(await people.identities("person-1")).toEqual([]);
    expect((await people.session("t0ken", instant(2)))?.person).toBe("person-2");
    expect(await people.code("c0de")).toMatchObject({ person: "person-2" });
    expect(await people.code("s1gn")).toMatchObject({ person: "person-1" });
    const history = await stores.turns.messages("person-2", { limit: 9 });
    expect(history).toEqual([aChatMessage({ person: "person-2" })]);
    expect(await stores.turns.messages("person-1", { limit: 9 })).toEqual([]);
  });

  describe("a quota", () => {
    const quota = { bucket: "guesses telegram:42", limit: 2, until: instant(600) };

    it("lets so many events through, each of them as often as it asks", async () => {
      expect(await people.spend(quota, "telegram:1")).toBe(true);
      expect(await people.spend(quota, "telegram:2")).toBe(true);
      expect(await people.spend(quota, "telegram:3")).toBe(false);
      expect(await people.spend(quota, "telegram:1")).toBe(true);
      expect(await people.spend(quota, "telegram:3")).toBe(false);
    });

    it("has nothing to do with another one", async () => {
      const one = { ...quota, limit: 1 };
      expect(await people.spend(one, "telegram:1")).toBe(true);
      expect(await people.spend({ ...one, bucket: "guesses telegram:43" }, "telegram:1")).toBe(true);
      expect(await people.spend(one, "telegram:2")).toBe(false);
    });

    it("lets no more through when many ask at once", async () => {
      const asked = await Promise.all(Array.from({ length: 9 }, (_, index) => people.spend(quota, `event-${index}`)));
      expect(asked.filter(Boolean)).toHaveLength(2);
    });
  });
}
