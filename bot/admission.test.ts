import { describe, expect, test } from "vitest";
import { showing } from "../adapters/channels/pairing.ts";
import type { TurnStore } from "../dialogs/ports.ts";
import { Unavailable } from "../domain/errors.ts";
import { eventually } from "../tests/support/eventually.ts";
import { openMemoryStores } from "../tests/support/lanes.ts";
import { recordingChannel } from "../tests/support/recording-channel.ts";
import { happening, openBot, type RunningBot } from "../tests/support/running-bot.ts";
import { SIGN_UPS_PER_HOUR } from "./admission.ts";
import { CODE_MINUTES } from "./codes.ts";
import { GUESSES } from "./people/code-guesses.ts";

const STRANGER = "This is somebody's private budget book, so I can't help you here.";
const BAD_CODE = "That code is not valid, or not any more.";

const shows = (code: string, id: string, chat = "42") => happening(showing(code), { id, chat, sender: { id: chat } });
const says = (text: string, id: string, chat = "42") =>
  happening({ kind: "message", text }, { id, chat, sender: { id: chat } });
const entries = async ({ stores, owner }: RunningBot) =>
  stores.ledgers.entries({ ledger: owner.ledger, order: "made", limit: 10 });

describe("a stranger", () => {
  test("is told so once a day, and nothing of what they say is kept in a book", async () => {
    const bot = await openBot({ channels: [recordingChannel("telegram")] });
    expect(await bot.happens(says("coffee 4.50", "1"))).toContain(STRANGER);
    expect(await bot.happens(says("coffee 4.50", "2"))).toBe("");
    bot.clock.advance({ hours: 24 });
    expect(await bot.happens(says("coffee 4.50", "3"))).toContain(STRANGER);
    expect(await entries(bot)).toEqual([]);
    expect(await bot.stores.turns.messages(bot.owner.id, { limit: 10 })).toEqual([]);
  });

  test("is told so although the turn that says it has to be run again", async () => {
    const stores = openMemoryStores();
    let tries = 0;
    const settle: TurnStore["settle"] = async (...turn) => {
      tries += 1;
      if (tries === 1) throw new Unavailable("The disk is full; nothing was saved.");
      return stores.turns.settle(...turn);
    };
    const turns = { ...stores.turns, settle };
    const bot = await openBot({ channels: [recordingChannel("telegram")], stores: { ...stores, turns } });
    expect(await bot.happens(says("hi", "1"))).toContain(STRANGER);
    expect(tries).toBe(2);
  });

  test("is forgotten with what they said; that they wrote is known", async () => {
    const bot = await openBot({ channels: [recordingChannel("telegram")] });
    await bot.happens(happening({ kind: "message", text: "my secret" }, { id: "1" }));
    expect((await bot.stores.turns.turn("telegram:1"))?.event).toMatchObject({
      sender: { id: "42" },
      content: { kind: "message", text: "" },
    });
    expect(JSON.stringify(await bot.stores.turns.turn("telegram:1"))).not.toMatch(/secret|Lovelace/);
  });

  test("does not use up the word to another one", async () => {
    const bot = await openBot({ channels: [recordingChannel("telegram")] });
    expect(await bot.happens(says("hi", "1", "42"))).toContain(STRANGER);
    expect(await bot.happens(says("hi", "2", "43"))).toContain(STRANGER);
  });

  test("who only lets the bot in is not spoken to", async () => {
    const bot = await openBot({ channels: [recordingChannel("telegram")] });
    expect(await bot.happens(happening({ kind: "membership", state: "active" }, { id: "1" }))).toBe("");
    expect(await bot.happens(says("hi", "2"))).toContain(STRANGER);
  });

  test("gets nothing by pressing a button that was made for somebody else", async () => {
    const telegram = recordingChannel("telegram");
    const bot = await openBot({ channels: [telegram] });
    await bot.happens(shows(await bot.code(), "1"));
    await bot.happens(says("rent 1.500", "2"));
    await eventually(() => expect(telegram.sent).toHaveLength(2));
    const asked = telegram.sent[1]?.reply.blocks.find((block) => block.kind === "choices");
    const choice = asked?.kind === "choices" ? (asked.choices[0]?.id ?? "") : "";
    expect(choice).toBe("telegram:2#0");
    expect(await bot.happens(happening({ kind: "choice", choice }, { id: "3", sender: { id: "666" } }))).toContain(
      STRANGER,
    );
    expect(await entries(bot)).toEqual([]);
  });
});

