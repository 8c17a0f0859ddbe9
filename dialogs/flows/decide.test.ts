import { describe, expect, test } from "vitest";
import { anEvent, aPerson, aStoredReply, START } from "../../tests/contracts/samples.ts";
import { bookOf, type Chat, openChat } from "../../tests/support/chat.ts";
import { happening, openBot, type RunningBot } from "../../tests/support/running-bot.ts";
import { EMPTY_STATE } from "../state.ts";
import { decide } from "./decide.ts";

async function open(): Promise<{ bot: RunningBot; chat: Chat }> {
  const bot = await openBot();
  return { bot, chat: openChat(bot) };
}

describe("a button", () => {
  test("carries out the calls that were offered, as said yes to", async () => {
    const { bot, chat } = await open();
    await chat.say("make a budget for 2000 a month");
    const asked = await chat.say("dinner 900");
    expect(await bookOf(bot)).toEqual([]);
    expect((await chat.press(asked, "Log $900.00")).answer).toContain("✅ Dinner $900.00");
    expect(await bookOf(bot)).toEqual(["dinner 90000 2026-11-23"]);
  });

  test("of a question counts once, also when the question was answered in words", async () => {
    const { bot, chat } = await open();
    await chat.say("make a budget for 2000 a month");
    const first = await chat.say("dinner 900");
    await chat.press(first, "Log $900.00");
    expect((await chat.press(first, "Log $900.00")).answer).toContain("answered that already");
    const second = await chat.say("dinner 800");
    await chat.say("1");
    expect((await chat.press(second, "Log $800.00")).answer).toContain("answered that already");
    expect(await bookOf(bot)).toHaveLength(2);
  });

  test("of a question counts only where it was asked, while undo counts wherever it is seen", async () => {
    const { bot, chat } = await open();
    const elsewhere = openChat(bot, "another");
    await chat.say("make a budget for 2000 a month");
    const asked = await chat.say("dinner 900");
    expect((await elsewhere.press(asked, "Log $900.00")).answer).toContain("in the chat where I asked it");
    expect(await bookOf(bot)).toEqual([]);
    const logged = await chat.press(asked, "Log $900.00");
    expect((await elsewhere.press(logged, "Undo")).answer).toContain("↩️ Undone");
    expect(await bookOf(bot)).toEqual([]);
  });

  test("that leaves everything as it is says so and closes the question", async () => {
    const { bot, chat } = await open();
    await chat.say("make a budget for 2000 a month");
    const asked = await chat.say("dinner 900");
    expect((await chat.press(asked, "No")).answer).toBe("All right, I left everything as it is.");
    await chat.say("1");
    expect(await bookOf(bot)).toEqual([]);
  });

  test("says in words that everything was left when the answer is no", async () => {
    const { bot, chat } = await open();
    await chat.say("make a budget for 2000 a month");
    await chat.say("dinner 900");
    expect((await chat.say("no")).answer).toBe("All right, I left everything as it is.");
    expect(await bookOf(bot)).toEqual([]);
  });

  test("Undo pressed twice says that it was undone already", async () => {
    const { bot, chat } = await open();
    const said = await chat.say("coffee 4");
    expect((await chat.press(said, "Undo")).answer).toContain("↩️ Undone: Coffee $4.00");
    expect((await chat.press(said, "Undo")).answer).toBe("That was undone already; nothing was changed.");
    expect(await bookOf(bot)).toEqual([]);
  });

  test("Undo under an older answer takes back that one", async () => {
    const { bot, chat } = await open();
    const said = await chat.say("coffee 4");
    await chat.say("taxi 12");
    await chat.press(said, "Undo");
    expect(await bookOf(bot)).toEqual(["taxi 1200 2026-11-23"]);
  });

  test("Undo under an older answer refuses when its entry was changed since", async () => {
    const { bot, chat } = await open();
    const said = await chat.say("coffee 4");
    await chat.say("no, it was 15");
    expect((await chat.press(said, "Undo")).answer).toContain("changed since");
    expect(await bookOf(bot)).toEqual(["coffee 1500 2026-11-23"]);
  });

  test("Redo brings back all that its answer took back, once", async () => {
    const { bot, chat } = await open();
    await chat.say("coffee 4");
    await chat.say("taxi 12");
    const undone = await chat.say("undo the last 2 changes");
    expect(await bookOf(bot)).toEqual([]);
    await chat.press(undone, "Redo");
    expect(await bookOf(bot)).toHaveLength(2);
    expect((await chat.press(undone, "Redo")).answer).toBe("That was brought back already; nothing was changed.");
  });

  test("Redo under an older answer brings back that one, unless something new was written", async () => {
    const { bot, chat } = await open();
    await chat.say("coffee 4");
    await chat.say("taxi 12");
    const taxi = await chat.say("undo");
    const coffee = await chat.say("undo");
    await chat.press(taxi, "Redo");
    expect(await bookOf(bot)).toEqual(["taxi 1200 2026-11-23"]);
    await chat.say("tea 2");
    expect((await chat.press(coffee, "Redo")).answer).toContain("Something new was written since");
    expect(await bookOf(bot)).toEqual(["taxi 1200 2026-11-23", "tea 200 2026-11-23"]);
  });

  test("of a question that offers undo means the last change, not the question", async () => {
    const { bot, chat } = await open();
    await chat.say("coffee 4");
    await chat.say("thanks");
    const asked = await chat.say("limit travel to 300");
    await chat.press(asked, "Undo");
    const question = await openChat(bot, "43").say("delete those");
    await chat.press(question, "The last change");
    expect(await bookOf(bot)).toEqual([]);
  });

  test("that nobody offered does nothing", async () => {
    const { bot, chat } = await open();
    const said = await chat.say("coffee 4");
    for (const choice of [`${said.key}#7`, `${said.key}#`, `${said.key}#x`, "#0", "", "console:none#0"]) {
      const sender = { id: bot.owner.id };
      const pressed = happening({ kind: "choice", choice }, { id: `odd-${choice}`, channel: "console", sender });
      expect(await bot.happens(pressed)).toContain("That button does nothing any more");
    }
    expect(await bookOf(bot)).toEqual(["coffee 400 2026-11-23"]);
  });
});

