import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Call, newCall } from "../../domain/phone.ts";
import type { PeopleStore } from "../../domain/ports.ts";
import { instant, ms } from "./samples.ts";
import type { OpenStores, Stores } from "./stores.ts";

const HOUR = 3_600;

/** What stands behind the phone: PINs, tries at them, and calls. */
export function phoneContract(open: OpenStores): void {
  let stores: Stores;
  const store = (): PeopleStore => stores.people;

  beforeEach(async () => {
    stores = await open();
  });

  afterEach(() => stores.close());

  describe("a phone PIN", () => {
    const first = { salt: "s1", hash: "h1" };
    const second = { salt: "s2", hash: "h2" };
    const code = { hash: "c0de", purpose: "pin", person: "person-1", expires: instant(600) } as const;

    it("is kept for its person alone, and replaced", async () => {
      const people = store();
      expect(await people.pin("person-1")).toBeNull();
      await people.setPin("person-1", first);
      await people.setPin("person-2", second);
      expect(await people.pin("person-1")).toEqual(first);
      await people.setPin("person-1", second);
      expect(await people.pin("person-1")).toEqual(second);
    });

    it("is set by a code, once", async () => {
      const people = store();
      await people.createCode(code);
      expect(await people.usePinCode("c0de", first, instant(1))).toBe("person-1");
      expect(await people.usePinCode("c0de", second, instant(2))).toBeNull();
      expect(await people.pin("person-1")).toEqual(first);
    });

    it("is set by one of those who use a code at once", async () => {
      const people = store();
      await people.createCode(code);
      const used = await Promise.all([first, second].map((pin) => people.usePinCode("c0de", pin, instant(1))));
      expect(used.filter((person) => person !== null)).toEqual(["person-1"]);
    });

    it("is not set by a code that is unknown, expired, or for something else", async () => {
      const people = store();
      await people.createCode(code);
      await people.createCode({ ...code, hash: "s1gn", purpose: "signin" });
      expect(await people.usePinCode("none", first, instant(1))).toBeNull();
      expect(await people.usePinCode("c0de", first, instant(600))).toBeNull();
      expect(await people.usePinCode("s1gn", first, instant(1))).toBeNull();
      expect(await people.pin("person-1")).toBeNull();
    });

    it("has an owner of its code for as long as that can be used; asking uses nothing up", async () => {
      const people = store();
      await people.createCode(code);
      await people.createCode({ ...code, hash: "s1gn", purpose: "signin" });
      expect(await people.pinCodeOwner("c0de", instant(1))).toBe("person-1");
      expect(await people.pinCodeOwner("c0de", instant(600))).toBeNull();
      expect(await people.pinCodeOwner("s1gn", instant(1))).toBeNull();
      await people.usePinCode("c0de", first, instant(2));
      expect(await people.pinCodeOwner("c0de", instant(3))).toBeNull();
    });
  });

  describe("tries at a PIN", () => {
    const within = (seconds: number, limit = 2) => ({ limit, since: ms(seconds - HOUR), now: ms(seconds) });

    it("are counted until there are too many, for each one's PIN alone", async () => {
      const people = store();
      expect(await people.takePinTry("ada", within(0))).toEqual({ kind: "taken", number: 1, at: ms(0) });
      expect(await people.takePinTry("ada", within(5))).toEqual({ kind: "taken", number: 2, at: ms(5) });
      expect(await people.takePinTry("ada", within(9))).toEqual({ kind: "locked", last: ms(5) });
      expect(await people.takePinTry("bob", within(9))).toMatchObject({ kind: "taken", number: 1 });
    });

    it("are allowed again when the earlier ones are an hour old, one by one", async () => {
      const people = store();
      await people.takePinTry("ada", within(0));
      await people.takePinTry("ada", within(60));
      expect(await people.takePinTry("ada", within(HOUR - 1))).toMatchObject({ kind: "locked" });
      expect(await people.takePinTry("ada", within(HOUR))).toMatchObject({ kind: "taken", number: 2 });
      expect(await people.takePinTry("ada", within(HOUR + 1))).toEqual({ kind: "locked", last: ms(HOUR) });
    });

    it("are no more than allowed when many come at once", async () => {
      const people = store();
      const tries = await Promise.all(Array.from({ length: 20 }, () => people.takePinTry("ada", within(0, 5))));
      expect(tries.filter(({ kind }) => kind === "taken")).toHaveLength(5);
    });

    it("are forgotten when they are", async () => {
      const people = store();
      await people.takePinTry("ada", within(0, 1));
      await people.forgetPinTries("ada");
      expect(await people.takePinTry("ada", within(1, 1))).toMatchObject({ kind: "taken", number: 1 });
    });
  });

  describe("a call", () => {
    const begun = newCall("CA1", instant(0));
    const went: Partial<Call> = {
      person: "person-1",
      wrongPins: 1,
      turn: 3,
      unanswered: "voice:CA1:2",
      activeAt: instant(9),
      isOver: true,
    };

    it("is kept as far as it has come", async () => {
      const people = store();
      expect(await people.call("CA1")).toBeNull();
      const saved = await people.saveCall(begun);
      expect(saved).toEqual({ ...begun, revision: 1 });
      expect(await people.call("CA1")).toEqual(saved);
      const later = await people.saveCall({ ...begun, ...went, revision: 1 });
      expect(later).toEqual({ ...begun, ...went, revision: 2 });
      expect(await people.call("CA1")).toEqual(later);
      expect(await people.call("CA2")).toBeNull();
    });

    it("is begun once and written by whoever has seen the latest of it", async () => {
      const people = store();
      const begins = await Promise.all([people.saveCall(begun), people.saveCall(begun)]);
      expect(begins.filter((saved) => saved !== null)).toHaveLength(1);
      const writes = await Promise.all([1, 2, 3].map((turn) => people.saveCall({ ...begun, turn, revision: 1 })));
      expect(writes.filter((saved) => saved !== null)).toHaveLength(1);
      expect(await people.saveCall({ ...begun, turn: 9, revision: 1 })).toBeNull();
      expect((await people.call("CA1"))?.turn).toBeLessThan(4);
    });

    it("is forgotten some time after its last turn, and so are tries", async () => {
      const people = store();
      await people.saveCall(begun);
      await people.saveCall({ ...begun, id: "CA2", activeAt: instant(60) });
      await people.takePinTry("ada", { limit: 1, since: 0, now: ms(0) });
      await people.takePinTry("bob", { limit: 1, since: 0, now: ms(60) });
      await stores.turns.purge(instant(30), instant(30));
      expect(await people.call("CA1")).toBeNull();
      expect(await people.call("CA2")).not.toBeNull();
      expect(await people.takePinTry("ada", { limit: 1, since: 0, now: ms(61) })).toMatchObject({ kind: "taken" });
      expect(await people.takePinTry("bob", { limit: 1, since: 0, now: ms(61) })).toMatchObject({ kind: "locked" });
    });
  });
}