describe("a pairing code", () => {
  test("lets its chat into the owner's book", async () => {
    const bot = await openBot({ channels: [recordingChannel("telegram")] });
    expect(await bot.happens(shows(await bot.code(), "1"))).toContain("🔗 Linked");
    expect(await bot.happens(says("coffee 4.50", "2"))).toContain("✅ Coffee $4.50");
    expect(await entries(bot)).toMatchObject([{ description: "coffee", actor: bot.owner.id }]);
  });

  test("is good for one account only", async () => {
    const bot = await openBot({ channels: [recordingChannel("telegram")] });
    const code = await bot.code();
    await bot.happens(shows(code, "1", "42"));
    expect(await bot.happens(shows(code, "2", "43"))).toContain(BAD_CODE);
    expect(await bot.happens(says("coffee 4.50", "3", "43"))).toContain(STRANGER);
  });

  test("that was never made lets nobody in", async () => {
    const bot = await openBot({ channels: [recordingChannel("telegram")] });
    expect(await bot.happens(shows("guessed", "1"))).toContain(BAD_CODE);
    expect(await bot.happens(says("coffee 4.50", "2"))).toContain(STRANGER);
  });

  test("is good for its minutes only", async () => {
    const bot = await openBot({ channels: [recordingChannel("telegram")] });
    const code = await bot.code();
    bot.clock.advance({ minutes: CODE_MINUTES.pair });
    expect(await bot.happens(shows(code, "1"))).toContain(BAD_CODE);
    expect(await bot.stores.people.identities(bot.owner.id)).toEqual([]);
  });

  test("that is shown once more by who used it changes nothing", async () => {
    const bot = await openBot({ channels: [recordingChannel("telegram")] });
    const code = await bot.code();
    await bot.happens(shows(code, "1"));
    const [identity] = await bot.stores.people.identities(bot.owner.id);
    expect(await bot.happens(shows(code, "1"))).toContain("🔗 Linked");
    expect(await bot.happens(shows(code, "2"))).toContain("this channel is linked already");
    expect(await bot.stores.people.identities(bot.owner.id)).toEqual([identity]);
  });

  test("pairs once although the turn that shows it has to be run again", async () => {
    const telegram = recordingChannel("telegram");
    const stores = openMemoryStores();
    let refusals = 0;
    const settle: TurnStore["settle"] = async (...turn) => {
      refusals += 1;
      if (refusals === 2) throw new Unavailable("The disk is full; nothing was saved.");
      return stores.turns.settle(...turn);
    };
    const bot = await openBot({ channels: [telegram], stores: { ...stores, turns: { ...stores.turns, settle } } });
    await bot.happens(shows(await bot.code(), "1", "42"));
    expect(await bot.happens(shows(await bot.code(), "2", "43"))).toContain("🔗 Linked");
    await bot.happens(says("hi", "3", "42"));
    await eventually(() => expect(telegram.sent).toHaveLength(4));
    expect(refusals).toBe(4);
    expect(telegram.sent.filter(({ text }) => text.startsWith("🔗 Telegram"))).toHaveLength(1);
    const identities = await stores.people.identities(bot.owner.id);
    expect(identities.map(({ externalId }) => externalId)).toEqual(["42", "43"]);
  });

  test("of the wrong kind lets nobody in", async () => {
    const bot = await openBot({ channels: [recordingChannel("telegram")] });
    const signIn = await bot.codes.make({ purpose: "signin", person: bot.owner.id });
    const proof = await bot.codes.make({ purpose: "number", person: bot.owner.id, about: "42" });
    expect(await bot.happens(shows(signIn, "1"))).toContain(BAD_CODE);
    expect(await bot.happens(shows(proof, "2"))).toContain(BAD_CODE);
  });

  test("is looked at for so many guesses of one account only, and goes on being good for others", async () => {
    const bot = await openBot({ channels: [recordingChannel("telegram")] });
    const code = await bot.code();
    for (let guess = 1; guess <= GUESSES.byOne; guess += 1)
      expect(await bot.happens(shows(`AAAA-AA2${guess}`, `${guess}`))).toContain(BAD_CODE);
    expect(await bot.happens(shows(code, "8"))).toContain("too much at once");
    expect(await bot.happens(shows(code, "9"))).toBe("");
    expect(await bot.happens(shows(code, "10", "43"))).toContain("🔗 Linked");
    bot.clock.advance({ minutes: GUESSES.windowMinutes });
    expect(await bot.happens(shows(await bot.code(), "11"))).toContain("🔗 Linked");
  });

  test("is looked at for so many guesses of all accounts together only", async () => {
    const bot = await openBot({ channels: [recordingChannel("telegram")] });
    const window = Math.floor(bot.clock.ms() / (GUESSES.windowMinutes * 60_000));
    const all = { bucket: `guesses ${window}`, limit: GUESSES.byAll, until: bot.clock.now().toString() };
    for (let guess = 1; guess < GUESSES.byAll; guess += 1) await bot.stores.people.spend(all, `guess-${guess}`);
    expect(await bot.happens(shows(await bot.code(), "1", "42"))).toContain("🔗 Linked");
    expect(await bot.happens(shows(await bot.code(), "2", "43"))).toContain("too much at once");
  });
});

