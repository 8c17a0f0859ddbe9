import { describe, expect, test } from "vitest";
import { OWNERS_NUMBER, openPhone, PIN } from "../../../tests/support/phone-bot.ts";
import { WEBHOOK_BODY_LIMIT } from "../sms/guard.ts";
import { signed } from "../sms/testing/signed.ts";
import { PATHS } from "./config.ts";

const ORIGIN = "https://wise.example.org";
const FIELDS = { CallSid: "CA1", From: OWNERS_NUMBER, To: "+15551234567", CallStatus: "ringing" };
const TURN = `${PATHS.turn}?n=0&ask=pin`;

describe("a webhook that Twilio did not sign", () => {
  test.each([
    ["by another token", PATHS.voice, signed(ORIGIN + PATHS.voice, FIELDS, "guessed")],
    ["for another address", PATHS.voice, signed(ORIGIN + PATHS.turn, FIELDS)],
    ["with another query", `${PATHS.turn}?n=0&ask=talk`, signed(ORIGIN + TURN, FIELDS)],
    ["for another origin", PATHS.voice, signed(`https://evil.example.org${PATHS.voice}`, FIELDS)],
    ["at all", TURN, { ...signed(ORIGIN + TURN, FIELDS), headers: {} }],
    ["of a call's end", PATHS.status, signed(ORIGIN + PATHS.status, FIELDS, "guessed")],
  ])("%s is refused, and nothing of it is stored", async (_what, target, request) => {
    const { bot, post } = await openPhone();
    expect(await post(target, request)).toEqual({ status: 403, body: "" });
    expect(await bot.stores.people.call("CA1")).toBeNull();
    expect(await bot.stores.turns.backlog()).toBe(0);
  });
});

describe("a webhook that is signed", () => {
  test.each([
    ["of no call", PATHS.voice, { MessageSid: "SM1" }],
    ["of a turn that was never asked", PATHS.turn, FIELDS],
    ["of a turn with a query that is none of ours", `${PATHS.turn}?n=x&ask=pin`, FIELDS],
    ["of no call's end", PATHS.status, { MessageSid: "SM1" }],
  ])("but %s is answered 400", async (_what, target, fields) => {
    const { post } = await openPhone();
    expect(await post(target, signed(ORIGIN + target, fields))).toMatchObject({ status: 400 });
  });

  test("but too long is answered 413", async () => {
    const { post } = await openPhone();
    const request = signed(ORIGIN + TURN, { ...FIELDS, SpeechResult: "x".repeat(WEBHOOK_BODY_LIMIT) });
    expect(await post(TURN, request)).toMatchObject({ status: 413 });
  });
});

describe("a request that is made twice", () => {
  test("is answered the same, and does nothing twice", async () => {
    const { bot, enter } = await openPhone();
    const owner = await enter();
    const asked = await owner.say("coffee 4.50");
    expect(await owner.repeat()).toEqual(asked);
    const saved = await owner.say("yes");
    expect(saved.said).toContain("Saved: Coffee four dollars fifty");
    expect(await owner.repeat()).toEqual(saved);
    expect(await bot.stores.ledgers.head(bot.owner.ledger)).toBe(1);
  });

  test("counts a PIN once, whether it is right or wrong", async () => {
    const { call, locked } = await openPhone();
    const owner = await call();
    const wrong = await owner.key("719283");
    for (let times = 0; times < 5; times += 1) expect(await owner.repeat()).toEqual(wrong);
    const right = await owner.key(PIN);
    expect(right.said).toContain("Hello!");
    expect(await owner.repeat()).toEqual(right);
    expect(locked).toEqual([]);
  });

  test("at the same time awaits the same answer", async () => {
    const { bot, enter, post } = await openPhone();
    const owner = await enter();
    const action = (owner.heard.listening?.action ?? "").slice(ORIGIN.length);
    const fields = {
      ...FIELDS,
      CallSid: `CA${"1".padStart(32, "0")}`,
      CallStatus: "in-progress",
      SpeechResult: "tea 3",
    };
    const answers = await Promise.all([1, 2, 3].map(() => post(action, signed(ORIGIN + action, fields))));
    expect(new Set(answers.map(({ body }) => body)).size).toBe(1);
    expect(answers[0]?.body).toContain("Three dollars, tea, today. Right?");
    expect((await bot.stores.people.call(fields.CallSid))?.turn).toBe(2);
  });
});

describe("a store that is out of reach", () => {
  test("ends a call with a word", async () => {
    const { bot, call, logged } = await openPhone();
    await bot.stores.close();
    const owner = await call();
    expect(owner.heard.said).toContain("My records are out of reach right now.");
    expect(owner.heard.listening).toBeNull();
    expect(logged.join()).toContain("a call had to end");
    expect(logged.join()).not.toContain(OWNERS_NUMBER);
  });
});
