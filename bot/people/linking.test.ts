import { describe, expect, test } from "vitest";
import { hashSecret } from "../../adapters/hash-secret.ts";
import type { TurnStore } from "../../dialogs/ports.ts";
import { codeMark } from "../../dialogs/replies/code-marks.ts";
import { Unavailable } from "../../domain/errors.ts";
import { eventually } from "../../tests/support/eventually.ts";
import { openMemoryStores } from "../../tests/support/lanes.ts";
import { codeIn, peopleChat } from "../../tests/support/people-chat.ts";
import { openPhone } from "../../tests/support/phone-bot.ts";
import { recordingChannel } from "../../tests/support/recording-channel.ts";
import { openBot } from "../../tests/support/running-bot.ts";
import type { Ways } from "./ways.ts";

const WAYS: Ways = (purpose) => [
  { channel: "telegram", to: null, link: `https://t.me/wise_bot?start=${codeMark(purpose)}` },
  { channel: "slack", to: null, link: null },
  { channel: "sms", to: "+15551234567", link: null },
  { channel: "page", to: null, link: `http://localhost:3000/signin?code=${codeMark("signin")}` },
];

async function open(options: Parameters<typeof openBot>[0] = {}) {
  const [telegram, slack, sms] = [recordingChannel("telegram"), recordingChannel("slack"), recordingChannel("sms")];
  const bot = await openBot({ channels: [telegram, slack, sms], ways: WAYS, ...options });
  return { bot, telegram, slack, sms };
}

describe("a code made in one channel", () => {
  test("links any other, and is told for each one that is on", async () => {
    const { bot } = await open();
    const told = await bot.say("link");
    const code = codeIn(told);
    expect(told).toContain(`Telegram: open https://t.me/wise_bot?start=${code}`);
    expect(told).toContain(`Slack: send me “link ${code}” there`);
    expect(told).toContain(`SMS: send “link ${code}” to +15551234567`);
    expect(told).toMatch(/Page: open http:\/\/localhost:3000\/signin\?code=[\w-]{22}\n/);

    const telegram = peopleChat(bot, "42");
    expect(await telegram.say(`link ${code.toLowerCase()}`)).toContain("🔗 Linked");
    const slack = peopleChat(bot, "T1:U1", "slack");
    expect(await slack.say(codeIn(await telegram.say("link my slack")))).toContain("🔗 Linked");
    const sms = peopleChat(bot, "+491701234567", "sms");
    expect(await sms.say(`pair ${codeIn(await slack.say("link sms"))}`)).toContain("🔗 Linked");
    await sms.say("coffee 4.50");
    expect(await bot.say("undo")).toContain("(from SMS)");
  });

  test("signs a browser in", async () => {
    const { bot } = await open();
    const link = /code=([\w-]+)/.exec(await bot.say("link page"))?.[1] ?? "";
    const now = bot.clock.now();
    const session = { hash: "s", createdAt: now.toString(), expires: now.add({ hours: 1 }).toString() };
    expect(await bot.stores.people.signIn(hashSecret(link), session, now.toString())).toMatchObject({
      person: bot.owner.id,
    });
  });

  test("is named for the channel that was asked for, or what is on where that is not", async () => {
    const { bot } = await open();
    expect(await bot.say("connect telegram")).not.toContain("SMS");
    const told = await bot.say("link my whatsapp");
    expect(told).toContain("WhatsApp is not switched on here. What is:");
    expect(told).toContain("SMS: send");
  });

  test("is stored nowhere: neither in the reply, nor in the history, nor under its plain hash", async () => {
    const { bot } = await open();
    const telegram = peopleChat(bot, "42");
    await telegram.say(`link ${await bot.code()}`);
    const code = codeIn(await telegram.say("link"));
    const { turn, messages } = bot.stores.turns;
    const kept = JSON.stringify([await turn(telegram.last), await messages(bot.owner.id, { limit: 50 })]);
    expect(kept).not.toContain(code);
    expect(kept).toContain("••••-••••");
    expect(await bot.stores.people.code(hashSecret(code))).toBeNull();
    expect(await bot.stores.people.code(bot.codes.keptAs(hashSecret(code)))).not.toBeNull();
  });

  test("is one, although the turn that makes it has to be run again", async () => {
    const stores = openMemoryStores();
    let tries = 0;
    const settle: TurnStore["settle"] = async (...turn) => {
      tries += 1;
      if (tries === 1) throw new Unavailable("The disk is full; nothing was saved.");
      return stores.turns.settle(...turn);
    };
    const created: string[] = [];
    const people: typeof stores.people = {
      ...stores.people,
      createCode: (code) => {
        if (code.purpose === "pair") created.push(code.hash);
        return stores.people.createCode(code);
      },
    };
    const { bot } = await open({ stores: { ...stores, people, turns: { ...stores.turns, settle } } });
    const code = codeIn(await bot.say("link"));
    expect(tries).toBe(2);
    expect(new Set(created)).toEqual(new Set([bot.codes.keptAs(hashSecret(code))]));
    expect(created).toHaveLength(2);
  });

  test("is decided before it is made", async () => {
    const stores = openMemoryStores();
    const order: string[] = [];
    const keepDecision: TurnStore["keepDecision"] = async (...turn) => {
      order.push("decided");
      return stores.turns.keepDecision(...turn);
    };
    const people: typeof stores.people = {
      ...stores.people,
      createCode: (code) => {
        order.push(code.purpose);
        return stores.people.createCode(code);
      },
    };
    const { bot } = await open({ stores: { ...stores, people, turns: { ...stores.turns, keepDecision } } });
    await bot.say("coffee 4.50");
    expect(order).toEqual([]);
    await bot.say("link");
    expect(order).toEqual(["decided", "pair", "signin"]);
  });

  test("is not made on the phone", async () => {
    const caller = await (await openPhone()).enter();
    expect((await caller.say("link telegram")).said).toContain("can't be done by phone");
    expect((await caller.say("unlink sms")).said).toContain("can't be done by phone");
  });
});

