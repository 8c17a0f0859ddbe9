import { describe, expect, test } from "vitest";
import type { openSqliteStores } from "../../adapters/stores/sqlite/index.ts";
import { bookOf, type Chat, openChat } from "../../tests/support/chat.ts";
import { openMemoryStores } from "../../tests/support/lanes.ts";
import { recordingChannel } from "../../tests/support/recording-channel.ts";
import { openBot, type RunningBot } from "../../tests/support/running-bot.ts";
import type { TurnStore } from "../ports.ts";

interface Ear {
  readonly bot: RunningBot;
  /** Where everything is read back. */
  readonly ear: Chat;
  /** Says something there. @returns the answer's text, without its choices */
  say(text: string): Promise<string>;
}

async function open(stores: ReturnType<typeof openSqliteStores> = openMemoryStores()): Promise<Ear> {
  const heard = recordingChannel("web", { delivery: "inline", speaks: true, confirmsWrites: true });
  const bot = await openBot({ channels: [heard], stores });
  const ear = openChat(bot, "ear", "web");
  return { bot, ear, say: async (text) => (await ear.say(text)).answer.replace(/\n(?:1\) Yes\n2\) No|\[.*\])$/, "") };
}

const TODAY = "2026-11-23";

describe("what recurs", () => {
  test("is read back, and so is that it stops", async () => {
    const { say } = await open();
    expect(await say("netflix 15.49 every month on the 24th")).toBe(
      "Expect Netflix $15.49 every month on the 24th. Right?",
    );
    expect(await say("yes")).toContain("🔁 Netflix $15.49");
    expect(await say("stop netflix")).toBe("Stop expecting Netflix $15.49 every month on the 24th. Right?");
  });

  test("and varies is asked about without asking whether it may be asked", async () => {
    const { say } = await open();
    await say("electricity around 80 every month on the 23rd");
    await say("yes");
    expect(await say("how am I doing")).toContain("What did electricity come to?");
    expect(await say("83.20")).toBe("$83.20, electricity, today. Right?");
    expect(await say("yes")).toContain("✅ Electricity $83.20");
  });
});

