import { describe, expect, test } from "vitest";
import type { TurnStore } from "../../../dialogs/ports.ts";
import { Unavailable } from "../../../domain/errors.ts";
import { anOutboxMessage, aReply } from "../../../tests/contracts/samples.ts";
import { bookOf } from "../../../tests/support/chat.ts";
import { eventually } from "../../../tests/support/eventually.ts";
import { openMemoryStores } from "../../../tests/support/lanes.ts";
import { openPhone, type PhoneBot } from "../../../tests/support/phone-bot.ts";

const TODAY = "2026-11-23";

describe("an expense that is told", () => {
  test("is read back, heard out, put right and saved after a yes", async () => {
    const { bot, enter } = await openPhone();
    const owner = await enter();
    const asked = await owner.say("Fifteen dollars, parking.");
    expect(asked.said).toBe("One-five dollars, parking, today. Right?");
    expect(asked.isHeardOut).toBe(true);
    expect((await owner.say("No, fifty.")).said).toBe("Five-zero dollars, parking, today. Right?");
    expect(await bookOf(bot)).toEqual([]);
    const saved = await owner.say("Yes.");
    expect(saved.said).toBe("Saved: Parking five-zero dollars, Transport, today. I've texted you the entry.");
    expect(saved.isHeardOut).toBe(false);
    expect(await bookOf(bot)).toEqual([`parking 5000 ${TODAY}`]);
  });

  test("is shown in a chat once it is saved, and only then", async () => {
    const { sms, enter } = await openPhone();
    const owner = await enter();
    const before = sms.sent.length;
    for (const text of ["coffee 4.50", "yes", "what's left", "can I afford headphones for 20?"]) await owner.say(text);
    await eventually(() => expect(sms.sent.length).toBe(before + 1));
    expect(sms.sent.at(-1)?.text).toMatch(/^✅ Coffee \$4\.50/);
    await owner.hangUp();
    expect((await owner.repeat()).listening).toBeNull();
    expect(sms.sent).toHaveLength(before + 1);
  });

  test.each([
    ["1", [`parking 1500 ${TODAY}`]],
    ["2", []],
  ])("is answered by key %s as well", async (key, book) => {
    const { bot, enter } = await openPhone();
    const owner = await enter();
    await owner.say("Fifteen dollars, parking.");
    await owner.key(key);
    expect(await bookOf(bot)).toEqual(book);
  });

  test("is not saved by a key after it has been answered", async () => {
    const { bot, enter } = await openPhone();
    const owner = await enter();
    await owner.say("Fifteen dollars, parking.");
    await owner.say("no");
    expect((await owner.key("1")).said).toContain("press 1");
    expect(await bookOf(bot)).toEqual([]);
  });
});

describe("a question with several answers", () => {
  test("says its keys, and takes them", async () => {
    const { bot, enter } = await openPhone();
    const owner = await enter();
    for (const text of ["taxi 12, taxi 14", "yes"]) await owner.say(text);
    const asked = await owner.say("delete the taxi");
    expect(asked.said).toMatch(/^Which one do you mean\? .*Press 1 for .*, 2 for /);
    expect((await owner.key("2")).said).toBe("Remove Taxi one-four dollars. Right?");
    expect(await bookOf(bot)).toHaveLength(2);
    await owner.key("1");
    expect(await bookOf(bot)).toHaveLength(1);
  });
});

