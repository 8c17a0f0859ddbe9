import { describe, expect, test } from "vitest";
import { z } from "zod";
import { bookOf, openChat } from "../../tests/support/chat.ts";
import { openBot } from "../../tests/support/running-bot.ts";
import { type ScriptedAnswer, scriptedModel } from "../../tests/support/scripted-model.ts";
import type { ModelRequest } from "../language-model.ts";

const QUESTION = "is my takeaway habit out of hand";

/** A chat whose model answers as written down. */
async function open(...script: readonly ScriptedAnswer[]) {
  const model = scriptedModel(...script);
  const bot = await openBot({ model });
  return { bot, model, chat: openChat(bot) };
}

const briefing = z.object({ said_before: z.array(z.string()), last_shown: z.array(z.unknown()) });

function dataOf(request: ModelRequest | undefined): z.output<typeof briefing> {
  const [first] = request?.conversation ?? [];
  const data = /<data>(.*)<\/data>/.exec(first?.kind === "said" ? first.text : "")?.[1];
  return briefing.parse(JSON.parse(data ?? "null"));
}

describe("in a long conversation", () => {
  test("the model is told the latest that was said, in its order, each in one short line", async () => {
    const { model, chat } = await open({ say: "You do." }, { say: "It is not." });
    for (let day = 1; day <= 9; day++) await chat.say(`coffee ${day}`);
    await chat.say(`do I drink ${"very ".repeat(50)}strong tea`);
    await chat.say(QUESTION);
    const { said_before } = dataOf(model.requests[1]);
    expect(said_before).toHaveLength(6);
    expect(said_before.map((line) => line.slice(0, 16))).toEqual([
      "person: coffee 8",
      expect.stringMatching(/^you: /),
      "person: coffee 9",
      expect.stringMatching(/^you: /),
      "person: do I dri",
      expect.stringMatching(/^you: /),
    ]);
    expect(Math.max(...said_before.map(({ length }) => length))).toBeLessThanOrEqual(200);
  });

  test("no result is more than a model can read, and each is whole JSON", async () => {
    const { bot, model, chat } = await open({ calls: [["list_expenses", { limit: 100 }]] }, { say: "" });
    for (let cents = 11; cents <= 55; cents++) await chat.say(`coffee 3.${cents}`);
    expect((await bookOf(bot)).length).toBeGreaterThan(40);
    await chat.say(QUESTION);
    const [output = ""] = (model.requests[1]?.conversation ?? []).flatMap((item) =>
      item.kind === "result" ? [item.output] : [],
    );
    const { entries } = z.object({ entries: z.array(z.object({ amount: z.string() })) }).parse(JSON.parse(output));
    expect(entries).toHaveLength(40);
    expect(output.length).toBeLessThan(12_000);
    expect(dataOf(model.requests[0]).last_shown.length).toBeLessThanOrEqual(40);
  });
});

describe("a question of the model", () => {
  const calls = [
    { label: "Dining", calls: [{ tool: "summarize_budget", args: { category: "dining" } }] },
    { label: "Groceries", calls: [{ tool: "summarize_budget", args: { category: "groceries" } }] },
  ];

  test("is answered by a number", async () => {
    const { model, chat } = await open(
      { calls: [["ask", { question: "Dining or groceries?", choices: calls }]] },
      { say: "" },
    );
    await chat.say("groceries 40");
    expect((await chat.say(QUESTION)).answer).toContain("Dining or groceries?");
    expect((await chat.say("2")).answer).toContain("🛒 Groceries in November: $40 spent");
    expect(model.requests).toHaveLength(2);
  });

  test("in words is answered in words, which the model is asked about with its question before them", async () => {
    const { model, chat } = await open({ say: "Do you mean Dining or Groceries?" }, { say: "Groceries, then." });
    await chat.say(QUESTION);
    expect((await chat.say("the second one I guess")).answer).toBe("Groceries, then.");
    expect(dataOf(model.requests[1]).said_before).toEqual([
      `person: ${QUESTION}`,
      "you: Do you mean Dining or Groceries?",
    ]);
  });

  test("whose answer is a bare number that answers nothing is not taken for an expense", async () => {
    const { bot, chat } = await open(
      { say: "Do you mean Dining or Groceries?" },
      ...Array.from({ length: 3 }, () => ({ say: "Groceries, then." })),
    );
    await chat.say(QUESTION);
    await chat.say("2");
    expect(await bookOf(bot)).toEqual([]);
  });
});
