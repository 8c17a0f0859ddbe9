import { describe, expect, test } from "vitest";
import { anIdentity } from "../../../tests/contracts/samples.ts";
import { KEPT, OWNERS_NUMBER, openPhone, PIN, STRANGERS_NUMBER } from "../../../tests/support/phone-bot.ts";

const WRONG = "719283";
const OTHERS = "That's not right. Please key in your six digit PIN again.";
const LOCKED = /too many tries.*Goodbye\.$/;

describe("the PIN", () => {
  test("lets its person in, on the phone that is paired with them", async () => {
    const { bot, call, tried } = await openPhone();
    const owner = await call();
    expect((await owner.key(PIN)).listening).toMatchObject({ input: "dtmf speech" });
    expect((await bot.stores.people.call(`CA${"1".padStart(32, "0")}`))?.person).toBe(bot.owner.id);
    expect(tried).toMatchObject([{ person: bot.owner.id, outcome: "right" }]);
  });

  test("may be mistyped twice in a call; the third time ends it", async () => {
    const { call } = await openPhone();
    const owner = await call();
    expect((await owner.key(WRONG)).said).toBe(OTHERS);
    expect((await owner.key("12")).said).toBe(OTHERS);
    const last = await owner.key(WRONG);
    expect(last.said).toMatch(/^I can't let you in\. To set a PIN.*Goodbye\.$/);
    expect(last.listening).toBeNull();
  });

  test("is asked for again after silence, and the call ends after three", async () => {
    const { call } = await openPhone();
    const owner = await call();
    expect((await owner.wait()).said).toBe("Please key in your six digit PIN.");
    expect((await owner.wait()).listening).toMatchObject({ input: "dtmf" });
    expect((await owner.wait()).said).toBe("Goodbye.");
    expect(owner.heard.listening).toBeNull();
  });

  test("is locked after five wrong ones in an hour, over all calls, also for the right one", async () => {
    const { bot, call, locked } = await openPhone();
    for (let tries = 0; tries < 3; tries += 1) {
      const caller = await call();
      await caller.key(WRONG);
      if (tries < 2) await caller.key(WRONG);
    }
    expect(locked.map(({ person }) => person)).toEqual([bot.owner.id]);
    expect((await (await call()).key(PIN)).said).toMatch(LOCKED);
    expect((await (await call()).key(WRONG)).said).toMatch(LOCKED);
    expect(new Set(locked.map(({ occasion }) => occasion)).size).toBe(1);
    bot.clock.advance({ hours: 1 });
    expect((await (await call()).key(PIN)).said).toContain("Hello!");
  });

  test("that is right makes the wrong ones before it count no more", async () => {
    const { call, locked } = await openPhone();
    for (let round = 0; round < 3; round += 1) {
      const owner = await call();
      await owner.key(WRONG);
      await owner.key(WRONG);
      expect((await owner.key(PIN)).said).toContain("Hello!");
    }
    expect(locked).toEqual([]);
  });

  test("counts the same for all processes, since it is counted in the store", async () => {
    const one = await openPhone();
    const { stores } = one.bot;
    for (let tries = 0; tries < 5; tries += 1) {
      await stores.people.takePinTry(`person:${one.bot.owner.id}`, { limit: 5, since: 0, now: one.bot.clock.ms() });
    }
    expect((await (await one.call()).key(PIN)).said).toMatch(LOCKED);
  });

  test("is asked for again after five idle minutes, and what was said meanwhile is nothing", async () => {
    const { bot, enter } = await openPhone();
    const owner = await enter();
    bot.clock.advance({ minutes: 5, seconds: 1 });
    const heard = await owner.say("coffee 4.50");
    expect(heard.said).toBe("It has been a while. Please key in your six digit PIN again.");
    expect(heard.listening).toMatchObject({ input: "dtmf" });
    expect(await bot.stores.turns.backlog()).toBe(0);
    expect((await owner.key(PIN)).said).toContain("Hello!");
    expect((await owner.say("coffee 4.50")).said).toBe("Four dollars fifty, coffee, today. Right?");
  });

  test("of a number that was paired with somebody else in the call is asked for anew", async () => {
    const { bot, enter } = await openPhone();
    const owner = await enter();
    const { people } = bot.stores;
    const [identity] = await people.identities(bot.owner.id);
    const now = bot.clock.now().toString();
    if (identity) {
      await people.unlink(identity, "sms:2", now);
      await people.link({ ...identity, id: "theirs", person: "somebody", pairedAt: now });
    }
    expect((await owner.say("what's left")).listening).toMatchObject({ input: "dtmf" });
  });

  test("stands nowhere in clear: not in the store, not in the log", async () => {
    const { bot, call, logged } = await openPhone();
    const owner = await call();
    await owner.key(WRONG);
    await owner.key(PIN);
    await owner.say("what's left");
    const { people, turns } = bot.stores;
    const kept = [
      await people.pin(bot.owner.id),
      await people.call(`CA${"1".padStart(32, "0")}`),
      await turns.turn(`voice:CA${"1".padStart(32, "0")}:2`),
      await turns.messages(bot.owner.id, { limit: 50 }),
      logged,
      bot.log,
    ];
    expect(JSON.stringify(kept)).toContain("what's left");
    for (const digits of [PIN, WRONG]) expect(JSON.stringify(kept)).not.toContain(digits);
  });

  test("that is keyed in while talking is nothing but a stray key", async () => {
    const { bot, enter } = await openPhone();
    const owner = await enter();
    expect((await owner.key(PIN)).said).toContain("press 1");
    expect(await bot.stores.turns.backlog()).toBe(0);
  });
});

describe("whoever is unknown", () => {
  test("has their digits held against nobody's PIN, so that it takes as long", async () => {
    const { call, checked } = await openPhone();
    await (await call(STRANGERS_NUMBER)).key(WRONG);
    await (await call(OWNERS_NUMBER)).key(WRONG);
    expect(checked).toEqual([null, KEPT]);
  });

  test.each([
    ["a number that is paired with nobody", STRANGERS_NUMBER],
    ["a hidden number", "anonymous"],
  ])("as %s hears the same words as somebody who mistypes, and is never let in", async (_who, number) => {
    const { bot, call, locked, tried } = await openPhone();
    const stranger = await call(number);
    const owner = await call(OWNERS_NUMBER);
    expect(stranger.heard.said).toBe(owner.heard.said);
    for (const digits of [WRONG, PIN, WRONG]) {
      const [theirs, ours] = [await stranger.key(digits), await owner.key(WRONG)];
      expect(theirs.said).toBe(ours.said);
      expect(theirs.listening === null).toBe(ours.listening === null);
    }
    const another = await call(number);
    await another.key(PIN);
    await another.key(PIN);
    expect((await another.key(PIN)).said).toMatch(LOCKED);
    expect(locked).toEqual([]);
    const theirs = tried.filter(({ person }) => person === null).map(({ outcome }) => outcome);
    expect(theirs).toEqual(["wrong", "wrong", "wrong", "wrong", "locked", "locked"]);
    expect(await bot.stores.turns.backlog()).toBe(0);
  });

  test("is no less whoever is paired and has no PIN", async () => {
    const { bot, call } = await openPhone();
    const { people } = bot.stores;
    const identity = anIdentity({
      channel: "sms",
      externalId: "+15552222222",
      address: null,
      person: "sam",
    });
    await people.createPerson(
      { ...bot.owner, id: "sam", ledger: "l2" },
      {
        id: "l2",
        name: "Sam's",
        currency: "USD",
        zone: "UTC",
        paydays: [],
        members: [],
      },
    );
    await people.link(identity);
    const sam = await call("+15552222222");
    expect((await sam.key(PIN)).said).toBe(OTHERS);
  });
});
