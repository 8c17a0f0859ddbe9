import { describe, expect, test } from "vitest";
import type { TurnStore } from "../../dialogs/ports.ts";
import { Unavailable } from "../../domain/errors.ts";
import { anEntry, anOperation, entryChange } from "../../tests/contracts/samples.ts";
import { eventually } from "../../tests/support/eventually.ts";
import { openMemoryStores } from "../../tests/support/lanes.ts";
import { codeIn, type PeopleChat, peopleChat } from "../../tests/support/people-chat.ts";
import { recordingChannel } from "../../tests/support/recording-channel.ts";
import { openBot, type RunningBot } from "../../tests/support/running-bot.ts";
import type { Config } from "../config.ts";
import { mergePeople } from "./merge.ts";

const CHANNELS = ["telegram", "sms", "slack"] as const;

/** By the clock of a bot that was not given another one. */
const TODAY = "2026-11-23";

/** Anybody may come: Telegram came first, then the phone, each with a book of its own. */
async function openTwo(stores = openMemoryStores(), exchangeRates: Config["EXCHANGE_RATES"] = "off") {
  const channels = CHANNELS.map((name) => recordingChannel(name));
  const bot = await openBot({ channels, stores, exchangeRates, settings: { REGISTRATION: "open" } });
  const telegram = peopleChat(bot, "42");
  await telegram.say("hi");
  bot.clock.advance({ minutes: 1 });
  const sms = peopleChat(bot, "+15550001111", "sms");
  await sms.say("hi");
  return { bot, channels, telegram, sms };
}

async function bookOf({ stores }: RunningBot, chat: "telegram" | "sms"): Promise<string[]> {
  const identity = await stores.people.identity(chat, chat === "sms" ? "+15550001111" : "42");
  const person = await stores.people.person(identity?.person ?? "");
  const entries = await stores.ledgers.entries({ ledger: person?.ledger ?? "", order: "made", limit: 50 });
  return entries.toReversed().map(({ description, amount }) => `${description} ${amount.minor}`);
}

async function saysAll(chat: PeopleChat, ...texts: readonly string[]): Promise<void> {
  for (const text of texts) await chat.say(text);
}