describe("the list of channels", () => {
  test("names each, and where one is", async () => {
    const { bot } = await open();
    const telegram = peopleChat(bot, "42");
    await telegram.say(`link ${await bot.code()}`);
    const sms = peopleChat(bot, "+491701234567", "sms");
    await sms.say(`link ${await bot.code()}`);
    expect(await telegram.say("which channels are linked?")).toBe(
      [
        "Your book is linked with:",
        "1) Telegram (Ada), since Mon 23 Nov: you are here",
        "2) SMS (…4567), since Mon 23 Nov",
        "“link” adds one, “unlink 1” takes one away.",
      ].join("\n"),
    );
    expect(await bot.say("my channels")).not.toContain("you are here");
  });

  test("counts the browsers that are signed in, and says who left", async () => {
    const { bot } = await open();
    const telegram = peopleChat(bot, "42");
    await telegram.say(`link ${await bot.code()}`);
    await bot.stores.people.reach((await bot.stores.people.identities(bot.owner.id))[0]?.id ?? "", {
      state: "left",
      address: "42",
    });
    const now = bot.clock.now();
    const session = { hash: "s", createdAt: now.toString(), expires: now.add({ hours: 1 }).toString() };
    const code = await bot.codes.make({ purpose: "signin", person: bot.owner.id });
    await bot.stores.people.signIn(hashSecret(code), session, now.toString());
    const told = await bot.say("list my channels");
    expect(told).toContain("1) Telegram (Ada), since Mon 23 Nov: wants no messages from me");
    expect(told).toContain("2) Page (1 browser)");
  });
});

