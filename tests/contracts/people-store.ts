import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { NotFound } from "../../domain/errors.ts";
import type { PeopleStore } from "../../domain/ports.ts";
import { phoneStoreContract } from "./phone-store.ts";
import { aLedger, anIdentity, aPerson, instant } from "./samples.ts";
import type { OpenStores, Stores } from "./stores.ts";

/** What every people store must do. */
export function peopleStoreContract(name: string, open: OpenStores): void {
  describe(`people in ${name}`, () => {
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
        await people.createPerson(aPerson(), aLedger());
        await people.savePerson(aPerson({ currency: "EUR" }));
        expect(await people.person("person-1")).toEqual(aPerson({ currency: "EUR" }));
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

    describe("pairing", () => {
      beforeEach(async () => {
        await people.createPerson(aPerson(), aLedger());
        await people.createCode({ hash: "c0de", purpose: "pair", person: "person-1", expires: instant(600) });
      });

      const paired = { ...anIdentity(), person: "person-1", state: "active" };

      it("makes who shows the code a known identity", async () => {
        expect(await people.identity("telegram", "42")).toBeNull();
        expect(await people.pair("c0de", anIdentity(), instant(1))).toEqual({ kind: "paired", identity: paired });
        expect(await people.identity("telegram", "42")).toEqual(paired);
        expect(await people.identities("person-1")).toEqual([paired]);
      });

      it("answers the same again to the same, also after the code has expired", async () => {
        await people.pair("c0de", anIdentity(), instant(1));
        const again = await people.pair("c0de", anIdentity({ id: "identity-2" }), instant(9_000));
        expect(again).toEqual({ kind: "paired", identity: paired });
        expect(await people.identities("person-1")).toHaveLength(1);
      });

      it("takes a code once, however many show it at once", async () => {
        const outcomes = await Promise.all(
          ["1", "2", "3"].map((externalId) =>
            people.pair("c0de", anIdentity({ id: externalId, externalId }), instant(1)),
          ),
        );
        expect(outcomes.map(({ kind }) => kind).toSorted()).toEqual(["paired", "refused", "refused"]);
        expect(await people.identities("person-1")).toHaveLength(1);
      });

      it("refuses codes that are unknown, expired or for signing in", async () => {
        await people.createCode({ hash: "s1gn", purpose: "signin", person: "person-1", expires: instant(600) });
        expect(await people.pair("none", anIdentity(), instant(1))).toEqual({ kind: "refused" });
        expect(await people.pair("c0de", anIdentity(), instant(600))).toEqual({ kind: "refused" });
        expect(await people.pair("s1gn", anIdentity(), instant(1))).toEqual({ kind: "refused" });
        expect(await people.identity("telegram", "42")).toBeNull();
      });

      it("moves an identity that was paired before", async () => {
        await people.pair("c0de", anIdentity(), instant(1));
        await people.createPerson(aPerson({ id: "person-2" }), aLedger({ id: "ledger-2" }));
        await people.createCode({ hash: "new", purpose: "pair", person: "person-2", expires: instant(600) });
        await people.pair("new", anIdentity({ id: "identity-2", address: "chat-43" }), instant(2));
        expect(await people.identity("telegram", "42")).toMatchObject({ person: "person-2", address: "chat-43" });
        expect(await people.identities("person-1")).toEqual([]);
      });
    });

    describe("signing in", () => {
      const session = { hash: "t0ken", createdAt: instant(1), expires: instant(3_600) };

      beforeEach(() =>
        people.createCode({ hash: "c0de", purpose: "signin", person: "person-1", expires: instant(600) }),
      );

      it("opens a session that lasts until it expires", async () => {
        const opened = { ...session, person: "person-1" };
        expect(await people.signIn("c0de", session, instant(1))).toEqual(opened);
        expect(await people.session("t0ken", instant(3_599))).toEqual(opened);
        expect(await people.session("t0ken", instant(3_600))).toBeNull();
        expect(await people.session("other", instant(2))).toBeNull();
      });

      it("takes a code once", async () => {
        await people.signIn("c0de", session, instant(1));
        expect(await people.signIn("c0de", { ...session, hash: "two" }, instant(2))).toBeNull();
        expect(await people.session("two", instant(3))).toBeNull();
      });

      it("refuses codes that are unknown, expired or for pairing", async () => {
        await people.createCode({ hash: "pa1r", purpose: "pair", person: "person-1", expires: instant(600) });
        expect(await people.signIn("none", session, instant(1))).toBeNull();
        expect(await people.signIn("c0de", session, instant(600))).toBeNull();
        expect(await people.signIn("pa1r", session, instant(1))).toBeNull();
        expect(await people.session("t0ken", instant(2))).toBeNull();
      });

      it("ends when it is ended", async () => {
        await people.signIn("c0de", session, instant(1));
        await people.endSession("t0ken");
        expect(await people.session("t0ken", instant(2))).toBeNull();
      });
    });

    phoneStoreContract(() => stores);

    it("notes that a stranger was refused, once a day in each channel", async () => {
      expect(await people.noteRefusal("telegram", "7", "2026-11-02")).toBe(true);
      expect(await people.noteRefusal("telegram", "7", "2026-11-02")).toBe(false);
      expect(await people.noteRefusal("telegram", "7", "2026-11-03")).toBe(true);
      expect(await people.noteRefusal("sms", "7", "2026-11-02")).toBe(true);
      expect(await people.noteRefusal("telegram", "8", "2026-11-02")).toBe(true);
    });

    it("has a stranger told in answer to the same event when its turn is run again", async () => {
      expect(await people.noteRefusal("telegram", "7", "2026-11-02", "telegram:1")).toBe(true);
      expect(await people.noteRefusal("telegram", "7", "2026-11-02", "telegram:2")).toBe(false);
      expect(await people.noteRefusal("telegram", "7", "2026-11-02", "telegram:1")).toBe(true);
      expect(await people.noteRefusal("telegram", "8", "2026-11-02", "telegram:1")).toBe(true);
    });
  });
}
