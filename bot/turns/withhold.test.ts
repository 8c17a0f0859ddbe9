import { describe, expect, test } from "vitest";
import type { InboundContent } from "../../dialogs/channel.ts";
import { recordingChannel } from "../../tests/support/recording-channel.ts";
import { happening, openBot, type RunningBot } from "../../tests/support/running-bot.ts";

const settings = {
  TWILIO_ACCOUNT_SID: "AC1",
  TWILIO_AUTH_TOKEN: "token",
  TWILIO_PHONE_NUMBER: "+15551234567",
  PUBLIC_URL: "https://wise.example.org",
};

const NOT_KEPT = "That looked like a PIN, so I have not kept it.";

/** Everything that the store holds of the owner's talk. */
async function stored({ stores, owner }: RunningBot, ...keys: string[]): Promise<string> {
  const turns = await Promise.all(keys.map((key) => stores.turns.turn(key)));
  return JSON.stringify([turns, await stores.turns.messages(owner.id, { limit: 50 })]);
}

describe("asking for a PIN", () => {
  test.each(["set my pin", "Change my phone PIN, please", "I forgot my PIN", "new pin"])(
    "by “%s” is answered with a link that works once",
    async (text) => {
      const bot = await openBot({ settings });
      const answer = await bot.say(text);
      const code = /https:\/\/wise\.example\.org\/pin\?code=([\w-]{22})/.exec(answer)?.[1];
      expect(code).toBeDefined();
      expect(answer).toContain("don't write it to me");
    },
  );

  test("says so where there is no phone", async () => {
    const bot = await openBot();
    expect(await bot.say("set my pin")).toContain("The phone is not switched on here");
  });

  test("is not answered where others read along", async () => {
    const bot = await openBot({ settings, channels: [recordingChannel("web", { delivery: "inline" })] });
    const about = { id: "1", channel: "web", sender: { id: bot.owner.id } } as const;
    const asked = { ...happening({ kind: "message", text: "set my pin" }, about), isPrivate: false };
    expect(await bot.happens(asked)).toBe("Others read along here. Ask me for that in a private chat.");
  });

  test("is not answered where it is heard", async () => {
    const spoken = recordingChannel("web", { delivery: "inline", speaks: true, confirmsWrites: true });
    const bot = await openBot({ settings, channels: [spoken] });
    const about = { id: "1", channel: "web", sender: { id: bot.owner.id } } as const;
    const answer = await bot.happens(happening({ kind: "message", text: "set my pin" }, about));
    expect(answer).toContain("can't be done by phone");
  });
});

describe("a PIN that is typed into a chat", () => {
  test.each(["830516", "830 516", "it's 830516", "83-05-16"])(
    "as “%s” after the question is refused, and stands nowhere",
    async (text) => {
      const bot = await openBot({ settings });
      await bot.say("set my pin");
      expect(await bot.say(text)).toContain(NOT_KEPT);
      expect(await bot.say(text)).toContain(NOT_KEPT);
      const kept = await stored(bot, "console:line-2", "console:line-3");
      expect(kept).toContain("withheld");
      expect(kept).not.toContain(text);
      expect(JSON.stringify(bot.log)).not.toContain(text);
    },
  );

  test.each<[string, InboundContent]>([
    ["a message", { kind: "message", text: "my PIN is 4411" }],
    ["an edit", { kind: "edit", text: "set my pin to 830516" }],
    ["a caption", { kind: "photo", file: "f", caption: "pin: 830516" }],
  ])("as %s that calls it one is not kept, whatever was asked", async (_what, content) => {
    const bot = await openBot({ settings });
    const about = { id: "1", channel: "console", sender: { id: bot.owner.id } } as const;
    expect(await bot.happens(happening(content, about))).toContain(NOT_KEPT);
    expect(await stored(bot, "console:1")).not.toMatch(/4411|830516/);
  });

  test("is told from an amount, and from what was not asked for", async () => {
    const bot = await openBot({ settings });
    expect(await bot.say("order 123456 coffee 4.50")).not.toContain(NOT_KEPT);
    await bot.say("set my pin");
    expect(await bot.say("bought a house for $830516.00")).not.toContain(NOT_KEPT);
    await bot.say("set my pin");
    bot.clock.advance({ minutes: 10, seconds: 1 });
    expect(await bot.say("830516")).not.toContain(NOT_KEPT);
  });
});

test("of a card number only its end is kept, whatever becomes of the message", async () => {
  const bot = await openBot();
  const event = happening(
    { kind: "message", text: "USD 99.00 charged at AMAZON on card 4111 1111 1111 1111" },
    { id: "card", channel: "console", sender: { id: bot.owner.id } },
  );
  await bot.happens(event);
  const kept = await stored(bot, event.key);
  expect(kept).toContain("card •••• 1111");
  expect(kept).not.toContain("4111");
});