describe("unlinking", () => {
  async function withTwo(options: Parameters<typeof openBot>[0] = {}) {
    const opened = await open(options);
    const { bot } = opened;
    const telegram = peopleChat(bot, "42");
    await telegram.say(`link ${await bot.code()}`);
    bot.clock.advance({ hours: 1 });
    const sms = peopleChat(bot, "+491701234567", "sms", "Ada");
    await sms.say(`link ${await bot.code()}`);
    return { ...opened, chats: { telegram, sms } };
  }

  test("asks first, names the channel, and makes a stranger of it", async () => {
    const { bot, chats } = await withTwo();
    const asked = await chats.telegram.say("unlink sms");
    expect(asked).toContain("Unlink SMS (…4567), since Mon 23 Nov?");
    expect(await chats.sms.say("coffee 4.50")).toContain("✅ Coffee");
    expect(await chats.telegram.press("Unlink SMS")).toContain("🔌 Unlinked: SMS (…4567)");
    expect(await chats.sms.say("what's left")).toContain("private budget book");
    expect((await bot.stores.people.identities(bot.owner.id)).map(({ channel }) => channel)).toEqual(["telegram"]);
  });

  test("goes by the number in the list, and by a typed yes", async () => {
    const { chats } = await withTwo();
    expect(await chats.telegram.say("unlink 2")).toContain("Unlink SMS (…4567)");
    expect(await chats.telegram.say("yes")).toContain("🔌 Unlinked: SMS");
    expect(await chats.telegram.say("unlink 2")).toContain("That is not linked");
  });

  test("says that it is the channel one is talking through", async () => {
    const { chats } = await withTwo();
    expect(await chats.telegram.say("unlink telegram")).toContain(
      "Unlink Telegram (Ada), since Mon 23 Nov: you are here?",
    );
    expect(await chats.telegram.say("keep it")).toContain("left everything as it is");
    await chats.telegram.say("unlink telegram");
    expect(await chats.telegram.say("yes")).toContain("🔌 Unlinked: Telegram");
    expect(await chats.telegram.say("hi")).toContain("private budget book");
  });

  test("asks which one where several are meant", async () => {
    const { bot, chats } = await withTwo();
    const second = peopleChat(bot, "43", "telegram", "Ada's phone");
    await second.say(`link ${await bot.code()}`);
    const asked = await chats.sms.say("unlink telegram");
    expect(asked).toContain("Which one?\n• Telegram (Ada), since Mon 23 Nov\n• Telegram (Ada's phone)");
    bot.clock.advance({ hours: 24 });
    await chats.sms.say("unlink telegram");
    expect(await chats.sms.press("Unlink Telegram (Ada's phone)")).toContain("🔌 Unlinked: Telegram (Ada's phone)");
    expect(await second.say("hi")).toContain("private budget book");
  });

  test("tells the others, and the one that was unlinked", async () => {
    const { bot, slack, sms, chats } = await withTwo();
    await peopleChat(bot, "T1:U1", "slack").say(`link ${await bot.code()}`);
    await chats.telegram.say("unlink sms");
    await chats.telegram.press("Unlink SMS");
    await eventually(() => expect(slack.sent.at(-1)?.text).toContain("🔌 SMS (…4567) was just unlinked"));
    await eventually(() => expect(sms.sent.at(-1)?.text).toContain("This chat was just unlinked"));
  });

  test("keeps the last way in of somebody who is not the owner", async () => {
    const { bot } = await open({ settings: { REGISTRATION: "open" } });
    const tom = peopleChat(bot, "7", "telegram", "Tom");
    await tom.say("hi");
    await tom.say("unlink telegram");
    expect(await tom.say("yes")).toContain("only way in");
    expect(await tom.say("coffee 4.50")).toContain("✅ Coffee");
  });

  test("voids the codes that are out, and signs browsers out by their name", async () => {
    const { bot, chats } = await withTwo();
    const code = codeIn(await chats.sms.say("link"));
    await chats.telegram.say("unlink sms");
    await chats.telegram.say("yes");
    expect(await peopleChat(bot, "666", "telegram", "Mallory").say(code)).toContain("not valid");
    const signIn = await bot.codes.make({ purpose: "signin", person: bot.owner.id });
    const session = { hash: "s", createdAt: bot.clock.now().toString(), expires: "2027-01-01T00:00:00Z" };
    await bot.stores.people.signIn(hashSecret(signIn), session, bot.clock.now().toString());
    await chats.telegram.say("unlink page");
    expect(await chats.telegram.say("yes")).toContain("🔌 Unlinked: Page");
    expect(await bot.stores.people.session("s", bot.clock.now().toString())).toBeNull();
  });

  test("is not for one that came less than a day ago, unless the other came later", async () => {
    const { bot, chats } = await withTwo();
    await chats.sms.say("unlink telegram");
    expect(await chats.sms.say("yes")).toContain("linked less than a day ago");
    bot.clock.advance({ hours: 24 });
    await chats.sms.say("unlink telegram");
    expect(await chats.sms.say("yes")).toContain("🔌 Unlinked: Telegram");
  });

  test("is done once and answers the same although its turn has to be run again", async () => {
    const stores = openMemoryStores();
    let isDown = false;
    const settle: TurnStore["settle"] = async (...turn) => {
      if (isDown) {
        isDown = false;
        throw new Unavailable("The disk is full; nothing was saved.");
      }
      return stores.turns.settle(...turn);
    };
    const { bot, chats } = await withTwo({ stores: { ...stores, turns: { ...stores.turns, settle } } });
    await chats.telegram.say("unlink sms");
    isDown = true;
    expect(await chats.telegram.say("yes")).toContain("🔌 Unlinked: SMS");
    expect(isDown).toBe(false);
    expect(await bot.stores.people.identities(bot.owner.id)).toHaveLength(1);
  });
});

