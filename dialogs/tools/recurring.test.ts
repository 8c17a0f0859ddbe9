import { describe, expect, test } from "vitest";
import { type Household, openHousehold } from "../../tests/support/household.ts";
import type { ToolCall } from "./call.ts";

/** It is Wednesday, 10 June 2026. */
const add = (description: string, amount: string, args: object = {}): ToolCall => ({
  tool: "add_recurring",
  args: { description, amount, frequency: "monthly", ...args },
});
const log = (description: string, amount: string, args: object = {}): ToolCall => ({
  tool: "log_expense",
  args: { description, amount, ...args },
});
const list = (args: object = {}): ToolCall => ({ tool: "list_recurring", args: { ...args } });
const stop = (words: string): ToolCall => ({ tool: "stop_recurring", args: { which: { words } } });
const edit = (words: string, args: object): ToolCall => ({
  tool: "edit_recurring",
  args: { which: { words }, ...args },
});
const undo: ToolCall = { tool: "undo", args: {} };
const redo: ToolCall = { tool: "redo", args: {} };

async function withNetflix(args: object = { day: 11 }): Promise<Household> {
  const home = await openHousehold();
  await home.say(add("netflix", "15.49", args));
  return home;
}

async function entriesOf({ stores, person }: Household): Promise<string[]> {
  const entries = await stores.ledgers.entries({ ledger: person.ledger, order: "made", limit: 50 });
  return entries
    .toReversed()
    .map(({ description, amount, recurring }) => `${description} ${amount.minor} ${recurring?.due ?? "-"}`);
}

describe("expecting something", () => {
  test.each<[ToolCall, string]>([
    [
      add("netflix", "15.49", { day: 24 }),
      "🔁 Netflix $15.49 every month on the 24th · Subscriptions, next due Wed 24 Jun. I set it aside, and log it on the day.",
    ],
    [
      add("gym", "30", { frequency: "weekly", every: 2, start: "2026-06-12" }),
      "🔁 Gym $30.00 every 2 weeks on Friday · Health, next due Fri 12 Jun. I set it aside, and log it on the day.",
    ],
    [
      add("car insurance", "480", { frequency: "yearly", start: "2027-03-03" }),
      "🔁 Car insurance $480.00 every year · Insurance, next due Wed 3 Mar 2027. I set it aside, and log it on the day.",
    ],
    [
      add("electricity", "80", { varies: true }),
      "🔁 Electricity about $80.00 every month on the 30th · Utilities, next due Tue 30 Jun. I set it aside, and ask what it came to.\nIs it due on another day? Say it like “electricity is on the 5th”.",
    ],
    [
      add("coffee", "4.50", { frequency: "daily" }),
      "🔁 Coffee $4.50 every day · Dining, next due today. I set it aside, and log it on the day.",
    ],
    [
      add("dentist", "120", { frequency: "once", start: "2026-06-11" }),
      "🔁 Dentist $120.00 once · Health, next due tomorrow. I set it aside, and log it on the day.",
    ],
  ])("says what, how often, and what happens on the day: %#", async (call, expected) => {
    const home = await openHousehold();
    expect(await home.say(call)).toBe(expected);
  });

  test("what would never be due is refused", async () => {
    const home = await openHousehold();
    expect(await home.say(add("gym", "30", { end: "2026-06-01" }))).toContain("before it is due");
    expect(await home.say(list())).toContain("I expect no bills.");
  });

  test("of what was logged just now makes it the first, so that it is not logged again", async () => {
    const home = await openHousehold();
    await home.say(log("netflix", "15.49"));
    const answer = await home.say(add("Netflix", "15.49", { day: 10 }));
    expect(answer).toContain("next due Fri 10 Jul");
    expect(answer).toContain("The Netflix you logged is the first of them.");
    expect(await entriesOf(home)).toEqual(["netflix 1549 2026-06-10"]);
    await home.say(undo);
    expect(await entriesOf(home)).toEqual(["netflix 1549 -"]);
  });

  test("twice asks whether the second is another one", async () => {
    const home = await withNetflix({ day: 24 });
    expect(await home.say(add("Netflix", "17.99", { day: 24 }))).toContain(
      "Netflix $15.49 every month on the 24th is expected already. Is this another one?",
    );
    expect(await home.press("Make it $17.99")).toContain("$15.49 → $17.99, from Wed 24 Jun on");
    await home.say(add("Netflix", "9.99", { day: 24 }));
    await home.press("Yes, another one");
    expect(await home.say(list())).toContain("$27.98 in 2 bills");
  });
});

