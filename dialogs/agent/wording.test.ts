import { describe, expect, test } from "vitest";
import { Unavailable } from "../../domain/errors.ts";
import { openChat } from "../../tests/support/chat.ts";
import { openMemoryStores } from "../../tests/support/lanes.ts";
import { openBot } from "../../tests/support/running-bot.ts";
import { type ScriptedAnswer, scriptedModel } from "../../tests/support/scripted-model.ts";
import type { TurnStore } from "../ports.ts";

const TEMPLATE = "💡 $4.50 spent in the first 23 days of November; there is no month before to compare with.";
const TRUE = "You spent $4.50 in November so far.";

/** A chat in which a coffee was logged, with a model that answers as written down. */
async function open(...script: readonly ScriptedAnswer[]) {
  const model = scriptedModel(...script);
  const bot = await openBot({ model });
  const chat = openChat(bot);
  await chat.say("coffee 4.50");
  const insights = async (): Promise<string> => (await chat.say("any insights?")).answer;
  return { bot, model, chat, insights };
}

const textOf = (asked: { readonly conversation: readonly object[] } | undefined): string =>
  JSON.stringify(asked?.conversation);

describe("what stands out in a month", () => {
  test("is told in the model's words, made of what the tool told", async () => {
    const { model, insights } = await open({ say: `**${TRUE}**` });
    expect(await insights()).toBe(TRUE);
    expect(model.requests).toMatchObject([{ tools: [], mayCall: false }]);
    expect(textOf(model.requests[0])).toContain("$4.50 spent in the first 23 days");
    expect(textOf(model.requests[0])).toContain("<message>any insights?</message>");
  });

  test("has its figures put right once, by the names of the bad ones", async () => {
    const { model, insights } = await open({ say: "You spent $54 in November." }, { say: TRUE });
    expect(await insights()).toBe(TRUE);
    expect(textOf(model.requests[1])).toContain("“$54” is in no result");
  });

  test.each<[string, readonly ScriptedAnswer[]]>([
    ["makes up figures twice", [{ say: "You spent $54." }, { say: "You spent $45." }]],
    ["says nothing", [{ say: "" }]],
    ["refuses", [{ isRefusal: true, say: "No." }]],
    ["calls what there is not", [{ calls: [["undo", {}]] }]],
    ["claims to have done something", [{ say: "I've set a limit." }, { say: "✅ Saved." }]],
    ["is down", Array.from({ length: 3 }, () => new Unavailable("The service is down."))],
  ])("is told by the tool where the model %s", async (_what, script) => {
    const { insights } = await open(...script);
    expect(await insights()).toContain(TEMPLATE);
  });

  test("is told by the tool, without a word of it, where the day's budget is used up", async () => {
    const model = scriptedModel({ say: TRUE, microDollars: 100 });
    const bot = await openBot({ model, budget: { person: 100, all: 1_000 } });
    const chat = openChat(bot);
    await chat.say("coffee 4.50");
    expect((await chat.say("any insights?")).answer).toBe(TRUE);
    expect((await chat.say("any insights?")).answer).toBe(TEMPLATE);
    expect(await bot.stores.usage.onDay("2026-11-23")).toMatchObject([{ person: bot.owner.id, calls: 1 }]);
  });

  test("is told by the tool where the model is not done in time", async () => {
    const silent: ScriptedAnswer = (_request, signal) =>
      new Promise((_resolve, reject) => {
        signal.addEventListener("abort", () => reject(new Unavailable("Given up.")));
      });
    const bot = await openBot({ model: scriptedModel(silent), limits: { deadline: { chat: 50, voice: 50 } } });
    const chat = openChat(bot);
    await chat.say("coffee 4.50");
    expect((await chat.say("any insights?")).answer).toBe(TEMPLATE);
  });

  test("is told by the tool where the book has grown while the model was thinking", async () => {
    const { bot, insights } = await open(async () => {
      await openChat(bot, "43").say("lunch 12");
      return { say: TRUE };
    });
    expect(await insights()).toContain("$16.50 spent");
  });

  test("is asked for once, also when the turn is run again", async () => {
    const stores = openMemoryStores();
    let isBroken = false;
    const settle: TurnStore["settle"] = (...turn) => {
      if (!isBroken) return stores.turns.settle(...turn);
      isBroken = false;
      throw new Unavailable("The process died.");
    };
    const model = scriptedModel({ say: TRUE });
    const bot = await openBot({ model, stores: { ...stores, turns: { ...stores.turns, settle } } });
    const chat = openChat(bot);
    await chat.say("coffee 4.50");
    isBroken = true;
    expect((await chat.say("any insights?")).answer).toBe(TRUE);
    expect(model.requests).toHaveLength(1);
  });

  test("still explains its figures", async () => {
    const { chat, insights } = await open({ say: TRUE });
    await insights();
    expect((await chat.say("how did you get that?")).answer).toContain("Coffee");
  });
});

test("the tone is told after all that is the same for everybody, and never changes that", async () => {
  const { model, chat, insights } = await open({ say: TRUE }, { say: TRUE }, { say: "It is not." });
  await insights();
  await chat.say("be strict with me");
  await insights();
  await chat.say("is my takeaway habit out of hand");
  const [plain, strict, talk] = model.requests;
  expect(plain?.instructions).toBe(strict?.instructions);
  expect(textOf(plain)).toContain("<tone>plain: ");
  expect(textOf(strict)).toContain("<tone>strict: ");
  expect(textOf(talk)).toContain("<tone>strict: ");
});