describe("a write that is read back", () => {
  test("happens after a yes and not before", async () => {
    const { bot, say } = await open();
    expect(await say("coffee 4.50")).toBe("$4.50, coffee, today. Right?");
    expect(await bookOf(bot)).toEqual([]);
    expect(await say("yes")).toContain("✅ Coffee $4.50");
    expect(await bookOf(bot)).toEqual([`coffee 450 ${TODAY}`]);
  });

  test.each(["no", "nope", "never mind"])("does not happen after “%s”", async (answer) => {
    const { bot, say } = await open();
    await say("coffee 4.50");
    expect(await say(answer)).toBe("All right, I left everything as it is.");
    await say("yes");
    expect(await bookOf(bot)).toEqual([]);
  });

  test("happens once, however often it is agreed to", async () => {
    const { bot, ear, say } = await open();
    const asked = await ear.say("coffee 4.50");
    await say("yes");
    await say("yes");
    expect((await ear.press(asked, "Yes")).answer).toContain("answered that already");
    expect(await bookOf(bot)).toHaveLength(1);
  });

  test("is answered by a key as well", async () => {
    const { bot, ear } = await open();
    expect((await ear.press(await ear.say("tea 3"), "No")).answer).toBe("All right, I left everything as it is.");
    expect((await ear.press(await ear.say("coffee 4.50"), "Yes")).answer).toContain("✅ Coffee $4.50");
    expect(await bookOf(bot)).toEqual([`coffee 450 ${TODAY}`]);
  });

  test.each([
    [
      "taxi 12, lunch 18.50, bus yesterday 3",
      "$12.00, taxi, today; $18.50, lunch, today; $3.00, bus, yesterday. Right?",
    ],
    ["make a budget for 3200 a month", "A plan for $3,200.00 a month, from November. Right?"],
    ["limit dining to 200", "$200.00 a month for Dining. Right?"],
    ["no, it was 15", "Coffee $4.50 → $15.00. Right?"],
    ["that was groceries", "Coffee $4.50, Dining → Groceries. Right?"],
    ["delete the coffee", "Remove Coffee $4.50. Right?"],
    ["undo", "Undo: remove Coffee $4.50. Right?"],
    ["I got paid 640", "An income of $640.00, pay, today. Right?"],
    ["moved 300 to savings", "A transfer of $300.00, savings, today. Right?"],
    ["I have 600 until the 1st", "A balance of $600.00, until Tue 1 Dec. Right?"],
    ["save 300 a month for a house", "The goal house, $300.00 a month. Right?"],
    ["I earn 2900 a month", "Income $2,900 a month. Right?"],
  ])("says all that “%s” would change", async (text, question) => {
    const { bot, say } = await open();
    await say("coffee 4.50");
    await say("yes");
    const before = await bookOf(bot);
    expect(await say(text)).toBe(question);
    expect(await bookOf(bot)).toEqual(before);
  });

  test("names both ends of money that is moved in a plan, and of its undo", async () => {
    const { say } = await open();
    for (const text of ["make a budget for 3200 a month", "yes"]) await say(text);
    expect(await say("move 40 from travel to fun")).toBe("Move $40.00 from Travel to Entertainment. Right?");
    await say("yes");
    expect(await say("undo")).toBe("Undo: move $40.00 from Entertainment to Travel. Right?");
  });

  test("has words, also where the book was empty before", async () => {
    const { bot, say } = await open();
    for (const text of ["I have 600 until the 1st", "yes"]) await say(text);
    const before = await bot.stores.ledgers.head(bot.owner.ledger);
    expect(await say("undo")).toBe("Undo: no balance. Right?");
    expect(await bot.stores.ledgers.head(bot.owner.ledger)).toBe(before);
  });

  test("is a redo, too", async () => {
    const { say } = await open();
    for (const text of ["coffee 4.50", "yes", "undo", "yes"]) await say(text);
    expect(await say("redo")).toBe("$4.50, coffee, today. Right?");
    expect(await say("yes")).toContain("↪️ Back again: Coffee $4.50");
  });

  test("of an unusual amount is asked about once", async () => {
    const { bot, say } = await open();
    for (const text of ["make a budget for 2000 a month", "yes"]) await say(text);
    expect(await say("coffee 4, sofa 900")).toBe("$4.00, coffee, today; $900.00, sofa, today. Right?");
    await say("yes");
    expect(await say("laptop 900")).toContain("much more than usual. Is that right?");
    expect(await say("yes")).toContain("✅ Laptop $900.00");
    expect(await bookOf(bot)).toHaveLength(3);
  });

  test("does not happen at all where it is too long to be heard out", async () => {
    const { bot, say } = await open();
    const many = Array.from({ length: 20 }, () => "taxi to the airport 12").join(", ");
    expect(await say(many)).toMatch(/too much to read back at once, so nothing was changed/);
    await say("yes");
    expect(await bookOf(bot)).toEqual([]);
  });

  test("asks nothing where nothing is written", async () => {
    const { say } = await open();
    for (const text of ["what's left", "what did I spend today", "can I afford headphones for 20?", "help"]) {
      expect(await say(text)).not.toContain("Right?");
    }
  });
});

