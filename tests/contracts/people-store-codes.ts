import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { PeopleStore } from "../../domain/ports.ts";
import { aCode, instant } from "./samples.ts";
import type { OpenStores, Stores } from "./stores.ts";

/** Single-use codes and the sessions that some of them open. */
export function codeContract(open: OpenStores): void {
  let stores: Stores;
  let people: PeopleStore;

  beforeEach(async () => {
    stores = await open();
    people = stores.people;
  });

  afterEach(() => stores.close());

  describe("a code", () => {
    it("is kept as it was made, once", async () => {
      const code = aCode({ purpose: "number", about: "+491701234567" });
      await people.createCode(code);
      await people.createCode(aCode({ person: "person-2" }));
      expect(await people.code("c0de")).toEqual({ ...code, usedBy: null });
      expect(await people.code("none")).toBeNull();
    });

    it("is used up by one user, who may ask again, also after it has expired", async () => {
      const used = { ...aCode(), usedBy: "telegram:42" };
      await people.createCode(aCode());
      expect(await people.useCode("c0de", "telegram:42", instant(1))).toEqual(used);
      expect(await people.useCode("c0de", "telegram:43", instant(2))).toBeNull();
      expect(await people.useCode("c0de", "telegram:42", instant(9_000))).toEqual(used);
      expect(await people.code("c0de")).toEqual(used);
    });

    it("is used up once, however many show it at once", async () => {
      await people.createCode(aCode());
      const uses = await Promise.all(["1", "2", "3"].map((by) => people.useCode("c0de", by, instant(1))));
      expect(uses.filter((use) => use !== null)).toHaveLength(1);
    });

    it("is no use when it is unknown, expired or for signing in", async () => {
      await people.createCode(aCode());
      await people.createCode(aCode({ hash: "s1gn", purpose: "signin" }));
      expect(await people.useCode("none", "telegram:42", instant(1))).toBeNull();
      expect(await people.useCode("c0de", "telegram:42", instant(600))).toBeNull();
      expect(await people.useCode("s1gn", "telegram:42", instant(1))).toBeNull();
    });

    it("is void once its maker's codes are revoked, unless it was used by then", async () => {
      for (const hash of ["a", "b"]) await people.createCode(aCode({ hash }));
      await people.createCode(aCode({ hash: "c", person: "person-2" }));
      await people.useCode("a", "telegram:42", instant(1));
      await people.revokeCodes("person-1");
      expect(await people.useCode("a", "telegram:42", instant(2))).not.toBeNull();
      expect(await people.useCode("b", "telegram:42", instant(2))).toBeNull();
      expect(await people.useCode("c", "telegram:42", instant(2))).not.toBeNull();
    });
  });

  describe("signing in", () => {
    const session = { hash: "t0ken", createdAt: instant(1), expires: instant(3_600) };
    const opened = { ...session, person: "person-1" };

    beforeEach(() => people.createCode(aCode({ purpose: "signin" })));

    it("opens a session that lasts until it expires", async () => {
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
      await people.createCode(aCode({ hash: "pa1r" }));
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

    it("ends everywhere when all of a person's sessions are ended", async () => {
      await people.createCode(aCode({ hash: "two", purpose: "signin" }));
      await people.createCode(aCode({ hash: "hers", purpose: "signin", person: "person-2" }));
      const later = { hash: "later", createdAt: instant(2), expires: instant(7_200) };
      await people.signIn("c0de", session, instant(1));
      await people.signIn("two", later, instant(2));
      await people.signIn("hers", { ...session, hash: "hers" }, instant(2));
      expect(await people.sessions("person-1", instant(3))).toEqual([{ ...later, person: "person-1" }, opened]);
      expect(await people.sessions("person-1", instant(3_600))).toHaveLength(1);
      await people.endSessions("person-1");
      expect(await people.sessions("person-1", instant(3))).toEqual([]);
      expect(await people.sessions("person-2", instant(3))).toHaveLength(1);
    });
  });
}