describe("a caller who is not heard", () => {
  test.each([
    ["keeps silent", (call: Awaited<ReturnType<PhoneBot["enter"]>>) => call.wait()],
    ["can't be made out", (call: Awaited<ReturnType<PhoneBot["enter"]>>) => call.say("moffee for shifty", "0.39")],
  ])("since he %s is asked again shortly, with examples, by keys, and then the call ends", async (_how, act) => {
    const { bot, enter } = await openPhone();
    const owner = await enter();
    expect((await act(owner)).said).toBe("Sorry, say that again?");
    expect((await act(owner)).said).toMatch(/^You can say: coffee four fifty/);
    expect((await act(owner)).said).toMatch(/press 1.*press 2.*press 3/);
    const last = await act(owner);
    expect(last).toMatchObject({ said: "Goodbye.", listening: null });
    expect(await bot.stores.turns.backlog()).toBe(0);
  });

  test("gets a new chance once he is", async () => {
    const { enter } = await openPhone();
    const owner = await enter();
    await owner.wait();
    await owner.wait();
    await owner.say("what's left");
    expect((await owner.wait()).said).toBe("Sorry, say that again?");
  });

  test("is asked the question that stands, then with its keys", async () => {
    const { bot, enter } = await openPhone();
    const owner = await enter();
    await owner.say("coffee 4.50");
    expect((await owner.wait()).said).toBe("Four dollars fifty, coffee, today. Right?");
    const again = await owner.say("mumble", "0.1");
    expect(again.said).toBe("Four dollars fifty, coffee, today. Right? Press 1 for yes, 2 for no.");
    expect(again.isHeardOut).toBe(true);
    await owner.key("1");
    expect(await bookOf(bot)).toEqual([`coffee 450 ${TODAY}`]);
  });

  test("is believed where the recogniser does not say how sure it is", async () => {
    const { enter } = await openPhone();
    const owner = await enter();
    expect((await owner.say("coffee 4.50", "")).said).toContain("Right?");
  });
});

