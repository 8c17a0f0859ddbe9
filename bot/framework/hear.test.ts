import { describe, expect, test } from "vitest";
import type { Channel } from "../../dialogs/channel.ts";
import type { Recording, Transcriber, Transcript } from "../../dialogs/speech.ts";
import { Forbidden, InvalidInput, NotFound, Unavailable } from "../../domain/errors.ts";
import { openMemoryStores } from "../../tests/support/lanes.ts";
import { recordingChannel } from "../../tests/support/recording-channel.ts";
import { happening, openBot, type RunningBot } from "../../tests/support/running-bot.ts";

const NOTE: Recording = { bytes: Uint8Array.of(79, 103, 103, 83), type: "audio/ogg" };

/** Hears what it is told to, one after the other; the last of it again and again. */
function scripted(...script: readonly (string | Transcript | Error)[]): Transcriber & { readonly heard: () => number } {
  let heard = 0;
  return {
    heard: () => heard,
    async transcribe() {
      const next = script[Math.min(heard, script.length - 1)] ?? "";
      heard += 1;
      if (next instanceof Error) throw next;
      return typeof next === "string" ? { text: next, isUnsure: false } : next;
    },
  };
}

interface Options {
  readonly transcriber?: Transcriber;
  readonly download?: Channel["download"];
  readonly budget?: { readonly person: number; readonly all: number };
}

const open = ({ download = async () => NOTE, ...options }: Options): Promise<RunningBot> =>
  openBot({ channels: [recordingChannel("web", { delivery: "inline", download })], ...options });

let notes = 0;
function says(bot: RunningBot, seconds = 4): Promise<string> {
  notes += 1;
  const about = { id: `note-${notes}`, channel: "web", sender: { id: bot.owner.id } } as const;
  return bot.happens(happening({ kind: "voice", file: "file-1", seconds }, about));
}

const entriesOf = async ({ stores, owner }: RunningBot) =>
  (await stores.ledgers.entries({ ledger: owner.ledger, order: "made", limit: 9 })).map(
    ({ description, amount }) => `${description} ${amount.minor}`,
  );

describe("a voice note", () => {
  test("is a message like any other, and what was heard is shown", async () => {
    const bot = await open({ transcriber: scripted("Fifteen dollars, parking.") });
    const reply = await says(bot);
    expect(reply).toContain("🎤 “Fifteen dollars, parking.”");
    expect(reply).toContain("Parking $15.00");
    expect(await entriesOf(bot)).toEqual(["parking 1500"]);
    const history = await bot.stores.turns.messages(bot.owner.id, { limit: 9 });
    expect(history.map(({ text }) => text)[0]).toBe("Fifteen dollars, parking.");
  });

  test("whose figure may be misheard is asked about before anything is written", async () => {
    const bot = await open({ transcriber: scripted({ text: "fifty dollars parking", isUnsure: true }) });
    expect(await says(bot)).toMatch(/🎤 “fifty dollars parking”\n\$50\.00, parking, today\. Right\?/);
    expect(await entriesOf(bot)).toEqual([]);
    const no = { id: "no", channel: "web", sender: { id: bot.owner.id } } as const;
    await bot.happens(happening({ kind: "message", text: "no, 15" }, no));
    await bot.happens(happening({ kind: "message", text: "yes" }, { ...no, id: "yes" }));
    expect(await entriesOf(bot)).toEqual(["parking 1500"]);
  });

  test("that is not understood at once is listened to again", async () => {
    const transcriber = scripted(new Unavailable("busy"), "coffee 4.50");
    const bot = await open({ transcriber });
    expect(await says(bot)).toContain("Coffee $4.50");
    expect(transcriber.heard()).toBe(2);
  });

  test("is not listened to twice when its turn is run again", async () => {
    const stores = openMemoryStores();
    let isDown = true;
    const failing = {
      ...stores,
      turns: {
        ...stores.turns,
        async settle(...args: Parameters<typeof stores.turns.settle>) {
          if (!isDown) return stores.turns.settle(...args);
          isDown = false;
          throw new Unavailable("The store is down.");
        },
      },
    };
    const transcriber = scripted("coffee 4.50", "coffee 45");
    const bot = await openBot({
      stores: failing,
      channels: [recordingChannel("web", { delivery: "inline", download: async () => NOTE })],
      transcriber,
    });
    await says(bot);
    expect(isDown).toBe(false);
    expect(await entriesOf(bot)).toEqual(["coffee 450"]);
    expect(transcriber.heard()).toBe(1);
  });

  test("keeps no card's number", async () => {
    const bot = await open({ transcriber: scripted("my card is 4111 1111 1111 1111") });
    expect(await says(bot)).not.toContain("4111 1111");
  });

  test("counts against the day's budget", async () => {
    const transcriber = scripted("coffee 4.50");
    const bot = await open({ transcriber, budget: { person: 5_000, all: 100_000 } });
    await says(bot, 60);
    expect(await says(bot, 60)).toContain("Today's budget for listening is used up");
    expect(transcriber.heard()).toBe(1);
    expect(await entriesOf(bot)).toHaveLength(1);
  });

  const unheard: [string, Options, number, string][] = [
    ["where nothing listens", {}, 4, "I can't hear voice notes here"],
    ["that goes on and on", { transcriber: scripted("coffee 4.50") }, 600, "longer than 2 minutes"],
    ["without words", { transcriber: scripted(" … ") }, 4, "I heard no words"],
    [
      "of no bytes",
      { transcriber: scripted("coffee 4.50"), download: async () => ({ ...NOTE, bytes: new Uint8Array() }) },
      4,
      "I heard no words",
    ],
    ["of a type that nobody plays", { transcriber: scripted(new InvalidInput("type")) }, 4, "I can't play that"],
    [
      "that the platform has no more",
      { transcriber: scripted("coffee 4.50"), download: async () => Promise.reject(new NotFound("gone")) },
      4,
      "I can't play that",
    ],
    ["while the service is down", { transcriber: scripted(new Unavailable("down")) }, 4, "I can't listen right now"],
    ["where the key is refused", { transcriber: scripted(new Forbidden("401")) }, 4, "I can't listen right now"],
  ];
  test.each(unheard)("%s is answered kindly, and nothing is written", async (_what, options, seconds, answer) => {
    const bot = await open(options);
    const reply = await says(bot, seconds);
    expect(reply).toContain(answer);
    expect(reply).toContain("nothing was logged");
    expect(await entriesOf(bot)).toEqual([]);
  });
});
