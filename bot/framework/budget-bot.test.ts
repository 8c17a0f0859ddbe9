import { describe, expect, test, vi } from "vitest";
import { showing } from "../../adapters/channels/pairing.ts";
import { openSqliteStores } from "../../adapters/stores/sqlite/index.ts";
import type { Decision, TurnStore } from "../../dialogs/ports.ts";
import { Unavailable } from "../../domain/errors.ts";
import { temporaryFolder } from "../../tests/contracts/temporary-folder.ts";
import { eventually } from "../../tests/support/eventually.ts";
import { fakeClock } from "../../tests/support/fake-clock.ts";
import { openMemoryStores } from "../../tests/support/lanes.ts";
import { recordingChannel } from "../../tests/support/recording-channel.ts";
import { happening, openBot, type RunningBot } from "../../tests/support/running-bot.ts";

const amountsOf = async ({ stores, owner }: RunningBot): Promise<number[]> => {
  const made = await stores.ledgers.entries({ ledger: owner.ledger, order: "made", limit: 50 });
  return made.map(({ amount }) => amount.minor);
};

describe("what a lane remembers", () => {
  test("are the entries last shown, so that a later message can mean them", async () => {
    const bot = await openBot();
    await bot.say("taxi 12, lunch 18.50");
    expect(await bot.say("the taxi was 14")).toContain("✏️ Taxi $12.00 → $14.00");
    expect(await amountsOf(bot)).toEqual([1_850, 1_400]);
  });

  test("is a question, until its answer", async () => {
    const bot = await openBot();
    expect(await bot.say("rent 1.500")).toContain("1)");
    expect(await amountsOf(bot)).toEqual([]);
    expect(await bot.say("1")).toContain("$1,500.00");
    expect(await amountsOf(bot)).toEqual([150_000]);
  });

  test("is a question for ten minutes; then its answer is no answer any more", async () => {
    const bot = await openBot();
    await bot.say("rent 1.500");
    bot.clock.advance({ minutes: 10, seconds: 1 });
    await bot.say("1");
    expect(await amountsOf(bot)).toEqual([]);
  });

  test("is a question still at the end of its ten minutes", async () => {
    const bot = await openBot();
    await bot.say("rent 1.500");
    bot.clock.advance({ minutes: 10 });
    await bot.say("1");
    expect(await amountsOf(bot)).toEqual([150_000]);
  });

  test("is its own: another lane of the same person is asked nothing", async () => {
    const bot = await openBot({ channels: [recordingChannel("web", { delivery: "inline" })] });
    await bot.say("rent 1.500");
    const sender = { id: bot.owner.id };
    await bot.happens(happening({ kind: "message", text: "1" }, { id: "1", channel: "web", sender }));
    expect(await amountsOf(bot)).toEqual([]);
  });

  test("outlives the process", async () => {
    const folder = temporaryFolder();
    const before = openSqliteStores({ folder });
    const first = await openBot({ stores: before });
    await first.say("rent 1.500");
    await first.stop();
    await before.close();

    const stores = openSqliteStores({ folder });
    const second = await openBot({ stores, clock: first.clock });
    const sender = { id: second.owner.id };
    await second.happens(happening({ kind: "message", text: "1" }, { id: "line-2", channel: "console", sender }));
    expect(await amountsOf(second)).toEqual([150_000]);
    await second.stop();
    await stores.close();
  });
});

