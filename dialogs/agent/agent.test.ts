import { describe, expect, test } from "vitest";
import { Unavailable } from "../../domain/errors.ts";
import { bookOf, openChat } from "../../tests/support/chat.ts";
import { openMemoryStores } from "../../tests/support/lanes.ts";
import { openBot } from "../../tests/support/running-bot.ts";
import { type ScriptedAnswer, type ScriptedCall, scriptedModel } from "../../tests/support/scripted-model.ts";
import type { TurnStore } from "../ports.ts";

/** What the local brain is not sure of. */
const QUESTION = "is my takeaway habit out of hand";
const PURCHASE = "I ended up at the cinema again, 14.50";

const DINING: ScriptedCall = ["summarize_budget", { category: "dining" }];
const CINEMA: ScriptedCall = ["log_expense", { amount: "14.50", description: "cinema", category: "entertainment" }];
const LIMIT: ScriptedCall = ["set_limit", { category: "dining", amount: "200" }];

/** A bot whose model answers as written down. */
async function open(...script: readonly ScriptedAnswer[]) {
  const model = scriptedModel(...script);
  const bot = await openBot({ model });
  const limits = async (): Promise<number[]> =>
    (await bot.stores.ledgers.records(bot.owner.ledger, "limits")).map(({ amount }) => amount.minor);
  return { bot, model, chat: openChat(bot), limits };
}

const saidTo = ({ conversation }: { readonly conversation: readonly object[] }): string => JSON.stringify(conversation);

describe("the model", () => {
  test("is not asked where the local brain is sure", async () => {
    const { bot, model, chat } = await open();
    expect((await chat.say("coffee 4.50")).answer).toContain("✅ Coffee $4.50");
    expect((await chat.say("almost bought a bike for 900")).answer).toContain("It didn't happen");
    expect((await chat.say("rent 1.500")).answer).toContain("1)");
    expect((await chat.say("1")).answer).toContain("$1,500.00");
    expect((await chat.say("yes")).answer).not.toContain("✅");
    expect(model.requests).toEqual([]);
    expect(await bookOf(bot)).toHaveLength(2);
  });

  test("is told the day, the book in short, what was said before, and what the local brain made of it", async () => {
    const { model, chat } = await open({ say: "I can't tell." });
    await chat.say("coffee 4.50");
    await chat.say(QUESTION);
    const [request] = model.requests;
    const briefing = JSON.stringify(request?.conversation[0]);
    for (const part of ["2026-11-23", "Monday", "USD", "dining", "coffee", "4.50", "not_money", QUESTION]) {
      expect(briefing).toContain(part);
    }
    expect(request?.tools.map(({ name }) => name)).not.toContain("edit_message");
  });

  test("answers in its own words what it has read", async () => {
    const answer = "Dining stands at $4.50 this month, so it is not out of hand.";
    const { chat } = await open({ calls: [DINING] }, { say: `**${answer}**` });
    await chat.say("coffee 4.50");
    expect((await chat.say(QUESTION)).answer).toBe(answer);
  });

  test("may not make figures up: it is asked once more, and then the tool tells what was read", async () => {
    const { model, chat } = await open(
      { calls: [DINING] },
      { say: "Dining stands at $45 this month." },
      { say: "Dining stands at $54 this month." },
    );
    await chat.say("coffee 4.50");
    expect((await chat.say(QUESTION)).answer).toBe("🍽️ Dining in November: $4.50 spent (1 entry)");
    expect(saidTo(model.requests[2] ?? { conversation: [] })).toContain("“$45” is in no result");
  });

  test("puts a figure right when it is asked once more", async () => {
    const { chat } = await open({ calls: [DINING] }, { say: "It is $45." }, { say: "It is $4.50." });
    await chat.say("coffee 4.50");
    expect((await chat.say(QUESTION)).answer).toBe("It is $4.50.");
  });

  test.each([
    ["a link", "See https://evil.example/pay for more."],
    ["a claim to have done something", "I've set your dining limit."],
    ["a promise", "I'll remind you tomorrow."],
    ["a mark of success", "✅ All set."],
    ["a speech", "Well. ".repeat(200)],
  ])("may not say %s", async (_what, answer) => {
    const { chat } = await open({ say: answer }, { say: answer });
    expect((await chat.say(QUESTION)).answer).toContain("That's not something I keep track of");
  });

  test("that refuses, or says nothing, leaves the answer to the local brain", async () => {
    const { chat } = await open({ isRefusal: true, say: "No." }, { say: "" });
    expect((await chat.say(QUESTION)).answer).toContain("That's not something I keep track of");
    expect((await chat.say(QUESTION)).answer).toContain("That's not something I keep track of");
  });
});