describe("a readback that is wrong", () => {
  test.each([
    ["no, fifty", "$50.00, parking, today. Right?"],
    ["fifty", "$50.00, parking, today. Right?"],
    ["No. It was fifty dollars.", "$50.00, parking, today. Right?"],
    ["it was yesterday", "$15.00, parking, yesterday. Right?"],
    ["that was groceries", "$15.00, parking, today, under Groceries. Right?"],
    ["no, lunch 15", "$15.00, lunch, today. Right?"],
    ["tea 3", "$3.00, tea, today. Right?"],
  ])("is put right by “%s” before anything is written", async (answer, question) => {
    const { bot, say } = await open();
    await say("fifteen dollars, parking");
    expect(await say(answer)).toBe(question);
    expect(await bookOf(bot)).toEqual([]);
    await say("yes");
    expect(await bookOf(bot)).toHaveLength(1);
  });

  test("is put right as often as it takes", async () => {
    const { bot, say } = await open();
    for (const text of ["parking 15", "no, 50", "yesterday, not today", "no, 60", "yes"]) await say(text);
    expect(await bookOf(bot)).toEqual(["parking 6000 2026-11-22"]);
  });

  test("leaves what was written before alone", async () => {
    const { bot, say } = await open();
    for (const text of ["coffee 4.50", "yes", "parking 15", "no, 50", "yes"]) await say(text);
    expect(await bookOf(bot)).toEqual([`coffee 450 ${TODAY}`, `parking 5000 ${TODAY}`]);
  });

  test("is put right in the one of several that is named, and read out again where none is", async () => {
    const { say } = await open();
    await say("gas 60, parking 15");
    expect(await say("the parking was 50")).toBe("$60.00, gas, today; $50.00, parking, today. Right?");
    expect(await say("the second one was 40")).toBe("$60.00, gas, today; $40.00, parking, today. Right?");
    expect(await say("no, 30")).toBe("$60.00, gas, today; $40.00, parking, today. Right?");
  });

  test.each([
    ["make a budget for 3200 a month", "no, 3300", "A plan for $3,300.00 a month, from November. Right?"],
    ["limit dining to 200", "no, 300", "$300.00 a month for Dining. Right?"],
    ["moved 300 to savings", "no, 400", "A transfer of $400.00, savings, today. Right?"],
    ["I have 600 until the 1st", "seven hundred", "A balance of $700.00, until Tue 1 Dec. Right?"],
    ["no, the coffee was 15", "fifty", "Coffee $4.50 → $50.00. Right?"],
  ])("of “%s” is put right as well", async (text, answer, question) => {
    const { say } = await open();
    await say("coffee 4.50");
    await say("yes");
    await say(text);
    expect(await say(answer)).toBe(question);
  });

  test("can be followed by a question instead", async () => {
    const { bot, say } = await open();
    await say("parking 15");
    expect(await say("what did I spend today")).toContain("Nothing spent today");
    await say("yes");
    expect(await bookOf(bot)).toEqual([]);
  });
});

describe("a yes", () => {
  test("means what was heard: what has changed since is read back first", async () => {
    const { bot, say } = await open();
    await bot.say("coffee 4.50");
    expect(await say("undo")).toBe("Undo: remove Coffee $4.50. Right?");
    await bot.say("gas 60");
    expect(await say("yes")).toBe("Undo: remove Gas $60.00. Right?");
    expect(await bookOf(bot)).toHaveLength(2);
    expect(await say("yes")).toContain("↩️ Undone: Gas $60.00");
  });

  test("means the day that was read back, also after midnight", async () => {
    const { bot, say } = await open();
    bot.clock.advance({ hours: 11, minutes: 59 });
    await say("coffee 4.50");
    bot.clock.advance({ minutes: 2 });
    expect(await say("yes")).toContain("✅ Coffee $4.50");
    expect(await bookOf(bot)).toEqual([`coffee 450 ${TODAY}`]);
  });

  test("is none after ten minutes", async () => {
    const { bot, say } = await open();
    await say("coffee 4.50");
    bot.clock.advance({ minutes: 10, seconds: 1 });
    await say("yes");
    expect(await bookOf(bot)).toEqual([]);
  });

  test("is carried out to its end when an earlier attempt had committed a part of it", async () => {
    const stores = openMemoryStores();
    let settlings = 0;
    const settle: TurnStore["settle"] = async (claim, key, settlement) => {
      settlings += 1;
      if (settlings !== 2) return stores.turns.settle(claim, key, settlement);
      const [first] = settlement.operations;
      if (first) await stores.ledgers.commit(first);
      throw new TypeError("a crash between two operations");
    };
    const { bot, say } = await open({ ...stores, turns: { ...stores.turns, settle } });
    await say("taxi 12, lunch 18.50");
    expect(await say("yes")).toContain("✅ 1 Taxi $12.00 · 2 Lunch $18.50");
    expect(await bookOf(bot)).toEqual([`taxi 1200 ${TODAY}`, `lunch 1850 ${TODAY}`]);
  });

  test("is carried out once when its turn has to be run again", async () => {
    const stores = openMemoryStores();
    let settlings = 0;
    const settle: TurnStore["settle"] = async (...turn) => {
      settlings += 1;
      const outcome = settlings === 3 ? null : await stores.turns.settle(...turn);
      if (settlings === 2 || outcome === null) throw new TypeError("a defect");
      return outcome;
    };
    const { bot, say } = await open({ ...stores, turns: { ...stores.turns, settle } });
    await say("coffee 4.50");
    expect(await say("yes")).toContain("✅ Coffee $4.50");
    expect(await bookOf(bot)).toEqual([`coffee 450 ${TODAY}`]);
  });
});