test("a button is no good in the hands of somebody else, who is not even told what it was", async () => {
  const offered = {
    event: anEvent({ key: "console:1" }),
    order: 1,
    state: "done",
    failures: 0,
    rounds: [],
    decision: null,
    reply: aStoredReply({ choices: [{ label: "Undo", calls: [{ tool: "undo", args: {} }] }] }),
    acceptedAt: START,
  } as const;
  const press = (owner: string) =>
    decide(
      {
        event: anEvent({ key: "console:2", content: { kind: "choice", choice: "console:1#0" } }),
        person: aPerson(),
        isJoining: false,
        state: EMPTY_STATE,
        isReply: false,
        now: Temporal.Instant.from(START),
      },
      { turn: async () => offered, turnByMessage: async () => null, personBehind: async () => owner },
    );
  expect((await press(aPerson().id)).calls).toEqual([{ tool: "undo", args: {}, confirmed: true }]);
  expect((await press("somebody else")).calls).toEqual([{ tool: "decline", args: { reason: "unknown_button" } }]);
});

describe("other things that happen", () => {
  test("commands are words like any others", async () => {
    const { bot, chat } = await open();
    expect((await chat.say("/start")).answer).toContain("Hello!");
    await chat.say("/budget coffee 4");
    expect(await bookOf(bot)).toEqual(["coffee 400 2026-11-23"]);
    expect((await chat.say("/undo")).answer).toContain("↩️ Undone");
  });

  test("what somebody else wrote is shown before anything comes of it", async () => {
    const { bot, chat } = await open();
    const passOn = (text: string) => {
      const about = { id: text, channel: "console", sender: { id: bot.owner.id } } as const;
      return bot.happens({ ...happening({ kind: "message", text }, about), isForwarded: true });
    };
    expect(await passOn("limit dining to 10")).toContain("• Set limit: category dining, amount 10.00, per month");
    expect(await passOn("coffee 4")).toContain("• Log expense: amount 4.00, description coffee");
    expect((await chat.say("fwd: coffee 5")).answer).toContain("Nothing is changed yet.");
    expect(await bookOf(bot)).toEqual([]);
    await passOn("tea 3");
    expect((await chat.say("yes")).answer).toContain("✅ Tea $3.00");
    expect(await bookOf(bot)).toEqual(["tea 300 2026-11-23"]);
  });

  test("what can't be read yet is said so, and a caption counts as a message", async () => {
    const { bot } = await open();
    const about = (id: string) => ({ id, channel: "console", sender: { id: bot.owner.id } }) as const;
    const voice = happening({ kind: "voice", file: "f", seconds: 3 }, about("voice"));
    expect(await bot.happens(voice)).toContain("can't");
    const photo = happening({ kind: "photo", file: "f", caption: "coffee 4" }, about("photo"));
    expect(await bot.happens(photo)).toContain("✅ Coffee $4.00");
    const bare = happening({ kind: "document", file: "f", name: "bank.csv", caption: "" }, about("file"));
    expect(await bot.happens(bare)).toContain("Nothing was changed");
  });
});
