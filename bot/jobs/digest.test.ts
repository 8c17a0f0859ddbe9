import { describe, expect, test } from "vitest";
import { showing } from "../../adapters/channels/pairing.ts";
import { anOutboxMessage, aReply } from "../../tests/contracts/samples.ts";
import { eventually } from "../../tests/support/eventually.ts";
import { fakeClock } from "../../tests/support/fake-clock.ts";
import { type RecordingChannel, recordingChannel } from "../../tests/support/recording-channel.ts";
import { happening, openBot, type RunningBot } from "../../tests/support/running-bot.ts";

interface Chats {
  readonly bot: RunningBot;
  readonly telegram: RecordingChannel;
}

/** Saturday 30 May 2026 in the United States, with a paired chat of Telegram; the week is over that night, the month a day later. */
async function open(...said: readonly string[]): Promise<Chats> {
  const telegram = recordingChannel("telegram");
  const bot = await openBot({ clock: fakeClock("2026-05-30T10:00:00Z"), channels: [telegram] });
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