describe("the keys", () => {
  test.each([
    ["1", "Nothing logged yet."],
    ["2", "Nothing spent"],
    ["3", "Tell me what you spent"],
  ])("%s of the menu does what it says", async (key, said) => {
    const { enter } = await openPhone();
    const owner = await enter();
    for (let times = 0; times < 3; times += 1) await owner.wait();
    expect((await owner.key(key)).said).toContain(said);
  });

  test("mean nothing before they are named", async () => {
    const { enter } = await openPhone();
    const owner = await enter();
    expect((await owner.key("1")).said).toMatch(/^For what's left, press 1/);
  });
});

test.each(["Goodbye.", "Bye bye", "Okay, thanks, bye.", "That's all."])("“%s” ends the call", async (text) => {
  const { enter } = await openPhone();
  const owner = await enter();
  expect(await owner.say(text)).toMatchObject({ said: "Goodbye.", listening: null });
});

describe("an answer that takes long", () => {
  /** A phone whose turns are settled only when they may. */
  async function openSlow(...before: string[]) {
    const stores = openMemoryStores();
    const gate = Promise.withResolvers<void>();
    let isSlow = false;
    const settle: TurnStore["settle"] = async (...turn) => {
      if (isSlow) await gate.promise;
      return stores.turns.settle(...turn);
    };
    const phone = await openPhone({
      stores: { ...stores, turns: { ...stores.turns, settle } },
      voice: { patience: 20 },
    });
    const owner = await phone.enter();
    for (const text of before) await owner.say(text);
    isSlow = true;
    return { ...phone, owner, letGo: () => gate.resolve() };
  }

  test("is picked up when it is there, with one word of apology", async () => {
    const { owner, letGo } = await openSlow();
    setTimeout(letGo, 50);
    const heard = await owner.say("coffee 4.50");
    expect(heard.said).toMatch(/^Sorry, this takes a moment\. Four dollars fifty, coffee, today\. Right\?$/);
  });

  test("goes to a chat when it takes too long, and the talk goes on", async () => {
    const { owner, sms, letGo } = await openSlow();
    const heard = await owner.say("what did I spend today");
    expect(heard.said).toBe(
      "Sorry, this takes a moment. That takes too long. I'll send the answer to your chat. What else?",
    );
    letGo();
    await eventually(() =>
      expect(sms.sent.at(-1)?.text).toBe("📞 From your call:\nNothing spent today, as far as I was told."),
    );
    expect((await owner.say("coffee 4.50")).said).toContain("Right?");
  });

  test("goes to a chat when the caller hangs up first, once", async () => {
    const { owner, sms, letGo } = await openSlow();
    const before = sms.sent.length;
    const asking = owner.say("what did I spend today");
    expect(await owner.hangUp()).toBe(204);
    expect(await owner.hangUp()).toBe(204);
    await asking;
    letGo();
    await eventually(() => expect(sms.sent.length).toBe(before + 1));
    expect(sms.sent.at(-1)?.text).toContain("📞 From your call:");
  });

  test("to a yes is shown as what was written, once, when the caller hangs up first", async () => {
    const { bot, owner, sms, letGo } = await openSlow("coffee 4.50");
    const before = sms.sent.length;
    const answering = owner.say("yes");
    await eventually(async () => expect((await bot.stores.turns.backlog()) > 0).toBe(true));
    await owner.hangUp();
    await answering;
    letGo();
    await eventually(async () => expect(await bookOf(bot)).toEqual([`coffee 450 ${TODAY}`]));
    await eventually(async () => expect(await bot.stores.turns.backlog()).toBe(0));
    const last = anOutboxMessage({ channel: "sms", reply: aReply("The last.") });
    await bot.stores.turns.queue([last], bot.clock.now().toString());
    await eventually(() => expect(sms.sent.at(-1)?.text).toBe("The last."));
    expect(sms.sent.slice(before).map(({ text }) => text)).toEqual([
      expect.stringMatching(/^✅ Coffee \$4\.50/),
      "The last.",
    ]);
  });

  test("that would have been a question is told as one that was not answered", async () => {
    const { bot, owner, sms, letGo } = await openSlow();
    const asking = owner.say("coffee 4.50");
    await eventually(async () => {
      await owner.hangUp();
      expect((await bot.stores.people.call(`CA${"1".padStart(32, "0")}`))?.unanswered).not.toBeNull();
    });
    await owner.hangUp();
    await asking.catch(() => {});
    letGo();
    await eventually(() => expect(sms.sent.at(-1)?.text).toContain("before you answered this, so nothing was changed"));
    expect(sms.sent.at(-1)?.text).toContain("$4.50, coffee, today. Right?");
    expect(await bookOf(bot)).toEqual([]);
  });
});

test("a goodbye instead of a yes saves nothing, and says so", async () => {
  const { bot, enter } = await openPhone();
  const owner = await enter();
  await owner.say("coffee 4.50");
  expect(await owner.say("Goodbye.")).toMatchObject({ said: "I've changed nothing. Goodbye.", listening: null });
  expect(await bookOf(bot)).toEqual([]);
});

describe("a call that is over", () => {
  test("takes nothing more, and owes no answer that was given", async () => {
    const { bot, sms, enter } = await openPhone();
    const owner = await enter();
    await owner.say("what's left");
    const before = sms.sent.length;
    expect(await owner.hangUp()).toBe(204);
    expect(await owner.say("coffee 4.50")).toMatchObject({ said: "", listening: null });
    expect(await bot.stores.turns.backlog()).toBe(0);
    expect(sms.sent).toHaveLength(before);
  });
});

test("what can't be kept is said to be not saved, and the caller may say it again", async () => {
  const stores = openMemoryStores();
  let isFull = false;
  const accept: TurnStore["accept"] = async (...event) => {
    if (isFull) throw new Unavailable("The disk is full.");
    return stores.turns.accept(...event);
  };
  const { enter, logged } = await openPhone({ stores: { ...stores, turns: { ...stores.turns, accept } } });
  const owner = await enter();
  isFull = true;
  expect((await owner.say("coffee 4.50")).said).toMatch(/^That was not saved/);
  isFull = false;
  expect((await owner.say("coffee 4.50")).said).toContain("Right?");
  expect(logged.join()).not.toContain("coffee");
});
