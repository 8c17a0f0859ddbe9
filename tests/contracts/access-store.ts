import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { AccessStore, AccessToken, SignIn } from "../../domain/access.ts";
import { aLedger, aPerson, instant } from "./samples.ts";
import type { OpenStores, Stores } from "./stores.ts";

const signIn: SignIn = {
  email: "ada@example.com",
  person: "person-1",
  password: { salt: "s", hash: "h" },
  createdAt: instant(0),
};

const token: AccessToken = {
  id: "token-1",
  hash: "t0ken",
  person: "person-1",
  name: "laptop",
  scopes: ["read"],
  createdAt: instant(0),
  expires: null,
};

/** Ways in by password and token, and what requests with a key of their own were answered. */
export function accessStoreContract(name: string, open: OpenStores): void {
  let stores: Stores;
  let access: AccessStore;

  beforeEach(async () => {
    stores = await open();
    access = stores.access;
  });

  afterEach(() => stores.close());

  describe(`access in ${name}`, () => {
    describe("an e-mail address", () => {
      it("is one person's, however many ask for it at once", async () => {
        const people = ["person-1", "person-2", "person-3"];
        const made = await Promise.all(people.map((person) => access.createSignIn({ ...signIn, person })));
        expect(made.filter(Boolean)).toHaveLength(1);
        const kept = await access.signInBy(signIn.email);
        expect(kept).toEqual({ ...signIn, person: people[made.indexOf(true)] });
        expect(await access.signInBy("bob@example.com")).toBeNull();
      });

      it("gets another password, or becomes another one that is free", async () => {
        await access.createSignIn(signIn);
        await access.createSignIn({ ...signIn, email: "taken@example.com", person: "person-2" });
        expect(await access.setPassword(signIn.email, { salt: "s2", hash: "h2" })).toBe(true);
        expect(await access.setPassword("none@example.com", { salt: "s2", hash: "h2" })).toBe(false);
        expect(await access.changeEmail(signIn.email, "taken@example.com")).toBe(false);
        expect(await access.changeEmail("none@example.com", "new@example.com")).toBe(false);
        expect(await access.changeEmail(signIn.email, "new@example.com")).toBe(true);
        expect(await access.signInBy(signIn.email)).toBeNull();
        const password = { salt: "s2", hash: "h2" };
        expect(await access.signInsOf("person-1")).toEqual([{ ...signIn, email: "new@example.com", password }]);
      });
    });

    describe("a session that can be renewed", () => {
      const session = { hash: "5e55", person: "person-1", createdAt: instant(0), expires: instant(100) };

      beforeEach(() => access.openRenewable(session, { secret: "one", label: "Firefox" }));

      it("lasts on from each renewal, and is listed with its device", async () => {
        expect(await stores.people.session("5e55", instant(1))).toEqual(session);
        expect(await access.renew("5e55", "one", "two", instant(200), instant(50))).toBe("renewed");
        expect(await stores.people.session("5e55", instant(150))).toEqual({ ...session, expires: instant(200) });
        expect(await access.renewals("person-1")).toEqual([
          { session: "5e55", secret: "two", person: "person-1", label: "Firefox", expires: instant(200) },
        ]);
        expect(await access.renew("5e55", "two", "three", instant(300), instant(150))).toBe("renewed");
      });

      it("ends for all when a secret is shown again", async () => {
        await access.renew("5e55", "one", "two", instant(200), instant(50));
        expect(await access.renew("5e55", "one", "mine", instant(200), instant(51))).toBe("reused");
        expect(await stores.people.session("5e55", instant(52))).toBeNull();
        expect(await access.renew("5e55", "two", "three", instant(200), instant(53))).toBe("gone");
        expect(await access.renewals("person-1")).toEqual([]);
      });

      it("is renewed once, however many show the same secret at once", async () => {
        const tries = ["a", "b", "c"].map((next) => access.renew("5e55", "one", next, instant(200), instant(50)));
        const outcomes = await Promise.all(tries);
        expect(outcomes.filter((outcome) => outcome === "renewed")).toHaveLength(1);
        expect(await stores.people.session("5e55", instant(52))).toBeNull();
      });

      it("can't be renewed once it is over or ended", async () => {
        expect(await access.renew("5e55", "one", "two", instant(200), instant(100))).toBe("gone");
        expect(await access.renew("none", "one", "two", instant(200), instant(1))).toBe("gone");
        await stores.people.endSession("5e55");
        expect(await access.renew("5e55", "one", "two", instant(200), instant(1))).toBe("gone");
      });
    });

    describe("a token", () => {
      it("is good until it expires or is revoked by its person", async () => {
        await access.createToken(token);
        await access.createToken({ ...token, id: "token-2", hash: "later", expires: instant(10) });
        await access.createToken({ ...token, id: "token-3", hash: "hers", person: "person-2" });
        expect(await access.token("t0ken", instant(1_000))).toEqual(token);
        expect(await access.token("later", instant(9))).toMatchObject({ id: "token-2" });
        expect(await access.token("later", instant(10))).toBeNull();
        expect((await access.tokens("person-1")).map(({ id }) => id)).toEqual(["token-2", "token-1"]);
        expect(await access.revokeToken("person-2", "token-1")).toBe(false);
        expect(await access.revokeToken("person-1", "token-1")).toBe(true);
        expect(await access.token("t0ken", instant(1))).toBeNull();
        await access.revokeTokens("person-1");
        expect(await access.tokens("person-1")).toEqual([]);
        expect(await access.token("hers", instant(1))).not.toBeNull();
      });
    });

    describe("a request's key", () => {
      const request = { key: "k", fingerprint: "coffee", until: instant(100) };

      const coffee = { fingerprint: "coffee", until: instant(100) };

      it("is known with its answer until its time is over", async () => {
        expect(await access.takeKey(request, instant(0))).toEqual({ ...coffee, answer: null });
        await access.keepAnswer("k", { status: 201, body: "{}" });
        await access.keepAnswer("k", { status: 400, body: "" });
        const other = { ...request, fingerprint: "tea", until: instant(200) };
        const answer = { status: 201, body: "{}" };
        expect(await access.takeKey(other, instant(99))).toEqual({ ...coffee, answer });
        expect(await access.takeKey(other, instant(100))).toEqual({
          fingerprint: "tea",
          answer: null,
          until: instant(200),
        });
      });

      it("is of the first request, however many bear it at once", async () => {
        const taken = await Promise.all(
          ["a", "b", "c"].map((fingerprint) => access.takeKey({ ...request, fingerprint }, instant(0))),
        );
        expect(new Set(taken.map(({ fingerprint }) => fingerprint)).size).toBe(1);
      });
    });

    it("belongs to whom somebody turns out to be", async () => {
      await stores.people.createPerson(aPerson({ id: "person-2", ledger: "ledger-2" }), aLedger({ id: "ledger-2" }));
      await access.createSignIn(signIn);
      await access.createToken(token);
      await stores.people.absorb("person-1", "person-2");
      expect(await access.signInsOf("person-2")).toHaveLength(1);
      expect(await access.token("t0ken", instant(1))).toMatchObject({ person: "person-2" });
    });

    it("forgets what is over, and nothing else", async () => {
      await access.createToken({ ...token, expires: instant(10) });
      await access.createToken({ ...token, id: "token-2", hash: "lasting" });
      await access.takeKey({ key: "k", fingerprint: "f", until: instant(10) }, instant(0));
      await access.purgeAccess(instant(10));
      expect((await access.tokens("person-1")).map(({ id }) => id)).toEqual(["token-2"]);
      expect(await access.takeKey({ key: "k", fingerprint: "g", until: instant(20) }, instant(0))).toEqual({
        fingerprint: "g",
        answer: null,
        until: instant(20),
      });
    });
  });
}
