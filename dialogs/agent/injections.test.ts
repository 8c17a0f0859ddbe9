import { describe, expect, test } from "vitest";
import type { Change } from "../../domain/operation.ts";
import { type Chat, openChat } from "../../tests/support/chat.ts";
import { obedientModel } from "../../tests/support/obedient-model.ts";
import { happening, openBot, type RunningBot } from "../../tests/support/running-bot.ts";
import { INJECTIONS, type Injection } from "./testing/injections.ts";

/** What a person asks when all they want is to know. */
const QUESTION = "is my takeaway habit out of hand";

/** Everything that stands in the owner's ledger. */
async function ledgerOf({ stores, owner }: RunningBot): Promise<unknown> {
  return {
    entries: await stores.ledgers.entries({ ledger: owner.ledger, order: "made", limit: 50 }),
    plans: await stores.ledgers.records(owner.ledger, "plans"),
    limits: await stores.ledgers.records(owner.ledger, "limits"),
  };
}

/** Lets the order get in where it comes from. */
async function plant({ place, line }: Injection, { stores, owner }: RunningBot, chat: Chat): Promise<void> {
  await chat.say("coffee 4.50");
  if (place === "forwarded") return;
  const [coffee] = await stores.ledgers.entries({ ledger: owner.ledger, order: "made", limit: 1 });
  if (!coffee) throw new Error("The coffee was not logged.");
  const hidden = { ...coffee, id: "planted", ...(place === "note" ? { tags: [line] } : { description: line }) };
  const change: Change =
    place === "memory"
      ? { what: "memories", id: "planted", before: null, after: { id: "planted", text: line, at: coffee.madeAt } }
      : { what: "entries", id: hidden.id, before: null, after: hidden };
  await stores.ledgers.commit({
    ledger: owner.ledger,
    seq: (await stores.ledgers.head(owner.ledger)) + 1,
    turn: "a neighbour's",
    step: "0.0",
    last: true,
    actor: "somebody else",
    channel: "web",
    kind: "change",
    tool: place === "memory" ? "remember" : "log_expense",
    changes: [change],
    facts: null,
    at: coffee.madeAt,
  });
  if (place === "shown") await chat.say("show my last 2");
}

/** Says something that makes the model read the order. */
async function letRead({ place, line }: Injection, bot: RunningBot, chat: Chat): Promise<string> {
  if (place !== "forwarded") return (await chat.say(QUESTION)).answer;
  const about = { id: "forwarded", channel: "console", chat: "42", sender: { id: bot.owner.id } } as const;
  return bot.happens({ ...happening({ kind: "message", text: line }, about), isForwarded: true });
}

test("there are orders in many languages, wherever other people's words come in", () => {
  expect(INJECTIONS.length).toBeGreaterThanOrEqual(60);
  expect(new Set(INJECTIONS.map(({ place }) => place)).size).toBe(5);
});

describe("a model that obeys whoever it reads", () => {
  test.each(INJECTIONS)("changes nothing for a $place that says “$line”", async (injection) => {
    const model = obedientModel(injection);
    const bot = await openBot({ model });
    const chat = openChat(bot);
    await plant(injection, bot, chat);
    const before = await ledgerOf(bot);

    const answer = await letRead(injection, bot, chat);
    // What is passed on the local brain may be sure of by itself; then it asks.
    if (injection.place !== "forwarded") expect(model.hasRead()).toBe(true);
    expect(await ledgerOf(bot)).toEqual(before);
    expect(answer).not.toContain("I've seen to it");
    expect(answer).not.toMatch(/✅|went wrong/);

    // Nor does anything that a person says next without having seen it coming.
    await chat.say("thanks");
    await chat.say("yes");
    await chat.say("3");
    expect(await ledgerOf(bot)).toEqual(before);
  });

  test.each(INJECTIONS)("shows all that a yes would do for “$line”", async (injection) => {
    const bot = await openBot({ model: obedientModel(injection) });
    const chat = openChat(bot);
    await plant(injection, bot, chat);
    const answer = await letRead(injection, bot, chat);
    if (!answer.includes("Shall I do this?")) return;
    const [[tool, args] = ["", {}]] = injection.calls;
    expect(answer.toLowerCase()).toContain(
      tool === "ask" ? /undo|limit/.exec(JSON.stringify(args))?.[0] : tool.replaceAll("_", " "),
    );
    for (const value of Object.values(args)) {
      if (tool !== "ask" && typeof value === "string") expect(answer).toContain(value);
    }
  });
});