describe("by itself the model", () => {
  test("writes only new expenses that the person's own words tell, and the tool confirms them", async () => {
    const { bot, chat } = await open({ calls: [CINEMA] }, { say: "I've logged it." }, { say: "" });
    const { answer } = await chat.say(PURCHASE);
    expect(answer).toContain("✅ Cinema $14.50 · Entertainment");
    expect(answer).not.toContain("I've");
    expect(await bookOf(bot)).toEqual(["cinema 1450 2026-11-23"]);
  });

  test("writes nothing twice from one mention", async () => {
    const { bot, chat } = await open({ calls: [CINEMA, CINEMA] }, { say: "" });
    expect((await chat.say(PURCHASE)).answer).toContain("Shall I do this?");
    expect(await bookOf(bot)).toHaveLength(1);
  });

  test("writes nothing again that it wrote, or asked about, in an earlier round", async () => {
    const { bot, model, chat } = await open(
      { calls: [CINEMA] },
      { calls: [CINEMA, LIMIT] },
      { calls: [CINEMA, LIMIT] },
      { say: "" },
    );
    const { answer } = await chat.say(PURCHASE);
    expect(answer.split("Set limit:")).toHaveLength(2);
    expect(answer).not.toContain("Log expense:");
    expect(saidTo(model.requests[2] ?? { conversation: [] })).toContain("You called that already");
    await chat.say("yes");
    expect(await bookOf(bot)).toEqual(["cinema 1450 2026-11-23"]);
  });

  test("writes no other amount than was said", async () => {
    const { bot, chat } = await open(
      { calls: [["log_expense", { amount: "145.00", description: "cinema" }]] },
      { say: "" },
    );
    expect((await chat.say(PURCHASE)).answer).toContain("• Log expense: amount 145.00, description cinema");
    expect(await bookOf(bot)).toEqual([]);
  });

  test("writes nothing any more once it has read what others may have written", async () => {
    const { bot, chat } = await open({ calls: [["list_expenses", {}]] }, { calls: [CINEMA] }, { say: "" });
    await chat.say("coffee 4.50");
    expect((await chat.say(PURCHASE)).answer).toContain("• Log expense: amount 14.50, description cinema");
    expect(await bookOf(bot)).toHaveLength(1);
    expect((await chat.say("yes")).answer).toContain("✅ Cinema $14.50");
  });

  test.each<[string, ScriptedCall, RegExp]>([
    ["sets no limit", LIMIT, /• Set limit: category dining, amount 200/],
    ["makes no budget", ["create_budget", { income: "3200" }], /• Create budget: income 3200/],
    [
      "corrects nothing",
      ["revise_expense", { which: { last: 1 }, amount: "9" }],
      /• Revise expense: .*amount 9\n {3}Coffee \$4\.50 → \$9\.00/,
    ],
    ["removes nothing", ["remove_expense", { which: { last: 1 } }], /• Remove expense: .*\n {3}Coffee \$4\.50 goes/],
    ["takes nothing back", ["undo", {}], /• Undo\n {3}Coffee \$4\.50 goes/],
  ])("%s", async (_what, call, shown) => {
    const { bot, chat, limits } = await open({ calls: [call] }, { say: "" });
    await chat.say("coffee 4.50");
    expect((await chat.say(QUESTION)).answer).toMatch(shown);
    expect([await bookOf(bot), await limits()]).toEqual([["coffee 450 2026-11-23"], []]);
  });
});