describe("what is coming", () => {
  test("is listed until payday with its sum, and the rest after it", async () => {
    const home = await withNetflix({ day: 24 });
    await home.say(add("rent", "1200", { day: 1 }));
    await home.say(add("gym", "30", { frequency: "weekly", start: "2026-06-11" }));
    expect(await home.say(list())).toBe(
      [
        "📅 $105.49 in 4 bills until payday (Wed 1 Jul):",
        "• Gym $30.00 · tomorrow · every week on Thursday",
        "• Gym $30.00 · Thu 18 Jun · every week on Thursday",
        "• Netflix $15.49 · Wed 24 Jun · every month on the 24th",
        "• Gym $30.00 · Thu 25 Jun · every week on Thursday",
        "Later:",
        "• Rent $1,200.00 · Wed 1 Jul · every month on the 1st",
      ].join("\n"),
    );
    expect(await home.say(list({ until: "2026-06-11" }))).toContain("📅 $30.00 in 1 bill until Thu 11 Jun:");
  });

  test("leaves out what is recorded, and what is over", async () => {
    const home = await withNetflix({ day: 11 });
    await home.say(log("netflix", "15.49"));
    await home.say(add("dentist", "120", { frequency: "once", start: "2026-06-12" }));
    await home.say(stop("dentist"));
    expect(await home.say(list())).toBe(
      "📅 No bills until payday (Wed 1 Jul).\nLater:\n• Netflix $15.49 · Sat 11 Jul · every month on the 11th",
    );
  });

  test("in other money is summed up apart", async () => {
    const home = await withNetflix({ day: 24 });
    await home.say(add("hosting", "12", { currency: "EUR", day: 20 }));
    expect(await home.say(list())).toContain("📅 $15.49 and €12.00 in 2 bills");
  });
});

describe("a change", () => {
  test.each<[object, string]>([
    [
      { amount: "17.99", from: "2026-07-01" },
      "✏️ Netflix $15.49 → $17.99, from Fri 24 Jul on (every month on the 24th).",
    ],
    [{ day: 3 }, "✏️ Netflix the 24th → the 3rd, from Fri 3 Jul on (every month on the 3rd)."],
    [{ amount: "15.49" }, "That is how I have it: Netflix $15.49 every month on the 24th."],
  ])("says what it was and is, and from when on: %j", async (args, expected) => {
    const home = await withNetflix({ day: 24 });
    expect(await home.say(edit("netflix", args))).toBe(expected);
  });

  test("of the day does not make this month's due again once it is recorded", async () => {
    const home = await withNetflix({ day: 11 });
    await home.say(log("netflix", "15.49"));
    expect(await home.say(edit("netflix", { day: 20 }))).toContain("from Mon 20 Jul on");
    expect(await home.say(list())).not.toContain("Jun");
  });

  test("of one of several asks which", async () => {
    const home = await withNetflix({ day: 24 });
    await home.say(add("phone insurance", "10", { day: 5 }));
    await home.say(add("car insurance", "40", { day: 6 }));
    expect(await home.say(edit("insurance", { amount: "42" }))).toContain("Which one do you mean?");
    expect(await home.press("Car insurance $40.00, Mon 6 Jul")).toContain("Car insurance $40.00 → $42.00");
    expect(await home.say(edit("gas", { amount: "42" }))).toContain("I expect no “gas”");
  });
});

describe("stopping", () => {
  test("says that only the person can cancel it, and nothing is due any more", async () => {
    const home = await withNetflix({ day: 24 });
    expect(await home.say(stop("the netflix"))).toBe(
      "⏹️ I stopped expecting Netflix $15.49 every month on the 24th; nothing is set aside or logged for it any more. Only you can cancel it with Netflix.",
    );
    expect(await home.say(list())).toContain("I expect no bills.");
    expect(await home.say(stop("netflix"))).toContain("I expect no “netflix”");
  });

  test("is taken back and brought back", async () => {
    const home = await withNetflix({ day: 24 });
    await home.say(stop("netflix"));
    expect(await home.say(undo)).toContain("↩️ Undone: the end of Netflix $15.49 every month on the 24th");
    expect(await home.say(list())).toContain("Netflix $15.49");
    expect(await home.say(redo)).toContain("↪️ Back again: the end of Netflix");
    expect(await home.say(list())).toContain("I expect no bills.");
  });
});