describe("two people who turn out to be one", () => {
  test("are asked, told what each book has, and have one book after a yes", async () => {
    const { bot, telegram, sms } = await openTwo();
    await saysAll(telegram, "coffee 4.50", "lunch 12");
    await saysAll(sms, "taxi 20");
    const asked = await sms.say(codeIn(await telegram.say("link")));
    expect(asked).toContain("This one (SMS) has 1 entry, the other one (Telegram) 2 entries.");
    expect(await bookOf(bot, "telegram")).toEqual(["coffee 450", "lunch 1200"]);
    expect(await sms.press("Join")).toContain(
      "🔗 Joined: your channels are one person with one book now. 1 entry came over.",
    );
    expect((await bookOf(bot, "telegram")).toSorted()).toEqual(["coffee 450", "lunch 1200", "taxi 2000"]);
    expect(await sms.say("how much did I spend this month")).toContain("$36.50");
    expect(await sms.say("which channels are linked")).toMatch(
      /1\) Telegram[^\n]*\n2\) SMS \(…1111\)[^\n]*you are here/,
    );
  });

  test("may keep them apart, and their code is used up", async () => {
    const { bot, telegram, sms } = await openTwo();
    await saysAll(telegram, "coffee 4.50");
    await saysAll(sms, "taxi 20");
    const code = codeIn(await telegram.say("link"));
    await sms.say(code);
    expect(await sms.press("Keep apart")).toContain("left everything as it is");
    expect(await bookOf(bot, "telegram")).toEqual(["coffee 450"]);
    expect(await bookOf(bot, "sms")).toEqual(["taxi 2000"]);
    expect(await peopleChat(bot, "666").say(code)).toContain("not valid");
  });

  test("are asked by whoever has a book to give away, also to one that is empty", async () => {
    const { bot, telegram, sms } = await openTwo();
    await saysAll(telegram, "coffee 4.50");
    expect(await telegram.say(codeIn(await sms.say("link")))).toContain("the other one (SMS) 0 entries");
    expect(await bookOf(bot, "sms")).toEqual([]);
    expect(await telegram.press("Join")).toContain("🔗 Joined");
    expect(await bookOf(bot, "sms")).toEqual(["coffee 450"]);
  });

  test("are one at once where whoever shows the code has never used their book, and the other one goes on", async () => {
    const { bot, telegram, sms } = await openTwo();
    await bot.stores.people.savePerson({ ...(await personOf(bot, "sms")), currency: "EUR" });
    await saysAll(sms, "taxi 20");
    const before = await personOf(bot, "sms");
    expect(await telegram.say(codeIn(await sms.say("link")))).toContain("🔗 Joined");
    const after = await personOf(bot, "sms");
    expect(await personOf(bot, "telegram")).toEqual(after);
    expect(after).toEqual(before);
    expect(await bookOf(bot, "telegram")).toEqual(["taxi 2000"]);
  });

  test("let the owner stay the owner, whoever shows the code", async () => {
    const { bot, telegram } = await openTwo();
    await saysAll(telegram, "coffee 4.50");
    await bot.say("rent 900 USD");
    await telegram.say(await bot.code());
    await telegram.press("Join");
    expect((await personOf(bot, "telegram")).id).toBe(bot.owner.id);
    expect(await bot.say("show my last 5")).toContain("Coffee");
  });

  test("hear of it in their other channels", async () => {
    const { channels, telegram, sms } = await openTwo();
    const [toTelegram] = channels;
    await saysAll(telegram, "coffee 4.50");
    await saysAll(sms, "taxi 20");
    await sms.say(codeIn(await telegram.say("link")));
    await sms.press("Join");
    await eventually(() => expect(toTelegram?.sent.at(-1)?.text).toContain("Two books were just joined"));
  });

  test("can join for as long as a question is open, and not days later", async () => {
    const { bot, telegram, sms } = await openTwo();
    await saysAll(telegram, "coffee 4.50");
    await saysAll(sms, "taxi 20");
    await sms.say(codeIn(await telegram.say("link")));
    bot.clock.advance({ hours: 1 });
    expect(await sms.press("Join")).toContain("too long ago");
    expect(await bookOf(bot, "telegram")).toEqual(["coffee 450"]);
  });

  test("are joined once, and told the same, although every turn has to be run again", async () => {
    const stores = openMemoryStores();
    const tries = new Map<string, number>();
    const settle: TurnStore["settle"] = async (claim, key, settlement) => {
      tries.set(key, (tries.get(key) ?? 0) + 1);
      if (tries.get(key) === 1) throw new Unavailable("The disk is full; nothing was saved.");
      return stores.turns.settle(claim, key, settlement);
    };
    const { bot, telegram, sms } = await openTwo({ ...stores, turns: { ...stores.turns, settle } });
    await saysAll(telegram, "coffee 4.50", "lunch 12");
    await saysAll(sms, "taxi 20");
    expect(await sms.say(codeIn(await telegram.say("link")))).toContain("Join them into one?");
    expect(await sms.press("Join")).toContain("1 entry came over");
    expect([...tries.values()].every((count) => count >= 2)).toBe(true);
    expect((await bookOf(bot, "telegram")).toSorted()).toEqual(["coffee 450", "lunch 1200", "taxi 2000"]);
  });

  test("are completed by whoever comes next where a process died in between", async () => {
    const { bot, telegram, sms } = await openTwo();
    await saysAll(telegram, "coffee 4.50");
    await saysAll(sms, "taxi 20");
    const [older, newer] = [await personOf(bot, "telegram"), await personOf(bot, "sms")];
    const absorb: typeof bot.stores.people.absorb = async () => {
      throw new Unavailable("The process was killed.");
    };
    const mortal = { ...bot.stores, people: { ...bot.stores.people, absorb } };
    await expect(mergePeople(mortal, older, newer, bot.clock.now().toString())).rejects.toThrow(Unavailable);
    expect(await sms.say("bus 3")).toContain("✅ Bus");
    expect((await personOf(bot, "sms")).id).toBe(older.id);
    expect((await bookOf(bot, "telegram")).toSorted()).toEqual(["bus 300", "coffee 450", "taxi 2000"]);
  });
});

describe("what was before two books were joined", () => {
  async function joined() {
    const two = await openTwo();
    await saysAll(two.telegram, "coffee 4.50");
    await saysAll(two.sms, "taxi 20");
    const before = two.sms.last;
    await two.sms.say(codeIn(await two.telegram.say("link")));
    await two.sms.press("Join");
    return { ...two, before };
  }

  test("is undone where it was made in the book that goes on, but never the joining itself", async () => {
    const { bot, telegram } = await joined();
    expect(await telegram.say("undo")).toContain("↩️ Undone: Coffee");
    expect(await bookOf(bot, "telegram")).toEqual(["taxi 2000"]);
    expect(await telegram.say("undo")).toContain("There is nothing to undo");
  });

  test("is corrected and deleted like anything else where it came over", async () => {
    const { bot, sms } = await joined();
    expect(await sms.say("the taxi was 25")).toContain("✏️ Taxi $20.00 → $25.00");
    expect(await sms.say("undo")).toContain("↩️ Undone: Taxi $20.00 → $25.00");
    expect(await sms.say("delete the taxi")).toContain("Removed");
    expect(await bookOf(bot, "telegram")).toEqual(["coffee 450"]);
  });

  test("is not turned back by the button under its own reply, nor is anything else by it", async () => {
    const { bot, before } = await joined();
    const pressed = await bot.happens({
      ...{ key: "sms:old", channel: "sms", lane: "sms:+15550001111", address: "+15550001111", isPrivate: true },
      ...{ sender: { id: "+15550001111" }, at: bot.clock.now().toString() },
      content: { kind: "choice", choice: `${before}#0` },
    });
    expect(pressed).toContain("before your books were joined");
    expect(await bookOf(bot, "telegram")).toHaveLength(2);
  });
});