describe("what the model proposes", () => {
  test("is done by a yes, exactly as shown, once", async () => {
    const { chat, limits } = await open({ calls: [LIMIT] }, { say: "" });
    const asked = await chat.say(QUESTION);
    expect((await chat.say("yes")).answer).toContain("📏 Dining limit $200.00 a month");
    expect(await limits()).toEqual([20_000]);
    expect((await chat.say("yes")).answer).not.toContain("📏");
    expect((await chat.press(asked, "Yes, do it")).answer).toContain("answered that already");
  });

  test("is done by its button, and not by No", async () => {
    const { chat, limits } = await open({ calls: [LIMIT] }, { say: "" }, { calls: [LIMIT] }, { say: "" });
    const first = await chat.say(QUESTION);
    expect((await chat.press(first, "No")).answer).toBe("All right, I left everything as it is.");
    expect(await limits()).toEqual([]);
    const second = await chat.say(QUESTION);
    await chat.press(second, "Yes, do it");
    expect(await limits()).toEqual([20_000]);
  });

  test("is not done after ten minutes, nor by a yes in another chat", async () => {
    const { bot, chat, limits } = await open({ calls: [LIMIT] }, { say: "" });
    const asked = await chat.say(QUESTION);
    const elsewhere = openChat(bot, "43");
    await elsewhere.say("yes");
    expect((await elsewhere.press(asked, "Yes, do it")).answer).toContain("in the chat where I asked it");
    bot.clock.advance({ minutes: 10, seconds: 1 });
    await chat.say("yes");
    expect(await limits()).toEqual([]);
  });

  test("is not done when what was shown has changed since", async () => {
    const { bot, chat } = await open({ calls: [["undo", {}]] }, { say: "" });
    await chat.say("coffee 4.50");
    const asked = await chat.say(QUESTION);
    expect(asked.answer).toContain("Coffee $4.50 goes");
    await openChat(bot, "43").say("taxi 12");
    expect((await chat.press(asked, "Yes, do it")).answer).toContain("What I showed you has changed since");
    expect(await bookOf(bot)).toHaveLength(2);
  });

  test("is one question for several calls, done in their order", async () => {
    const travel: ScriptedCall = ["set_limit", { category: "travel", amount: "50" }];
    const { chat, limits } = await open({ calls: [LIMIT, travel] }, { say: "" });
    await chat.say("make a budget for 3200 a month");
    const { answer } = await chat.say(QUESTION);
    expect(answer).toContain("• Set limit: category dining, amount 200\n");
    expect(answer).toContain("• Set limit: category travel, amount 50\n");
    await chat.say("yes");
    expect(await limits()).toEqual([20_000, 5_000]);
  });

  test("lays open what the answers to the model's own question would do", async () => {
    const ask: ScriptedCall = [
      "ask",
      {
        question: "Which of these do you mean?",
        choices: [
          { label: "The harmless one", calls: [{ tool: "set_limit", args: { category: "dining", amount: "1" } }] },
          { label: "Nonsense", calls: [{ tool: "set_limit", args: { colour: "red" } }] },
        ],
      },
    ];
    const { chat, limits } = await open({ calls: [ask] }, { say: "" });
    const asked = await chat.say(QUESTION);
    expect(asked.answer).toContain("• The harmless one: Set limit: category dining, amount 1");
    expect(asked.answer).not.toContain("Nonsense");
    await chat.press(asked, "The harmless one");
    expect(await limits()).toEqual([100]);
  });

  test("is nothing where the model only asks", async () => {
    const { chat } = await open(
      { calls: [["ask", { question: "Which month do you mean?", choices: [] }]] },
      { say: "" },
    );
    expect((await chat.say(QUESTION)).answer).toBe("Which month do you mean?");
  });
});