describe("when one more channel is linked", () => {
  test("the others are told, and “wasn't me” takes it back", async () => {
    const { bot, telegram } = await open();
    const ada = peopleChat(bot, "42");
    await ada.say(`link ${await bot.code()}`);
    const mallory = peopleChat(bot, "666", "slack", "Mallory");
    await mallory.say(`link ${await bot.code()}`);
    await eventually(() =>
      expect(telegram.sent.at(-1)?.text).toContain(
        "🔗 Slack (Mallory) was just linked with your book. If that wasn't you",
      ),
    );
    expect(await ada.say("wasn't me")).toContain("Unlink Slack (Mallory)");
    expect(await ada.press("Unlink")).toContain("🔌 Unlinked: Slack (Mallory)");
    expect(await mallory.say("what's left")).toContain("private budget book");
  });
});

describe("a number that is named", () => {
  test("is linked once the code that was texted there is typed where it was asked for", async () => {
    const { bot, sms } = await open();
    expect(await bot.say("link +49 170 1234567")).toContain("I've texted a code to +491701234567");
    await eventually(() => expect(sms.sent).toHaveLength(1));
    expect(sms.sent[0]).toMatchObject({ address: "+491701234567" });
    const code = codeIn(sms.sent[0]?.text ?? "");
    const ada = peopleChat(bot, bot.owner.id, "console");
    expect(await ada.say(code)).toContain("🔗 Linked: SMS (…4567)");
    expect(await peopleChat(bot, "+491701234567", "sms").say("coffee 4.50")).toContain("✅ Coffee");
    expect(await bot.say("link +491701234567")).toContain("is linked already");
  });

  test("is linked by nobody else who has the code, not even by the number itself", async () => {
    const { bot, sms } = await open();
    await bot.say("link +491701234567");
    await eventually(() => expect(sms.sent).toHaveLength(1));
    const code = codeIn(sms.sent[0]?.text ?? "");
    expect(await peopleChat(bot, "+491701234567", "sms").say(code)).toContain("not valid");
    expect(await bot.stores.people.identity("sms", "+491701234567")).toBeNull();
  });

  test("is not texted too often, and the code is in no store", async () => {
    const { bot, sms } = await open();
    for (let time = 1; time <= 3; time += 1) expect(await bot.say("link +491701234567")).toContain("I've texted");
    expect(await bot.say("link +491701234567")).toContain("Enough codes were texted for today");
    expect(await bot.say("link +491701234568")).toContain("I've texted");
    expect(await bot.say("link +491701234569")).toContain("I've texted");
    expect(await bot.say("link +491701234560")).toContain("Enough codes");
    await eventually(() => expect(sms.sent).toHaveLength(5));
    expect(new Set(sms.sent.map(({ text }) => codeIn(text))).size).toBe(5);
  });

  test("can't be proven where no texts can be sent", async () => {
    const { bot } = await open({ ways: () => [] });
    expect(await bot.say("link +491701234567")).toContain("not switched on");
  });
});

describe("an invitation", () => {
  test("is the owner's to make, in words and for anybody", async () => {
    const { bot } = await open({ settings: { REGISTRATION: "invite" } });
    const told = await bot.say("invite Tom");
    expect(told).toContain("✉️ An invitation for Tom, good for 7 days, once.");
    const tom = peopleChat(bot, "7", "telegram", "Tom");
    expect(await tom.say(`link ${codeIn(told)}`)).toContain("👋 Welcome");
    expect(await tom.say("invite Eve")).toContain("Only the owner");
  });

  test("is nothing to who is here already, and stays good", async () => {
    const { bot } = await open({ settings: { REGISTRATION: "invite" } });
    const code = codeIn(await bot.say("invite someone"));
    const ada = peopleChat(bot, bot.owner.id, "console");
    expect(await ada.say(code)).toContain("still good");
    expect(await peopleChat(bot, "7").say(code)).toContain("👋 Welcome");
  });

  test("is not made where nobody could use it", async () => {
    const { bot } = await open();
    expect(await bot.say("invite Tom")).toContain("set REGISTRATION to invite");
  });
});
