import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { PeopleStore } from "../../domain/ports.ts";
import { anIdentity, instant } from "./samples.ts";
import type { OpenStores, Stores } from "./stores.ts";

/** How people appear in channels. */
export function identityContract(open: OpenStores): void {
  let stores: Stores;
  let people: PeopleStore;

  beforeEach(async () => {
    stores = await open();
    people = stores.people;
  });

  afterEach(() => stores.close());

  describe("linking", () => {
    it("makes somebody known in a channel", async () => {
      expect(await people.identity("telegram", "42")).toBeNull();
      expect(await people.link(anIdentity())).toEqual(anIdentity());
      expect(await people.identity("telegram", "42")).toEqual(anIdentity());
      expect(await people.identity("slack", "42")).toBeNull();
      expect(await people.identities("person-1")).toEqual([anIdentity()]);
    });

    it("keeps people in the order in which they came, and what is not told as that", async () => {
      const later = anIdentity({ id: "a", channel: "sms", name: null, address: null, pairedAt: instant(1) });
      await people.link(anIdentity());
      await people.link(later);
      expect(await people.identities("person-1")).toEqual([anIdentity(), later]);
    });

    it("leaves alone who is somebody's already, and says whose", async () => {
      await people.link(anIdentity());
      expect(await people.link(anIdentity({ id: "identity-2", person: "person-2" }))).toEqual(anIdentity());
      expect(await people.identities("person-2")).toEqual([]);
    });

    it("makes one of many that try at once somebody's", async () => {
      const tries = ["1", "2", "3"].map((id) => people.link(anIdentity({ id, person: `person-${id}` })));
      const outcomes = await Promise.all(tries);
      expect(new Set(outcomes.map(({ person }) => person)).size).toBe(1);
    });
  });

  describe("unlinking", () => {
    beforeEach(() => people.link(anIdentity()));

    it("makes a stranger of somebody, and says who it was", async () => {
      expect(await people.unlink(anIdentity(), "sms:1", instant(1))).toEqual(anIdentity());
      expect(await people.identity("telegram", "42")).toBeNull();
      expect(await people.identities("person-1")).toEqual([]);
    });

    it("answers the same to the same turn, and nothing to another one", async () => {
      await people.unlink(anIdentity(), "sms:1", instant(1));
      expect(await people.unlink(anIdentity(), "sms:1", instant(9))).toEqual(anIdentity());
      expect(await people.unlink(anIdentity(), "sms:2", instant(9))).toBeNull();
      expect(await people.unlink(anIdentity({ id: "identity-9" }), "sms:1", instant(9))).toBeNull();
    });

    it("lets them be linked anew, which a turn that is done again does not take back", async () => {
      await people.unlink(anIdentity(), "sms:1", instant(10));
      const anew = anIdentity({ id: "identity-2", person: "person-2", pairedAt: instant(20), linkedBy: "telegram:9" });
      expect(await people.link(anew)).toEqual(anew);
      expect(await people.unlink(anIdentity(), "sms:1", instant(30))).toBeNull();
      expect(await people.identity("telegram", "42")).toEqual(anew);
    });

    it("is not taken back by a turn of before that is done again", async () => {
      await people.unlink(anIdentity(), "sms:1", instant(10));
      await people.link(anIdentity());
      expect(await people.identity("telegram", "42")).toBeNull();
    });

    it("is forgotten in the end", async () => {
      await people.unlink(anIdentity(), "sms:1", instant(10));
      await people.link(anIdentity({ id: "identity-2", externalId: "43" }));
      await stores.turns.purge(instant(20), instant(20));
      expect(await people.unlink(anIdentity(), "sms:1", instant(30))).toBeNull();
      expect(await people.identities("person-1")).toHaveLength(1);
    });
  });

  describe("the way to somebody", () => {
    it("is noted as it changes", async () => {
      await people.link(anIdentity());
      await people.reach("identity-1", { state: "left", address: "chat-9" });
      expect(await people.identity("telegram", "42")).toEqual(anIdentity({ state: "left", address: "chat-9" }));
    });

    it("is of no concern once they are unlinked", async () => {
      await people.link(anIdentity());
      await people.unlink(anIdentity(), "sms:1", instant(1));
      await people.reach("identity-1", { state: "left", address: null });
      expect(await people.unlink(anIdentity(), "sms:1", instant(1))).toEqual(anIdentity());
    });
  });
}