describe("a call that is wrong", () => {
  test("is told why and may be put right once", async () => {
    const { bot, model, chat } = await open(
      { calls: [["log_expense", { amount: "fourteen", description: "cinema" }]] },
      { calls: [CINEMA] },
      { say: "" },
    );
    expect((await chat.say(PURCHASE)).answer).toContain("✅ Cinema $14.50");
    expect(saidTo(model.requests[1] ?? { conversation: [] })).toContain("An amount is a decimal string like 4.50");
    expect(await bookOf(bot)).toHaveLength(1);
  });

  test("by an id that another one has is answered for itself", async () => {
    const model = scriptedModel({ calls: [DINING, ["list_expenses", {}]] }, { say: "" });
    const alike: typeof model.answer = async (...asked) => {
      const answer = await model.answer(...asked);
      const calls = answer.round.calls.map((call) => ({ ...call, id: "call" }));
      return { ...answer, round: { ...answer.round, calls } };
    };
    const bot = await openBot({ model: { ...model, answer: alike } });
    const chat = openChat(bot);
    await chat.say("coffee 4.50");
    await chat.say(QUESTION);
    const results = model.requests[1]?.conversation.flatMap((item) => (item.kind === "result" ? [item.output] : []));
    expect(results?.map((output) => output.includes("Dining in November"))).toEqual([true, false]);
  });

  test("a second time is not asked for again", async () => {
    const wrong: ScriptedCall = ["log_expense", '{"amount": '];
    const { model, chat } = await open({ calls: [wrong] }, { calls: [wrong] }, { say: "How much was it?" });
    expect((await chat.say(PURCHASE)).answer).toBe("How much was it?");
    expect(saidTo(model.requests[2] ?? { conversation: [] })).toContain("Don't call it again");
  });

  test("to a tool that there is not, or that is for code only, does nothing", async () => {
    const { model, chat } = await open(
      {
        calls: [
          ["propose", { text: "x", choices: [] }],
          ["wire", {}],
        ],
      },
      { say: "" },
    );
    expect((await chat.say(QUESTION)).answer).toContain("That's not something I keep track of");
    expect(saidTo(model.requests[1] ?? { conversation: [] })).toContain("There is no tool propose.");
  });

  test("is said by the tool where nothing else is", async () => {
    const foreign: ScriptedCall = ["check_purchase", { item: "a bike", amount: "900", currency: "EUR" }];
    const { chat } = await open({ calls: [foreign] }, { say: "" });
    expect((await chat.say(QUESTION)).answer).toContain("I know no rate for EUR");
  });
});

describe("a model that does not come to an end", () => {
  test("has to answer in words in the sixth round", async () => {
    const months = ["2026-06", "2026-07", "2026-08", "2026-09", "2026-10"];
    const calls = months.map((month): ScriptedAnswer => ({ calls: [["summarize_budget", { month }]] }));
    const { model, chat } = await open(...calls, { say: "Nothing was spent.", calls: [DINING] });
    expect((await chat.say(QUESTION)).answer).toBe("Nothing was spent.");
    expect(model.requests.map(({ mayCall }) => mayCall)).toEqual([true, true, true, true, true, false]);
  });

  test("may not call more than one message can ask for", async () => {
    const many = Array.from({ length: 40 }, (_, day): ScriptedCall => ["list_expenses", { limit: day + 1 }]);
    const { model, chat } = await open({ calls: many }, { say: "" });
    await chat.say(QUESTION);
    expect(saidTo(model.requests[1] ?? { conversation: [] }).split("too many calls").length - 1).toBe(10);
  });

  test("is not waited for after the deadline, and what it has called by then counts", async () => {
    const silent: ScriptedAnswer = (_request, signal) =>
      new Promise((_resolve, reject) => {
        signal.addEventListener("abort", () => reject(new Unavailable("Given up.")));
      });
    const model = scriptedModel({ calls: [CINEMA] }, silent);
    const bot = await openBot({ model, limits: { deadline: { chat: 50, voice: 50 } } });
    expect((await openChat(bot).say(PURCHASE)).answer).toContain("✅ Cinema $14.50");
  });
});

describe("a service that is down", () => {
  const down = new Unavailable("The service is down.");

  test("costs the first person a few tries, and nobody else anything until it has rested", async () => {
    const { bot, model, chat } = await open(down, down, down, { say: "It is not." });
    expect((await chat.say(QUESTION)).answer).toContain("That's not something I keep track of");
    expect(model.requests).toHaveLength(3);
    const other = openChat(bot, "43");
    expect((await other.say(QUESTION)).answer).toContain("That's not something I keep track of");
    expect(model.requests).toHaveLength(3);
    bot.clock.advance({ seconds: 31 });
    expect((await other.say(QUESTION)).answer).toBe("It is not.");
  });

  test("is told in the log without a word of what was said", async () => {
    const { bot, chat } = await open(down, down, down);
    await chat.say(QUESTION);
    expect(bot.log.text()).toContain("the model can't be had");
    expect(bot.log.text()).not.toContain("takeaway");
  });
});