test("undo and redo name what was expected, and what it became", async () => {
  const home = await withNetflix({ day: 24 });
  await home.say(edit("netflix", { amount: "17.99" }));
  expect(await home.say(undo)).toContain(
    "Netflix $15.49 every month on the 24th → Netflix $17.99 every month on the 24th",
  );
  expect(await home.say(undo)).toContain("↩️ Undone: what you expect: Netflix $15.49 every month on the 24th");
  expect(await home.say(list())).toContain("I expect no bills.");
});

describe("an entry that is a bill", () => {
  test("is logged once, and the reply says so", async () => {
    const home = await withNetflix({ day: 11 });
    expect(await home.say(log("netflix", "15.49"))).toBe(
      "✅ That's the Netflix due tomorrow: logged once, nothing more will be added.\nNetflix $15.49 · Subscriptions, today",
    );
    expect(await entriesOf(home)).toEqual(["netflix 1549 2026-06-11"]);
  });

  test("among several says so beside them", async () => {
    const home = await withNetflix({ day: 11 });
    expect(await home.say(log("coffee", "4.50"), log("netflix", "15.49"))).toBe(
      "✅ 1 Coffee $4.50 · 2 Netflix $15.49 · total $19.99\nThat's the Netflix due tomorrow: logged once, nothing more will be added.",
    );
  });

  test("is not asked about for being large", async () => {
    const home = await openHousehold();
    await home.say({ tool: "create_budget", args: { income: "3000" } });
    await home.say(add("guitar lessons", "900", { day: 11, category: "education" }));
    expect(await home.say(log("guitar lessons", "900", { category: "education" }))).toContain("logged once");
    expect(await home.say(log("trumpet lessons", "900", { category: "education" }))).toContain("much more than usual");
  });

  test("is another one by one tap, and the bill is expected as before", async () => {
    const home = await withNetflix({ day: 11 });
    await home.say(log("netflix", "15.49"));
    expect(await home.press("It's another one")).toContain(
      "Netflix $15.49 is another one; the Netflix due tomorrow is still expected.",
    );
    expect(await entriesOf(home)).toEqual(["netflix 1549 -"]);
    await home.say({ tool: "revise_expense", args: { which: { last: 1 }, amount: "15.99" } });
    expect(await entriesOf(home)).toEqual(["netflix 1599 -"]);
    expect(await home.say(list())).toContain("Netflix $15.49 · tomorrow");
  });

  test("stays it when its amount is put right, and frees it when it turns out to be something else", async () => {
    const home = await withNetflix({ day: 11 });
    await home.say(log("netflix", "15.49"));
    await home.say({ tool: "revise_expense", args: { which: { last: 1 }, amount: "21.50" } });
    expect(await entriesOf(home)).toEqual(["netflix 2150 2026-06-11"]);
    await home.say({ tool: "revise_expense", args: { which: { last: 1 }, description: "hulu" } });
    expect(await entriesOf(home)).toEqual(["hulu 2150 -"]);
    expect(await home.say(list())).toContain("Netflix $15.49 · tomorrow");
  });

  test("becomes it by a correction", async () => {
    const home = await withNetflix({ day: 11 });
    await home.say(log("nettles", "15.49"));
    const answer = await home.say({ tool: "revise_expense", args: { which: { last: 1 }, description: "netflix" } });
    expect(answer).toContain("That's the Netflix due tomorrow: logged once, nothing more will be added.");
    expect(await entriesOf(home)).toEqual(["netflix 1549 2026-06-11"]);
  });

  test("is that no more once it is taken back", async () => {
    const home = await withNetflix({ day: 11 });
    await home.say(log("netflix", "15.49"));
    await home.say(undo);
    expect(await home.say(list())).toContain("$15.49 in 1 bill");
    await home.say(redo);
    expect(await home.say(list())).toContain("No bills until payday");
  });
});