describe("when one more account is paired", () => {
  test("the other ones are told, each once", async () => {
    const telegram = recordingChannel("telegram");
    const bot = await openBot({ channels: [telegram] });
    await bot.happens(shows(await bot.code(), "1", "42"));
    await bot.happens(shows(await bot.code(), "2", "43"));
    const notices = () => telegram.sent.filter(({ text }) => text.startsWith("🔗 Telegram"));
    await eventually(() => expect(notices().map(({ address }) => address)).toEqual(["42"]));
    await bot.happens(shows(await bot.code(), "3", "44"));
    await eventually(() => expect(notices().map(({ address }) => address)).toEqual(["42", "42", "43"]));
  });

  test("the one that was paired in a group is not told there", async () => {
    const telegram = recordingChannel("telegram");
    const bot = await openBot({ channels: [telegram] });
    await bot.happens({ ...shows(await bot.code(), "1", "-100"), isPrivate: false });
    await bot.happens(shows(await bot.code(), "2", "42"));
    await bot.happens(shows(await bot.code(), "3", "43"));
    await eventually(() =>
      expect(telegram.sent.some(({ address, text }) => address === "42" && text.startsWith("🔗 Telegram"))).toBe(true),
    );
    expect(telegram.sent.filter(({ address, text }) => address === "-100" && text.startsWith("🔗 Telegram"))).toEqual(
      [],
    );
  });
});

describe("where people come by invitation", () => {
  const open = () => openBot({ channels: [recordingChannel("telegram")], settings: { REGISTRATION: "invite" } });
  const invitation = ({ codes, owner }: RunningBot) => codes.make({ purpose: "invite", person: owner.id });

  test("an invitation makes a new person with a book of their own, once", async () => {
    const bot = await open();
    const code = await invitation(bot);
    const german = { id: "1", chat: "42", sender: { id: "42", name: "Tom", locale: "de" } };
    expect(await bot.happens(happening(showing(code), german))).toContain("I took EUR and Berlin time");
    expect(await bot.happens(says("coffee 4.50", "2"))).toMatch(/✅ Coffee 4,50\s€/);
    expect(await entries(bot)).toEqual([]);
    expect(await bot.happens(shows(code, "3", "43"))).toContain(BAD_CODE);
    const tom = await personOf(bot, "42");
    expect(tom).toMatchObject({ name: "Tom", currency: "EUR", zone: "Europe/Berlin", locale: "de-DE" });
    expect(tom?.id).not.toBe(bot.owner.id);
  });

  test("is good for a week", async () => {
    const bot = await open();
    const [code, late] = [await invitation(bot), await invitation(bot)];
    bot.clock.advance({ hours: 7 * 24 - 1 });
    expect(await bot.happens(shows(code, "1", "42"))).toContain("👋 Welcome");
    bot.clock.advance({ hours: 1 });
    expect(await bot.happens(shows(late, "2", "43"))).toContain(BAD_CODE);
  });

  test("makes one person although its turn has to be run again", async () => {
    const stores = openMemoryStores();
    let tries = 0;
    const settle: TurnStore["settle"] = async (...turn) => {
      tries += 1;
      if (tries === 1) throw new Unavailable("The disk is full; nothing was saved.");
      return stores.turns.settle(...turn);
    };
    const turns = { ...stores.turns, settle };
    const channels = [recordingChannel("telegram")];
    const bot = await openBot({ channels, settings: { REGISTRATION: "invite" }, stores: { ...stores, turns } });
    expect(await bot.happens(shows(await invitation(bot), "1"))).toContain("👋 Welcome");
    expect(tries).toBe(2);
  });

  test("others are told how to come in, once a day, and may still link with the owner's code", async () => {
    const bot = await open();
    expect(await bot.happens(says("coffee 4.50", "1"))).toContain("can invite you");
    expect(await bot.happens(says("coffee 4.50", "2"))).toBe("");
    expect(await bot.happens(shows(await bot.code(), "3"))).toContain("🔗 Linked");
  });

  test("invitations are void where the owner is alone again", async () => {
    const bot = await openBot({ channels: [recordingChannel("telegram")] });
    expect(await bot.happens(shows(await invitation(bot), "1"))).toContain(BAD_CODE);
  });
});

