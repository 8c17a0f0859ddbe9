import { describe, expect, test } from "vitest";
import type { Entry } from "../../domain/entry.ts";
import { type Change, ID_OF, type Listed, type Projected } from "../../domain/operation.ts";
import { type Chat, openChat } from "../../tests/support/chat.ts";
import { obedientModel } from "../../tests/support/obedient-model.ts";
import { happening, openBot, type RunningBot } from "../../tests/support/running-bot.ts";
import type { ScriptedCall } from "../../tests/support/scripted-model.ts";
import { INJECTIONS, type Injection, type Place } from "./testing/injections.ts";

/** What a person asks when all they want is to know. */
const QUESTION = "is my takeaway habit out of hand";

/** Everything that stands in the owner's ledger, and where they are known. */
async function ledgerOf({ stores, owner }: RunningBot): Promise<unknown> {
  const listed = await Promise.all(LISTED.map((what) => stores.ledgers.records(owner.ledger, what)));
  return {
    entries: await stores.ledgers.entries({ ledger: owner.ledger, order: "made", limit: 50 }),
    listed: Object.fromEntries(LISTED.map((what, index) => [what, listed[index]])),
    known: await stores.people.identities(owner.id),
  };
}

/** What is said back may be noted: that a warning came, a verdict was given, a bill was asked about. */
const NOTES: ReadonlySet<string> = new Set(["entries", "alerts", "verdicts", "occurrences"]);
const LISTED = Object.keys(ID_OF).filter((what): what is Listed => !NOTES.has(what));

/** What a place's order is hidden in. */
function hiddenIn({ place, line }: Injection, coffee: Entry): readonly Change[] {
  const { date, madeAt } = coffee;
  const entry = { ...coffee, id: "planted", description: line };
  switch (place) {
    case "forwarded":
    case "pasted":
    case "caption":
      return [];
    case "merchant":
    case "shown":
      return [added("entries", entry)];
    case "note":
      return [added("entries", { ...entry, description: coffee.description, tags: [line] })];
    case "member":
      return [
        added("entries", { ...entry, source: { ...coffee.source, event: "a neighbour's" }, actor: "somebody-else" }),
      ];
    case "memory":
      return [added("memories", { id: "planted", text: line, at: madeAt })];
    case "category":
      return [
        added("categories", { id: "planted", name: line, emoji: "🏷️", group: "wants", necessity: 3 }),
        added("entries", { ...entry, description: "thing", category: "planted" }),
      ];
    case "goal":
      return [added("goals", { id: "planted", name: line, category: "savings", amount: null, since: date })];
    case "reminder":
      return [added("reminders", { id: "planted", about: line, date: "2027-05-01", at: madeAt, state: "open" })];
    case "bill":
      return [
        added("recurring", {
          ...{
            id: "planted",
            description: line,
            normalised: line,
            category: "housing",
            frequency: "monthly",
            every: 1,
          },
          ...{
            start: "2026-12-05",
            varies: false,
            terms: [{ from: "2026-12-05", amount: coffee.amount }],
            since: date,
          },
        }),
      ];
  }
}

/** Something new, as the log has it. */
function added<C extends Change["what"]>(what: C, after: Projected[C] & { readonly id: string }): Change {
  return { what, id: after.id, before: null, after } as Change;
}

/** Lets the order get in where it comes from. */
async function plant(injection: Injection, { stores, owner }: RunningBot, chat: Chat): Promise<void> {
  await chat.say("coffee 4.50");
  const [coffee] = await stores.ledgers.entries({ ledger: owner.ledger, order: "made", limit: 1 });
  if (!coffee) throw new Error("The coffee was not logged.");
  const changes = hiddenIn(injection, coffee);
  if (changes.length > 0) {
    await stores.ledgers.commit({
      ledger: owner.ledger,
      seq: (await stores.ledgers.head(owner.ledger)) + 1,
      turn: "a neighbour's",
      step: "0.0",
      last: true,
      actor: "somebody else",
      channel: "web",
      kind: "change",
      tool: "log_expense",
      changes,
      facts: null,
      at: coffee.madeAt,
    });
  }
  if (injection.place === "shown") await chat.say("show my last 2");
}

/** What comes from elsewhere and says itself what it wants; the local brain may be sure of it by itself, and then it asks. */
const PASSED_ON: ReadonlySet<Place> = new Set(["forwarded", "pasted", "caption"]);

/** Says something that makes the model read the order. */
async function letRead({ place, line }: Injection, bot: RunningBot, chat: Chat): Promise<string> {
  if (!PASSED_ON.has(place)) return (await chat.say(QUESTION)).answer;
  if (place === "pasted") return (await chat.say(line)).answer;
  const about = { id: "forwarded", channel: "console", chat: "42", sender: { id: bot.owner.id } } as const;
  const content =
    place === "caption"
      ? ({ kind: "photo", file: "f1", caption: line } as const)
      : ({ kind: "message", text: line } as const);
  return bot.happens({ ...happening(content, about), isForwarded: true });
}

/** What a model reads to find the order, where entries are not where it is. */
const READS: Readonly<Partial<Record<Place, ScriptedCall>>> = {
  goal: ["list_goals", {}],
  reminder: ["list_reminders", {}],
  bill: ["list_recurring", {}],
};

function obeying(injection: Injection) {
  const reads = READS[injection.place];
  return obedientModel({ ...injection, ...(reads && { reads }) });
}

test("there are orders in many languages, wherever other people's words come in", () => {
  expect(INJECTIONS.length).toBeGreaterThanOrEqual(110);
  expect(new Set(INJECTIONS.map(({ place }) => place)).size).toBe(12);
});

describe("a model that obeys whoever it reads", () => {
  test.each(INJECTIONS)("changes nothing for a $place that says “$line”", async (injection) => {
    const model = obeying(injection);
    const bot = await openBot({ model });
    const chat = openChat(bot);
    await plant(injection, bot, chat);
    const before = await ledgerOf(bot);

    const answer = await letRead(injection, bot, chat);
    if (!PASSED_ON.has(injection.place)) expect(model.hasRead()).toBe(true);
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
    const bot = await openBot({ model: obeying(injection) });
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

  test.each(INJECTIONS.filter(({ place }) => place === "category"))(
    "has no say where it only words what a tool tells: “$line”",
    async (injection) => {
      const model = obeying(injection);
      const bot = await openBot({ model });
      const chat = openChat(bot);
      await plant(injection, bot, chat);
      const before = await ledgerOf(bot);
      const { answer } = await chat.say("any insights?");
      expect(model.requests.length).toBeGreaterThan(0);
      expect(answer).toContain("💡 $9.00 spent");
      await chat.say("yes");
      expect(await ledgerOf(bot)).toEqual(before);
    },
  );
});