describe("an entry that may be a bill", () => {
  test("is logged, and asked about once; a yes makes it the bill", async () => {
    const home = await withNetflix({ day: 18 });
    expect(await home.say(log("netflix", "15.49"))).toBe(
      "✅ Netflix $15.49 · Subscriptions, today\nIs that the Netflix due Thu 18 Jun, $15.49? Until you say so I add nothing for it.\n1) Yes, that's it\n2) No, another one",
    );
    expect(await home.press("Yes, that's it")).toContain(
      "✏️ $15.49 is the Netflix due Thu 18 Jun: logged once, nothing more will be added.",
    );
    expect(await entriesOf(home)).toEqual(["netflix 1549 2026-06-18"]);
  });

  test("is another one by a no, and not asked about again", async () => {
    const home = await withNetflix({ day: 18 });
    await home.say(log("netflix", "15.49"));
    expect(await home.press("No, another one")).toContain("the Netflix due Thu 18 Jun is still expected");
    expect(await home.say(list())).not.toContain("waits for your answer");
  });

  test("is asked about again by whoever looks at what is coming", async () => {
    const home = await withNetflix({ day: 18 });
    await home.say(log("netflix", "15.49"));
    expect(await home.say(list())).toContain("· waits for your answer");
    await home.press("Yes, that's it");
    expect(await entriesOf(home)).toEqual(["netflix 1549 2026-06-18"]);
  });

  test("is no question any more once it is gone", async () => {
    const home = await withNetflix({ day: 18 });
    await home.say(log("netflix", "15.49"));
    await home.say({ tool: "remove_expense", args: { which: { last: 1 } } });
    expect(await home.say(list())).not.toContain("waits for your answer");
  });
});

describe("a bill that varies", () => {
  async function withElectricity(): Promise<Household> {
    const home = await openHousehold();
    await home.say(add("electricity", "80", { day: 12, varies: true }));
    return home;
  }

  test("is asked about in the next turn on its day or later, once, and a bare amount answers", async () => {
    const home = await withElectricity();
    expect(await home.say(log("coffee", "4.50"))).not.toContain("electricity");
    home.now = "2026-06-13T08:00:00Z";
    expect(await home.say(log("coffee", "4.50"))).toContain("What did electricity come to (due yesterday)?");
    expect(home.state.pending?.awaitsAmount).toMatchObject({ tool: "log_bill" });
    expect(await home.say(log("tea", "3"))).not.toContain("electricity");
    const [bill] = await home.stores.ledgers.records(home.person.ledger, "recurring");
    const answer: ToolCall = { tool: "log_bill", args: { bill: bill?.id, due: "2026-06-12", amount: "83.20" } };
    expect(await home.say(answer)).toContain("✅ Electricity $83.20 (Fri 12 Jun) · Utilities");
    expect((await entriesOf(home)).at(-1)).toBe("electricity 8320 2026-06-12");
    expect(await home.say(answer)).toContain("That is in the book already: Electricity $83.20");
  });

  test("is not asked about where somebody recorded it, whatever the amount", async () => {
    const home = await withElectricity();
    await home.say(log("electric bill", "124"));
    expect(await entriesOf(home)).toEqual(["electric bill 12400 2026-06-12"]);
    home.now = "2026-06-13T08:00:00Z";
    expect(await home.say(log("coffee", "4.50"))).not.toContain("come to");
  });

  test("waits where something else is asked, and is asked again by whoever looks at what is coming", async () => {
    const home = await withElectricity();
    home.now = "2026-06-12T08:00:00Z";
    expect(await home.say(log("ramen", "900", { currency: "JPY" }))).not.toContain("come to?");
    expect(await home.say(log("coffee", "4.50"))).toContain("What did electricity come to?");
    expect(await home.say(list())).toContain("What did electricity come to?");
    home.now = "2026-06-14T08:00:00Z";
    expect(await home.say(list())).toContain("Electricity about $80.00 · was due Fri 12 Jun");
  });

  test("is not expected any more once it was stopped, also where it was due", async () => {
    const home = await withElectricity();
    home.now = "2026-06-13T08:00:00Z";
    await home.say(stop("electricity"));
    expect(await home.say(log("coffee", "4.50"))).not.toContain("come to");
    expect(await home.say(list())).toContain("I expect no bills.");
  });
});