describe("a book that is brought over", () => {
  test("counts what it has in foreign money by the rate of its day, where rates are known", async () => {
    const { bot, telegram, sms } = await openTwo(openMemoryStores(), "ecb");
    await bot.stores.rates.keep({ day: TODAY, base: "EUR", rates: { USD: "1.25" } }, bot.clock.now().toString());
    await keepInEuros(bot);
    await saysAll(telegram, "coffee 4.50");
    await saysAll(sms, "taxi 20");
    await sms.say(codeIn(await telegram.say("link")));
    expect(await sms.press("Join")).toMatch(/1 entry came over\.$/);
    expect(await telegram.say("how much did I spend this month")).toContain("$29.50");
    expect((await bookOf(bot, "telegram")).toSorted()).toEqual(["coffee 450", "taxi 2500"]);
  });

  test("counts it once its charge is said, where none are", async () => {
    const { bot, telegram, sms } = await openTwo();
    await keepInEuros(bot);
    await saysAll(telegram, "coffee 4.50");
    await saysAll(sms, "taxi 20");
    const asked = await sms.say(codeIn(await telegram.say("link")));
    expect(asked).toContain("The joined book is kept in USD: what is in EUR is converted by the rate of its day");
    expect(await sms.press("Join")).toContain("One of them is in another currency");
    expect(await telegram.say("how much did I spend this month")).toContain("$4.50");
    expect(await sms.say("the taxi was 22 USD")).toContain("$22.00");
    expect(await telegram.say("how much did I spend this month")).toContain("$26.50");
  });

  test("brings its plan and limits where the other one has none, and its warnings follow", async () => {
    const { bot, telegram, sms } = await openTwo();
    await saysAll(telegram, "coffee 4.50");
    await saysAll(sms, "limit dining to 20", "lunch 12");
    await sms.say(codeIn(await telegram.say("link")));
    await sms.press("Join");
    const { ledger } = await personOf(bot, "telegram");
    expect(await bot.stores.ledgers.records(ledger, "limits")).toMatchObject([{ category: "dining" }]);
    expect(await bot.stores.ledgers.records(ledger, "alerts")).toMatchObject([{ category: "dining", threshold: 80 }]);
    expect(await telegram.say("tea 4")).toContain("$20.50 of $20");
  });

  test("brings its bills, of which each is due once", async () => {
    const { bot, telegram, sms } = await openTwo();
    await saysAll(telegram, "coffee 4.50", "rent 900 monthly on the 24th");
    await saysAll(sms, "rent 900 monthly on the 24th", "gym 12 monthly on the 24th");
    await sms.say(codeIn(await telegram.say("link")));
    await sms.press("Join");
    bot.clock.advance({ hours: 24 });
    await bot.tick();
    await bot.tick();
    expect((await bookOf(bot, "sms")).toSorted()).toEqual(["coffee 450", "gym 1200", "rent 90000"]);
  });

  test("comes in operations of at most 5,000 changes, however large it is", { timeout: 60_000 }, async () => {
    const { bot, telegram, sms } = await openTwo();
    await saysAll(telegram, "coffee 4.50");
    const { id: actor, ledger } = await personOf(bot, "sms");
    for (let chunk = 0; chunk < 3; chunk += 1) {
      const changes = Array.from({ length: 3_000 }, (_, index) =>
        entryChange(null, anEntry({ id: `${chunk}-${String(index).padStart(4, "0")}`, ledger, actor, cents: 100 })),
      );
      const operation = anOperation({ ledger, actor, turn: `import-${chunk}`, seq: chunk + 1, changes });
      expect(await bot.stores.ledgers.commit(operation)).toEqual({ kind: "committed" });
    }
    await sms.say(codeIn(await telegram.say("link")));
    expect(await sms.press("Join")).toContain("9000 entries came over");
    const kept = await personOf(bot, "telegram");
    const log = await bot.stores.ledgers.operationsAfter(kept.ledger, 0, 99);
    const sizes = log.filter(({ tool }) => tool === "join_books").map(({ changes }) => changes.length);
    expect(sizes.length).toBeGreaterThan(2);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(5_000);
    expect(await telegram.say("how much did I spend this month")).toContain("$9,004.50");
  });
});

/** The book of SMS is kept in euros. */
async function keepInEuros(bot: RunningBot): Promise<void> {
  const person = await personOf(bot, "sms");
  const ledger = await bot.stores.ledgers.ledger(person.ledger);
  if (ledger) await bot.stores.ledgers.saveLedger({ ...ledger, currency: "EUR" });
  await bot.stores.people.savePerson({ ...person, currency: "EUR" });
}

async function personOf({ stores }: RunningBot, chat: "telegram" | "sms") {
  const identity = await stores.people.identity(chat, chat === "sms" ? "+15550001111" : "42");
  const person = await stores.people.person(identity?.person ?? "");
  if (!person) throw new TypeError(`There is nobody in ${chat}.`);
  return person;
}
