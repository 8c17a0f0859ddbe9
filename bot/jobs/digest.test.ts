import { describe, expect, test } from "vitest";
import { showing } from "../../adapters/channels/pairing.ts";
import type { TurnStore } from "../../dialogs/ports.ts";
import { Unavailable } from "../../domain/errors.ts";
import { anOutboxMessage, aReply } from "../../tests/contracts/samples.ts";
import { eventually } from "../../tests/support/eventually.ts";
import { fakeClock } from "../../tests/support/fake-clock.ts";
import { openMemoryStores } from "../../tests/support/lanes.ts";
import { type RecordingChannel, recordingChannel } from "../../tests/support/recording-channel.ts";
import { happening, openBot, type RunningBot } from "../../tests/support/running-bot.ts";
import { type ScriptedAnswer, scriptedModel } from "../../tests/support/scripted-model.ts";

interface Chats {
  readonly bot: RunningBot;
  readonly telegram: RecordingChannel;
}

/** Saturday 30 May 2026 in the United States, with a paired chat of Telegram; the week is over that night, the month a day later. */
async function open(...said: readonly string[]): Promise<Chats> {
  return openWith({}, ...said);
}

async function openWith(options: Parameters<typeof openBot>[0], ...said: readonly string[]): Promise<Chats> {
  const telegram = recordingChannel("telegram");
  const bot = await openBot({ clock: fakeClock("2026-05-30T10:00:00Z"), channels: [telegram], ...options });
  await bot.happens(happening(showing(await bot.code()), { id: "pair", chat: "42" }));
  for (const text of said) await bot.say(text);
  return { bot, telegram };
}

const digestsIn = ({ telegram }: Chats): string[] =>
  telegram.sent.map(({ text }) => text).filter((text) => text.includes("🗓️"));

async function passes({ bot }: Chats, hours: number): Promise<void> {
  bot.clock.advance({ hours });
  await bot.tick();
  await bot.tick();
}

describe("a digest", () => {
  test("of the week comes on the morning after it, once", async () => {
    const chats = await open("weekly digest", "groceries 40", "lunch 12", "bus 3 last Saturday");
    await passes(chats, 22);
    expect(digestsIn(chats)).toEqual([]);
    await passes(chats, 1);
    await eventually(() =>
      expect(digestsIn(chats)).toEqual([
        "🗓️ Sun 24 May to Sat 30 May: $52.00 spent (2 entries)\nMost of it: 🛒 Groceries $40 · 🍽️ Dining $12",
      ]),
    );
    await passes(chats, 24);
    expect(digestsIn(chats)).toHaveLength(1);
  });

  test("of the month says what is left in the new one", async () => {
    const chats = await open("monthly digest", "I earn 3000 a month", "groceries 40");
    await passes(chats, 24);
    expect(digestsIn(chats)).toEqual([]);
    await passes(chats, 24);
    await eventually(() => expect(digestsIn(chats)).toHaveLength(1));
    expect(digestsIn(chats)[0]).toBe(
      [
        "🗓️ Fri 1 May to Sun 31 May: $40.00 spent (1 entry)",
        "Most of it: 🛒 Groceries $40",
        "$3,000.00 left to spend until Tue 30 Jun.",
      ].join("\n"),
    );
  });

  test("does not come where nothing was spent, nor after it was stopped", async () => {
    const nothing = await open("weekly digest");
    await passes(nothing, 24);
    const stopped = await open("weekly digest", "groceries 40", "no digest");
    await passes(stopped, 24);
    expect([...digestsIn(nothing), ...digestsIn(stopped)]).toEqual([]);
  });
});

describe("a digest, where there is a language model,", () => {
  const TEMPLATE = "🗓️ Sun 24 May to Sat 30 May: $52.00 spent (2 entries)\nMost of it: 🛒 Groceries $40 · 🍽️ Dining $12";
  const SAID = ["weekly digest", "groceries 40", "lunch 12"];
  const TRUE = "You spent $52 in the week to 30 May, most of it on Groceries: $40.";

  test("is in its words, once", async () => {
    const model = scriptedModel({ say: TRUE });
    const chats = await openWith({ model }, ...SAID);
    await passes(chats, 23);
    await eventually(() => expect(digestsIn(chats)).toEqual([`🗓️ ${TRUE}`]));
    await passes(chats, 1);
    expect(digestsIn(chats)).toHaveLength(1);
    expect(model.requests).toHaveLength(1);
    expect(await chats.bot.stores.usage.onDay("2026-05-31")).toMatchObject([{ person: chats.bot.owner.id, calls: 1 }]);
  });

  test.each<[string, readonly ScriptedAnswer[]]>([
    ["makes up figures twice", [{ say: "You spent $25." }, { say: "You spent $520." }]],
    ["is down", Array.from({ length: 3 }, () => new Unavailable("The service is down."))],
  ])("is by the template where that %s", async (_what, script) => {
    const chats = await openWith({ model: scriptedModel(...script) }, ...SAID);
    await passes(chats, 23);
    await eventually(() => expect(digestsIn(chats)).toEqual([TEMPLATE]));
  });

  test("is by the template where it may cost nothing any more", async () => {
    const chats = await openWith({ model: scriptedModel(), budget: { person: 0, all: 1_000 } }, ...SAID);
    await passes(chats, 23);
    await eventually(() => expect(digestsIn(chats)).toEqual([TEMPLATE]));
  });

  test("is by the template where the book has changed while it was worded", async () => {
    const model = scriptedModel(async () => {
      await chats.bot.say("tea 3 yesterday");
      return { say: TRUE };
    });
    const chats: Chats = await openWith({ model }, ...SAID);
    await passes(chats, 23);
    await eventually(() => expect(digestsIn(chats)[0]).toContain("$55.00 spent (3 entries)"));
  });

  test("says after a crash what it would have said before", async () => {
    const stores = openMemoryStores();
    let isDying = false;
    const queue: TurnStore["queue"] = (...messages) => {
      if (!isDying) return stores.turns.queue(...messages);
      isDying = false;
      throw new Unavailable("The process died.");
    };
    const model = scriptedModel({ say: TRUE });
    const chats = await openWith({ model, stores: { ...stores, turns: { ...stores.turns, queue } } }, ...SAID);
    isDying = true;
    await passes(chats, 23);
    await eventually(() => expect(digestsIn(chats)).toEqual([`🗓️ ${TRUE}`]));
    expect(model.requests).toHaveLength(1);
  });
});

test("a warning comes of its own accord, but not to who wants nothing", async () => {
  const warned = async (...wish: readonly string[]): Promise<boolean> => {
    const chats = await open("limit housing to 900", "rent 900 monthly on the 31st", ...wish);
    await passes(chats, 24);
    const last = anOutboxMessage({ channel: "telegram", reply: aReply("Something else.") });
    await chats.bot.stores.turns.queue([last], chats.bot.clock.now().toString());
    await eventually(() => expect(chats.telegram.sent.at(-1)?.text).toBe("Something else."));
    return chats.telegram.sent.some(({ text }) => text.includes("Housing is fully used"));
  };
  expect(await warned()).toBe(true);
  expect(await warned("no nudges")).toBe(false);
});
