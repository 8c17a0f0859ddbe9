import { describe, expect, test } from "vitest";
import type { TurnStore } from "../dialogs/ports.ts";
import { Unavailable } from "../domain/errors.ts";
import { eventually } from "../tests/support/eventually.ts";
import { openMemoryStores } from "../tests/support/lanes.ts";
import { recordingChannel } from "../tests/support/recording-channel.ts";
import { happening, openBot, type RunningBot } from "../tests/support/running-bot.ts";
import { CODE_MINUTES, hashOf } from "./codes.ts";

const STRANGER = "This is somebody's private budget book, so I can't help you here.";
const BAD_CODE = "That code is not valid, or not any more.";

const shows = (code: string, id: string, chat = "42") =>
  happening({ kind: "pair", codeHash: hashOf(code) }, { id, chat, sender: { id: chat } });
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
    expect(await bot.happens(shows(await bot.code(), "1"))).toContain("🔗 Paired");
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
    bot.clock.advance({ minutes: CODE_MINUTES });
    expect(await bot.happens(shows(code, "1"))).toContain(BAD_CODE);
    expect(await bot.stores.people.identities(bot.owner.id)).toEqual([]);
  });

  test("that is shown once more by who used it changes nothing", async () => {
    const bot = await openBot({ channels: [recordingChannel("telegram")] });
    const code = await bot.code();
    await bot.happens(shows(code, "1"));
    const [identity] = await bot.stores.people.identities(bot.owner.id);
    expect(await bot.happens(shows(code, "1"))).toContain("🔗 Paired");
    await bot.happens(shows(code, "2"));
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
    expect(await bot.happens(shows(await bot.code(), "2", "43"))).toContain("🔗 Paired");
    await bot.happens(says("hi", "3", "42"));
    await eventually(() => expect(telegram.sent).toHaveLength(4));
    expect(refusals).toBe(4);
    expect(telegram.sent.filter(({ text }) => text.startsWith("🔗 Another"))).toHaveLength(1);
    const identities = await stores.people.identities(bot.owner.id);
    expect(identities.map(({ externalId }) => externalId)).toEqual(["42", "43"]);
  });

  test("of the wrong kind does not pair", async () => {
    const bot = await openBot({ channels: [recordingChannel("telegram")] });
    const hash = hashOf("signs in");
    await bot.stores.people.createCode({
      hash,
      purpose: "signin",
      person: bot.owner.id,
      expires: bot.clock.now().add({ hours: 1 }).toString(),
    });
    expect(await bot.happens(shows("signs in", "1"))).toContain(BAD_CODE);
  });
});

describe("when one more account is paired", () => {
  test("the other ones are told, each once", async () => {
    const telegram = recordingChannel("telegram");
    const bot = await openBot({ channels: [telegram] });
    await bot.happens(shows(await bot.code(), "1", "42"));
    await bot.happens(shows(await bot.code(), "2", "43"));
    const notices = () => telegram.sent.filter(({ text }) => text.startsWith("🔗 Another telegram account"));
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
      expect(telegram.sent.some(({ address, text }) => address === "42" && text.startsWith("🔗 Another"))).toBe(true),
    );
    expect(telegram.sent.filter(({ address, text }) => address === "-100" && text.startsWith("🔗 Another"))).toEqual(
      [],
    );
  });
});