describe("a turn that is run again", () => {
  test("asks for nothing that was answered, and writes once", async () => {
    const stores = openMemoryStores();
    let settlings = 0;
    const settle: TurnStore["settle"] = async (...turn) => {
      settlings += 1;
      if (settlings === 1) throw new TypeError("a defect before");
      const outcome = await stores.turns.settle(...turn);
      if (settlings === 2) throw new TypeError("a defect after");
      return outcome;
    };
    const model = scriptedModel({ calls: [CINEMA] }, { say: "" });
    const bot = await openBot({ model, stores: { ...stores, turns: { ...stores.turns, settle } } });
    expect((await openChat(bot).say(PURCHASE)).answer).toContain("✅ Cinema $14.50");
    expect(model.requests).toHaveLength(2);
    expect(await bookOf(bot)).toHaveLength(1);
  });

  test("goes on after the answers that stand there", async () => {
    const stores = openMemoryStores();
    let kept = 0;
    const decide: TurnStore["decide"] = async (...round) => {
      const stands = await stores.turns.decide(...round);
      kept += 1;
      if (kept === 1) throw new Unavailable("The process died.");
      return stands;
    };
    const model = scriptedModel({ calls: [DINING] }, { say: "It is $4.50." });
    const bot = await openBot({ model, stores: { ...stores, turns: { ...stores.turns, decide } } });
    const chat = openChat(bot);
    await chat.say("coffee 4.50");
    expect((await chat.say(QUESTION)).answer).toBe("It is $4.50.");
    expect(model.requests).toHaveLength(2);
    expect(model.requests[1]?.conversation.map(({ kind }) => kind)).toEqual(["said", "answered", "result"]);
  });

  test("takes the answer that another process wrote first, not its own", async () => {
    const stores = openMemoryStores();
    const first = { calls: [], text: "Theirs.", replay: [] };
    const decide: TurnStore["decide"] = (claim, key, index) => stores.turns.decide(claim, key, index, first);
    const model = scriptedModel({ say: "Ours." });
    const bot = await openBot({ model, stores: { ...stores, turns: { ...stores.turns, decide } } });
    expect((await openChat(bot).say(QUESTION)).answer).toBe("Theirs.");
  });

  test("says nothing that is no longer so when the book has grown while the model was thinking", async () => {
    const { bot, chat } = await open({ calls: [DINING] }, async () => {
      await elsewhere.say("lunch 12");
      return { say: "Dining is at $4.50." };
    });
    const elsewhere = openChat(bot, "43");
    await chat.say("coffee 4.50");
    expect((await chat.say(QUESTION)).answer).toBe("🍽️ Dining in November: $16.50 spent (2 entries)");
  });

  test("is undone as a whole", async () => {
    const snacks: ScriptedCall = ["log_expense", { amount: "6", description: "snacks" }];
    const { bot, chat } = await open({ calls: [CINEMA] }, { calls: [snacks] }, { say: "" });
    await chat.say("coffee 4.50");
    const said = await chat.say("I ended up at the cinema again, 14.50, and snacks that came to 6");
    expect(await bookOf(bot)).toHaveLength(3);
    await chat.press(said, "Undo");
    expect(await bookOf(bot)).toEqual(["coffee 450 2026-11-23"]);
  });
});

describe("what the model costs", () => {
  test("is counted, and when the person's day is used up they are told once", async () => {
    const model = scriptedModel({ say: "It is not.", microDollars: 60 }, { say: "No.", microDollars: 60 });
    const bot = await openBot({ model, budget: { person: 100, all: 1_000 } });
    const chat = openChat(bot);
    expect((await chat.say(QUESTION)).answer).toBe("It is not.");
    expect((await chat.say(QUESTION)).answer).toBe("No.");
    expect(await bot.stores.usage.onDay("2026-11-23")).toMatchObject([{ kind: "model", calls: 2, microDollars: 120 }]);
    expect((await chat.say(QUESTION)).answer).toContain("is used up");
    expect((await chat.say(QUESTION)).answer).not.toContain("is used up");
    expect((await chat.say(PURCHASE)).answer).toContain("Cinema $14.50");
    expect(model.requests).toHaveLength(2);
  });

  test("is free again the next day", async () => {
    const model = scriptedModel({ say: "It is not.", microDollars: 100 }, { say: "No." });
    const bot = await openBot({ model, budget: { person: 100, all: 1_000 } });
    const chat = openChat(bot);
    await chat.say(QUESTION);
    bot.clock.advance({ hours: 24 });
    expect((await chat.say(QUESTION)).answer).toBe("No.");
  });

  test("is bounded for all together, too", async () => {
    const model = scriptedModel({ say: "It is not.", microDollars: 100 });
    const bot = await openBot({ model, budget: { person: 1_000, all: 100 } });
    const chat = openChat(bot);
    await chat.say(QUESTION);
    expect((await chat.say(QUESTION)).answer).toContain("is used up");
  });
});