describe("where anybody may come", () => {
  const open = () =>
    openBot({ channels: [recordingChannel("telegram"), recordingChannel("sms")], settings: { REGISTRATION: "open" } });

  test("whoever writes has a book of their own with the very message", async () => {
    const bot = await open();
    const texted = { id: "1", channel: "sms", chat: "+491701234567", sender: { id: "+491701234567" } } as const;
    const welcome = await bot.happens(happening({ kind: "message", text: "kaffee 4,50" }, texted));
    expect(welcome).toContain("👋 Welcome! This book is yours alone. I took EUR and Berlin time");
    expect(welcome).toContain("4,50");
    expect(await bot.happens(says("coffee 4.50", "2", "7"))).toContain("✅ Coffee $4.50");
    expect(await entries(bot)).toEqual([]);
    const [texter, writer] = [await bot.stores.people.identity("sms", "+491701234567"), await personOf(bot, "7")];
    expect(texter?.person).not.toBe(writer?.id);
  });

  test("a group's unknown member is told to write privately", async () => {
    const bot = await open();
    expect(await bot.happens({ ...says("coffee 4.50", "1", "-100"), isPrivate: false })).toContain("in private only");
    expect(await personOf(bot, "-100")).toBeNull();
  });

  test("neither letting the bot in nor pressing a button makes a book", async () => {
    const bot = await open();
    expect(await bot.happens(happening({ kind: "membership", state: "active" }, { id: "1" }))).toBe("");
    expect(await bot.happens(happening({ kind: "choice", choice: "telegram:9#0" }, { id: "2" }))).toBe("");
    expect(await personOf(bot, "42")).toBeNull();
  });

  test("so many come in an hour, and more in the next", async () => {
    const bot = await open();
    const come = (index: number) => bot.happens(says("hi", `${index}`, `${1000 + index}`));
    for (let index = 0; index < SIGN_UPS_PER_HOUR; index += 1) expect(await come(index)).toContain("👋 Welcome");
    expect(await come(SIGN_UPS_PER_HOUR)).toContain("too much at once");
    expect(await bot.happens(says("coffee 4.50", "again", "1000"))).toContain("✅ Coffee");
    bot.clock.advance({ hours: 1 });
    expect(await come(99)).toContain("👋 Welcome");
  });
});

describe("whether somebody can be reached", () => {
  const stands = async ({ stores }: RunningBot) => (await stores.people.identity("telegram", "42"))?.state;
  const membership = (state: "active" | "left", id: string) => happening({ kind: "membership", state }, { id });

  test("follows what they do: block the bot, or write to it again", async () => {
    const bot = await openBot({ channels: [recordingChannel("telegram")] });
    await bot.happens(shows(await bot.code(), "1"));
    await bot.happens(membership("left", "2"));
    expect(await stands(bot)).toBe("left");
    await bot.happens(says("coffee 4.50", "3"));
    expect(await stands(bot)).toBe("active");
    await bot.happens({ ...membership("left", "4"), isPrivate: false });
    expect(await stands(bot)).toBe("active");
  });

  test("becomes known with their first word in private", async () => {
    const bot = await openBot({ channels: [recordingChannel("telegram")] });
    await bot.happens({ ...shows(await bot.code(), "1"), isPrivate: false });
    expect(await bot.stores.people.identity("telegram", "42")).toMatchObject({ address: null });
    await bot.happens(says("coffee 4.50", "2"));
    expect(await bot.stores.people.identity("telegram", "42")).toMatchObject({ address: "42" });
  });
});

async function personOf({ stores }: RunningBot, id: string) {
  const identity = await stores.people.identity("telegram", id);
  return identity && stores.people.person(identity.person);
}