describe("a turn that is run again", () => {
  test("writes its entries once, whether it failed before or after it was settled", async () => {
    const stores = openMemoryStores();
    let settlings = 0;
    const settle: TurnStore["settle"] = async (...turn) => {
      settlings += 1;
      if (settlings === 1) throw new TypeError("a defect before");
      const outcome = await stores.turns.settle(...turn);
      if (settlings === 2) throw new TypeError("a defect after");
      return outcome;
    };
    const bot = await openBot({ stores: { ...stores, turns: { ...stores.turns, settle } } });
    expect(await bot.say("coffee 4.50")).toContain("✅ Coffee $4.50");
    expect(await bot.say("tea 3")).toContain("✅ Tea $3.00");
    expect(await amountsOf(bot)).toEqual([300, 450]);
  });

  test("carries out the decision that was written first, not its own", async () => {
    const stores = openMemoryStores();
    const decided: Decision = {
      calls: [{ tool: "log_expense", args: { description: "tea", amount: "3", category: "dining" } }],
      now: "2026-11-20T12:00:00Z",
      brain: "local",
      confidence: 1,
    };
    let settlings = 0;
    const settle: TurnStore["settle"] = async (...turn) => {
      settlings += 1;
      return settlings === 1 ? { kind: "decided", decision: decided } : stores.turns.settle(...turn);
    };
    const bot = await openBot({ stores: { ...stores, turns: { ...stores.turns, settle } } });
    expect(await bot.say("coffee 4.50")).toContain("✅ Tea $3.00");
    expect(await amountsOf(bot)).toEqual([300]);
    expect((await stores.turns.turn("console:line-1"))?.decision).toEqual(decided);
  });

  test("means the day on which it was said, also when the store could be written after midnight only", async () => {
    const stores = openMemoryStores();
    const clock = fakeClock("2026-11-30T23:59:00Z");
    const settle: TurnStore["settle"] = async (...turn) => {
      if (clock.now().toString() < "2026-12-01") {
        clock.advance({ minutes: 5 });
        throw new Unavailable("The disk is full; nothing was saved.");
      }
      return stores.turns.settle(...turn);
    };
    const bot = await openBot({ stores: { ...stores, turns: { ...stores.turns, settle } }, clock });
    expect(await bot.say("coffee 4.50")).toContain("✅ Coffee $4.50");
    const made = await stores.ledgers.entries({ ledger: bot.owner.ledger, order: "made", limit: 1 });
    expect(made.map(({ date }) => date)).toEqual(["2026-11-30"]);
  });

  test.each([
    ["hours before it could be delivered means the day on which it was said", "2026-11-22T16:00:00Z", "2026-11-22"],
    ["longer ago than platforms keep messages means the day on which it came", "2026-11-19T16:00:00Z", "2026-11-23"],
    ["by a clock that is ahead of ours means the day on which it came", "2026-11-25T16:00:00Z", "2026-11-23"],
  ])("said %s", async (_name, at, date) => {
    const bot = await openBot();
    const about = { id: "1", channel: "console", sender: { id: bot.owner.id } } as const;
    await bot.happens({ ...happening({ kind: "message", text: "coffee 5" }, about), at });
    const [entry] = await bot.stores.ledgers.entries({ ledger: bot.owner.ledger, order: "made", limit: 1 });
    expect(entry?.date).toBe(date);
  });

  test("computes its effects anew when the book has grown meanwhile", async () => {
    const stores = openMemoryStores();
    let settlings = 0;
    const settle: TurnStore["settle"] = async (...turn) => {
      settlings += 1;
      return settlings === 1 ? { kind: "behind" } : stores.turns.settle(...turn);
    };
    const bot = await openBot({ stores: { ...stores, turns: { ...stores.turns, settle } } });
    await bot.say("coffee 4.50");
    expect(await amountsOf(bot)).toEqual([450]);
    expect(settlings).toBe(2);
  });
});

describe("turns of many lanes on one book", () => {
  test("all stand in it, each once, with every alert fired once", async () => {
    const telegram = recordingChannel("telegram");
    const stores = openMemoryStores();
    const settle = vi.fn(stores.turns.settle);
    const bot = await openBot({
      channels: [telegram],
      stores: { ...stores, turns: { ...stores.turns, settle } },
      timing: { concurrency: 8 },
    });
    await bot.say("limit dining to 99");
    for (const chat of ["1", "2", "3", "4", "5", "6", "7", "8"]) {
      const code = await bot.code();
      const pair = showing(code);
      await bot.happens(happening(pair, { id: `pair-${chat}`, chat, sender: { id: chat } }));
    }
    const said = Array.from({ length: 40 }, (_, index) => {
      const chat = String((index % 8) + 1);
      return happening({ kind: "message", text: "coffee 3" }, { id: `m-${index}`, chat, sender: { id: chat } });
    });
    settle.mockClear();
    const answers = await Promise.all(said.map((event) => bot.happens(event)));
    expect(await amountsOf(bot)).toEqual(Array(40).fill(300));
    expect(settle, "no turn is computed in vain").toHaveBeenCalledTimes(40);
    expect(answers.filter((answer) => answer.includes("Passed 80 %"))).toHaveLength(1);
    expect(answers.filter((answer) => answer.includes("Fully used"))).toHaveLength(1);
    await eventually(() => expect(telegram.sent.filter(({ text }) => text.startsWith("✅"))).toHaveLength(40));
  });
});

test("replying to an earlier message means its entries, not the last ones", async () => {
  const telegram = recordingChannel("telegram");
  const bot = await openBot({ channels: [telegram] });
  await bot.happens(happening(showing(await bot.code()), { id: "1" }));
  const sayThere = (text: string, id: string) => bot.happens(happening({ kind: "message", text }, { id }));
  await sayThere("taxi 12", "2");
  await sayThere("coffee 4.50", "3");
  await eventually(() => expect(telegram.sent).toHaveLength(3));
  const reply = happening({ kind: "message", text: "no, it was 15" }, { id: "4" });
  expect(await bot.happens({ ...reply, replyTo: "telegram-message-2" })).toContain("Taxi $12.00 → $15.00");
  expect(await amountsOf(bot)).toEqual([450, 1_500]);
});
