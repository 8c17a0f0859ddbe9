import { describe, expect, test } from "vitest";
import { showing } from "../../adapters/channels/pairing.ts";
import type { Preferences } from "../../domain/settings.ts";
import { anOutboxMessage, aReply } from "../../tests/contracts/samples.ts";
import { eventually } from "../../tests/support/eventually.ts";
import { fakeClock } from "../../tests/support/fake-clock.ts";
import { type RecordingChannel, recordingChannel } from "../../tests/support/recording-channel.ts";
import { happening, openBot, type RunningBot } from "../../tests/support/running-bot.ts";

interface Chats {
  readonly bot: RunningBot;
  readonly telegram: RecordingChannel;
}

/** A Monday at nine, with rent due that takes up all that Housing is given, in a book with a paired chat of Telegram. */
async function open(preferences: Partial<Preferences> = {}): Promise<Chats> {
  const telegram = recordingChannel("telegram");
  const bot = await openBot({ clock: fakeClock("2026-11-23T09:00:00Z"), channels: [telegram] });
  await bot.happens(happening(showing(await bot.code()), { id: "pair", chat: "42" }));
  await prefer(bot, preferences);
  await bot.say("limit housing to 900");
  await bot.say("rent 900 monthly on the 23rd");
  return { bot, telegram };
}

async function prefer({ stores, owner, clock }: RunningBot, preferences: Partial<Preferences>): Promise<void> {
  const { ledger, id } = owner;
  await stores.ledgers.commit({
    ledger,
    seq: (await stores.ledgers.head(ledger)) + 1,
    turn: "preferences",
    step: "0.0",
    last: true,
    actor: id,
    channel: "console",
    kind: "change",
    tool: "set_preferences",
    changes: [{ what: "preferences", id, before: null, after: { person: id, ...preferences } }],
    facts: null,
    at: clock.now().toString(),
  });
}

const newsIn = ({ telegram }: Chats): string[] =>
  telegram.sent.map(({ text }) => text).filter((text) => text.includes("Rent"));

describe("what a job crossed", () => {
  test("is told where the person can be reached, once", async () => {
    const chats = await open();
    await chats.bot.tick();
    await chats.bot.tick();
    await eventually(() =>
      expect(newsIn(chats)).toEqual(["🔁 Rent $900.00 was due and is logged.\n⚠️ Housing is fully used."]),
    );
  });

  test("is kept back in quiet hours", async () => {
    const chats = await open({ quiet: { from: "21:00", to: "09:30" } });
    await chats.bot.tick();
    chats.bot.clock.advance({ minutes: 29 });
    const asked = anOutboxMessage({ channel: "telegram", reply: aReply("Something else.") });
    await chats.bot.stores.turns.queue([asked], chats.bot.clock.now().toString());
    await eventually(() => expect(chats.telegram.sent.at(-1)?.text).toBe("Something else."));
    expect(newsIn(chats)).toEqual([]);
    chats.bot.clock.advance({ minutes: 1 });
    await eventually(() => expect(newsIn(chats)).toHaveLength(1));
  });

  test("is told in the person's own words", async () => {
    const chats = await open({ locale: "de-DE" });
    await chats.bot.tick();
    await eventually(() => expect(newsIn(chats)[0]).toContain("Rent 900,00"));
  });
});

test("what crossed nothing is no news", async () => {
  const chats = await open();
  await chats.bot.say("limit housing to 2000");
  await chats.bot.tick();
  const { ledgers, turns } = chats.bot.stores;
  expect(await ledgers.entries({ ledger: chats.bot.owner.ledger, order: "made", limit: 9 })).toHaveLength(1);
  expect(await turns.claimOutbox(["telegram"], Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER, 9)).toEqual([]);
});
