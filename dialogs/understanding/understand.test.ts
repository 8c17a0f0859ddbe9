import { describe, expect, it } from "vitest";
import type { PendingQuestion } from "../state.ts";
import type { ToolCall } from "../tools/call.ts";
import { understand } from "./understand.ts";
import type { ShownEntry, Understanding, UnderstandingContext } from "./understanding.ts";

/** A Wednesday. */
const now = Temporal.PlainDateTime.from("2026-06-10T09:12:00");

const context: UnderstandingContext = {
  now,
  currency: "USD",
  locale: "en-US",
  shown: [],
  pending: null,
  isReply: false,
};

function meaning(text: string, changes: Partial<UnderstandingContext> = {}): Understanding {
  return understand(text, { ...context, ...changes });
}

function calls(text: string, changes: Partial<UnderstandingContext> = {}): readonly ToolCall[] {
  return meaning(text, changes).calls;
}

/** What the choices of the question stand for. */
function offered(text: string, changes: Partial<UnderstandingContext> = {}): unknown {
  const [call] = calls(text, changes);
  expect(call?.tool).toBe("ask");
  return call?.args.choices;
}

const log = (amount: string, description: string, category: string, rest: object = {}): ToolCall => ({
  tool: "log_expense",
  args: { amount, description, category, date: "2026-06-10", ...rest },
});

const shown = (...entries: readonly [string, string][]): ShownEntry[] =>
  entries.map(([description, amount]) => ({ description, amount }));

describe("an expense", () => {
  it("is logged from a bare note", () => {
    expect(calls("coffee 4.50")).toEqual([log("4.50", "coffee", "dining")]);
  });

  it("is logged from a sentence, in words and with its day", () => {
    expect(calls("spent fifty bucks on gas yesterday")).toEqual([
      log("50.00", "gas", "transport", { date: "2026-06-09" }),
    ]);
  });

  it("keeps what counts and names in its description", () => {
    expect(calls("2 coffees 7.80")).toEqual([log("7.80", "2 coffees", "dining")]);
    expect(calls("iPhone 15 for 999")).toEqual([log("999.00", "iPhone 15", "electronics")]);
  });

  it("keeps its stated currency", () => {
    expect(calls("dinner 4,800 yen last Friday")).toEqual([
      log("4800", "dinner", "dining", { currency: "JPY", date: "2026-06-05" }),
    ]);
    expect(calls("12,50 € Mittagessen", { currency: "EUR", locale: "de-DE" })).toEqual([
      log("12.50", "Mittagessen", "dining", { currency: "EUR" }),
    ]);
  });

  it("takes its tags from hashes", () => {
    expect(calls("#lisbon tram 3")).toEqual([log("3.00", "tram", "transport", { tags: ["lisbon"] })]);
  });

  it("may come with others, each with its own day", () => {
    expect(calls("taxi 12, lunch 18.50, bus yesterday 3")).toEqual([
      log("12.00", "taxi", "transport"),
      log("18.50", "lunch", "dining"),
      log("3.00", "bus", "transport", { date: "2026-06-09" }),
    ]);
  });

  it("shares a day that opens the message", () => {
    const both = calls("yesterday: taxi 12, lunch 18.50");
    expect(both.map(({ args }) => args.date)).toEqual(["2026-06-09", "2026-06-09"]);
  });

  it("is split where part of it was for something else", () => {
    const parts = [log("28.00", "groceries", "groceries"), log("12.00", "dog", "pets")];
    expect(calls("groceries 40, 12 of it for the dog")).toEqual(parts);
    expect(calls("groceries 40 (including 12 for the dog)")).toEqual(parts);
    expect(calls("groceries 40, of which 12 for the dog")).toEqual(parts);
    expect(calls("steak 38 including 6 for the tip")).toMatchObject([{ args: { amount: "38.00" } }]);
  });
});

describe("a refund", () => {
  const refund = (amount: string, description: string, category: string, rest: object = {}): ToolCall => ({
    tool: "log_refund",
    args: { amount, description, category, date: "2026-06-10", ...rest },
  });

  it.each([
    ["refund 20 from Zara", refund("20.00", "Zara", "shopping")],
    ["Zara refunded me 20 yesterday", refund("20.00", "Zara", "shopping", { date: "2026-06-09" })],
    ["got 35 back from Ikea", refund("35.00", "Ikea", "shopping")],
    ["work reimbursed me 86", refund("86.00", "work", "other")],
    ["work reimbursed me 86 for the train", refund("86.00", "train", "transport")],
    ["refund 900 yen from Ikea", refund("900", "Ikea", "shopping", { currency: "JPY" })],
  ])("is logged from %j", (text, call) => {
    expect(calls(text)).toEqual([call]);
  });

  it("of someone who may be a shop or a friend is asked about", () => {
    expect(offered("got 20 back from Tom")).toMatchObject([
      { calls: [{ tool: "log_refund", args: { amount: "20.00", description: "Tom" } }] },
      { calls: [{ tool: "log_transfer", args: { amount: "20.00", from: "person", with: "Tom" } }] },
      { label: "No" },
    ]);
    expect(calls("tax refund 300")).toMatchObject([{ tool: "log_income", args: { description: "tax refund" } }]);
  });

  it("without its amount waits for it", () => {
    expect(calls("got my refund from Amazon")).toMatchObject([
      { tool: "ask", args: { awaits_amount: { tool: "log_refund", args: { description: "Amazon" } } } },
    ]);
  });
});

describe("a correction of where something belongs", () => {
  it("may name one of those shown", () => {
    const both = shown(["taxi", "12.00"], ["lunch", "18.50"]);
    expect(calls("the taxi was travel", { shown: both })).toEqual([
      { tool: "revise_expense", args: { which: { words: "taxi" }, category: "travel" } },
    ]);
    expect(calls("the bus was travel", { shown: both })).not.toMatchObject([{ tool: "revise_expense" }]);
  });
});

describe("a doubt about an expense", () => {
  it("offers both readings of an ambiguous amount, and logs neither", () => {
    expect(offered("rent 1.500")).toEqual([
      { label: "1,500.00", calls: [log("1500.00", "rent", "housing")] },
      { label: "1.50", calls: [log("1.50", "rent", "housing")] },
    ]);
    expect(calls("rent 1.500", { currency: "EUR", locale: "de-DE" })).toEqual([log("1500.00", "rent", "housing")]);
  });

  it("carries the sure expenses of the message in each answer", () => {
    expect(offered("coffee 4.50, rent 1.500")).toMatchObject([
      { calls: [log("4.50", "coffee", "dining"), log("1500.00", "rent", "housing")] },
      { calls: [log("4.50", "coffee", "dining"), log("1.50", "rent", "housing")] },
    ]);
  });

  it("offers a bank's message with one tap", () => {
    expect(offered("Card 1234 charged 45.20 at TESCO")).toMatchObject([
      { calls: [log("45.20", "TESCO", "groceries")] },
      { label: "No" },
    ]);
  });

  it.each([
    ["lunch 12 15", "two amounts"],
    ["coffee 4 bagels 3", "two amounts and a plural"],
    ["3 coffees", "a count and no price"],
    ["rent twelve fifty", "12.50 or 1250"],
    ["coffee 4.50 tomorrow", "a day to come"],
    ["wine 18 last weekend", "two possible days"],
    ["taxi 12, lunch 18, bus 3 yesterday", "a day for one or for all"],
    ["coffee 12 june 5", "a day or an amount"],
    ["15", "nothing it was for"],
    ["$9", "nothing it was for"],
    ["2 coffees at 3.90", "a price of one or of all"],
    ["2 x coffee 3.50", "a price of one or of all"],
    ["gas 50 lunch 12", "two expenses or one"],
    ["shirt 40 with 20% off", "a share to be computed"],
    ["train -12", "a sign"],
    ["lunch 0", "nothing spent"],
  ])("is asked about: %j (%s)", (text) => {
    expect(calls(text).map(({ tool }) => tool)).toEqual(["ask"]);
  });

  it("asks those without a dollar of their own which one they mean", () => {
    expect(offered("lunch $25", { currency: "EUR" })).toMatchObject([
      { calls: [{ args: { amount: "25.00", currency: "USD" } }] },
      { calls: [{ args: { currency: "CAD" } }] },
      { calls: [{ args: { currency: "AUD" } }] },
    ]);
  });
});

describe("a correction", () => {
  const coffee = { shown: shown(["coffee", "50.00"]) };
  const three = { shown: shown(["Taxi", "12.00"], ["Lunch", "18.50"], ["Bus", "3.00"]) };

  it.each([
    ["no, it was 15", { amount: "15.00" }],
    ["sorry, 15", { amount: "15.00" }],
    ["15 not 50", { amount: "15.00" }],
    ["make that 15", { amount: "15.00" }],
    ["it was 15 euros", { amount: "15.00", currency: "EUR" }],
    ["that was groceries", { category: "groceries" }],
    ["that one was for the cat, not groceries", { category: "pets" }],
    ["yesterday, not today", { date: "2026-06-09" }],
    ["it was on Monday", { date: "2026-06-08" }],
    ["call it espresso", { description: "espresso" }],
  ])("%j changes the entry just shown", (text, change) => {
    expect(calls(text, coffee)).toEqual([{ tool: "revise_expense", args: { which: { last: 1 }, ...change } }]);
  });

  it("names its entry among several", () => {
    expect(calls("the taxi was 14", three)).toEqual([
      { tool: "revise_expense", args: { which: { words: "taxi" }, amount: "14.00" } },
    ]);
    expect(calls("the second one was 12", three)).toEqual([
      { tool: "revise_expense", args: { which: { position: 2 }, amount: "12.00" } },
    ]);
  });

  it("means the message that was replied to", () => {
    expect(calls("no, it was 15", { ...coffee, isReply: true })).toMatchObject([
      { args: { which: { replied_to: true } } },
    ]);
  });

  it("asks which entry when several are shown", () => {
    expect(offered("no, it was 15", three)).toHaveLength(3);
  });

  it("asks when nothing shown is called so", () => {
    expect(offered("the museum was 15", three)).toMatchObject([
      { calls: [{ tool: "log_expense" }] },
      { calls: [{ tool: "revise_expense", args: { which: { words: "museum" } } }] },
    ]);
    expect(calls("no, it was 15")[0]?.tool).toBe("ask");
  });

  it("reaches an entry of another channel", () => {
    expect(calls("the gas I texted was 46")).toEqual([
      { tool: "revise_expense", args: { which: { words: "gas", channel: "sms" }, amount: "46.00" } },
    ]);
  });

  it("takes back and brings back", () => {
    expect(calls("undo")).toEqual([{ tool: "undo", args: {} }]);
    expect(calls("undo that and the one before")).toEqual([{ tool: "undo", args: { count: 2 } }]);
    expect(calls("redo")).toEqual([{ tool: "redo", args: {} }]);
    expect(calls("delete the second one", three)).toEqual([
      { tool: "remove_expense", args: { which: { position: 2 } } },
    ]);
    expect(calls("get rid of the last two")).toEqual([{ tool: "remove_expense", args: { which: { last: 2 } } }]);
    expect(calls("undo the last two", three)).toEqual([{ tool: "remove_expense", args: { which: { last: 2 } } }]);
    expect(calls("delete that", three)[0]?.tool).toBe("ask");
  });
});

describe("a split", () => {
  const dinner = { shown: shown(["dinner", "60.00"]) };
  const split = (which: object, ...parts: object[]): ToolCall => ({ tool: "split_expense", args: { which, parts } });
  const tom = { share: "1/2", person: "Tom" };

  it.each([
    ["split it with Tom", split({ last: 1 }, tom)],
    ["split the dinner with Tom", split({ words: "dinner" }, tom)],
    ["half of it was Tom's", split({ last: 1 }, tom)],
    ["Tom owes me half of the dinner", split({ words: "dinner" }, tom)],
    ["Tom's part was 20", split({ last: 1 }, { amount: "20.00", person: "Tom" })],
    [
      "split the dinner with Tom and my wife",
      split({ words: "dinner" }, { share: "1/3", person: "Tom" }, { share: "1/3", person: "wife" }),
    ],
    ["12 of it was for the dog", split({ last: 1 }, { amount: "12.00", category: "pets", description: "dog" })],
    ["30% of it was for the dog", split({ last: 1 }, { share: "30/100", category: "pets", description: "dog" })],
  ])("is made from %j", (text, call) => {
    expect(calls(text, dinner)).toEqual([call]);
  });

  it("may come with the expense itself", () => {
    expect(calls("dinner 60, split with Tom")).toEqual([log("60.00", "dinner", "dining"), split({ last: 1 }, tom)]);
  });

  it("of a priced thing that nobody knows asks whether it is new", () => {
    expect(offered("half of the 60 dinner was Tom's")).toMatchObject([
      { calls: [log("60.00", "dinner", "dining"), split({ last: 1 }, tom)] },
      { calls: [split({ words: "dinner", amount: "60.00" }, tom)] },
    ]);
  });

  it.each(["split it with friends", "split it", "half of it was for the frobnicator"])(
    "asks rather than guess: %j",
    (text) => {
      expect(calls(text, dinner)[0]?.tool).toBe("ask");
    },
  );

  it("with nobody named asks what one's own part was", () => {
    expect(offered("dinner 60 split three ways")).toMatchObject([
      { calls: [log("20.00", "dinner", "dining")] },
      { calls: [log("60.00", "dinner", "dining")] },
    ]);
  });
});

describe("a question", () => {
  it.each([
    ["how am I doing", {}],
    ["what's left", {}],
    ["groceries left?", { category: "groceries" }],
    ["how much did I spend on food last month", { category: "groceries", month: "2026-05" }],
    ["summary for October", { month: "2025-10" }],
    ["what's left for fun this month?", { category: "entertainment" }],
    ["how much have I spent at Lidl", { words: "lidl" }],
    ["how much did I spend on #lisbon", { tag: "lisbon" }],
    ["#lisbon?", { tag: "lisbon" }],
  ])("%j is summed up", (text, args) => {
    expect(calls(text)).toEqual([{ tool: "summarize_budget", args }]);
  });

  it.each([
    ["what did I spend yesterday", { from: "2026-06-09", to: "2026-06-09" }],
    ["show my last 5", { limit: 5 }],
    ["uber rides in October", { words: "uber", from: "2025-10-01", to: "2025-10-31" }],
    ["largest expenses since April", { order: "largest", from: "2026-04-01" }],
    ["show my expenses over $50 in May", { at_least: "50.00", from: "2026-05-01", to: "2026-05-31" }],
    ["dining expenses between 20 and 50", { category: "dining", at_least: "20.00", at_most: "50.00" }],
    ["what did I buy for 12.50", { at_least: "12.50", at_most: "12.50" }],
    ["what did the others spend", { who: "others" }],
    ["show #Lisbon", { tag: "lisbon" }],
  ])("%j is listed", (text, args) => {
    expect(calls(text)).toEqual([{ tool: "list_expenses", args }]);
  });

  it.each([
    ["can I afford a $500 PlayStation 5?", { item: "PlayStation 5", amount: "500.00", category: "entertainment" }],
    ["should I buy 180 headphones", { item: "headphones", amount: "180.00", category: "electronics" }],
    ["is 60 for shoes ok this week", { item: "shoes", amount: "60.00", category: "shopping" }],
  ])("%j is judged", (text, args) => {
    expect(calls(text)).toEqual([{ tool: "check_purchase", args }]);
  });

  it("whether something was spent shows what was", () => {
    expect(calls("did I spend 50 on gas?")).toEqual([{ tool: "list_expenses", args: { words: "gas" } }]);
  });

  it("about a purchase without a price asks for the price", () => {
    expect(calls("can I afford new headphones?")).toMatchObject([
      { tool: "ask", args: { awaits_amount: { tool: "check_purchase", args: { item: "new headphones" } } } },
    ]);
  });

  it("about a figure unfolds it", () => {
    expect(calls("how did you get that?")).toEqual([{ tool: "explain_figure", args: { figure: "that" } }]);
  });
});

describe("a plan", () => {
  it.each([
    ["make a budget for 3200 a month", { tool: "create_budget", args: { income: "3200.00" } }],
    ["cap eating out at 40 a week", { tool: "set_limit", args: { category: "dining", amount: "40.00", per: "week" } }],
    ["limit dining to 200", { tool: "set_limit", args: { category: "dining", amount: "200.00", per: "month" } }],
    [
      "limit #lisbon to 600 until Sunday",
      { tool: "set_limit", args: { tag: "lisbon", amount: "600.00", to: "2026-06-14" } },
    ],
    [
      "set a limit of 600 for #lisbon from Friday to Sunday",
      { tool: "set_limit", args: { tag: "lisbon", amount: "600.00", from: "2026-06-12", to: "2026-06-14" } },
    ],
    ["50 more for #lisbon", { tool: "set_limit", args: { tag: "lisbon", change: "+50.00" } }],
    ["20 more for dining a month", { tool: "set_limit", args: { category: "dining", change: "+20.00", per: "month" } }],
  ])("%j is made", (text, call) => {
    expect(calls(text)).toEqual([call]);
  });
});

describe("an open question", () => {
  const rent: PendingQuestion = {
    question: "1,500.00 or 1.50?",
    choices: [
      { label: "1,500.00", calls: [log("1500.00", "rent", "housing")] },
      { label: "1.50", calls: [log("1.50", "rent", "housing")] },
    ],
    expires: "2026-06-10T09:22:00Z",
  };
  const price: PendingQuestion = {
    question: "How much was lunch?",
    choices: [],
    awaitsAmount: { tool: "log_expense", args: { description: "lunch", category: "dining", date: "2026-06-10" } },
    expires: "2026-06-10T09:22:00Z",
  };

  it.each(["1", "1)", "the first one", "option 1", "1500", "1,500.00"])("is answered by %j", (text) => {
    expect(meaning(text, { pending: rent })).toMatchObject({
      calls: [log("1500.00", "rent", "housing")],
      answers: true,
    });
  });

  it("is completed by a bare amount where it waits for one", () => {
    expect(meaning("14.20", { pending: price })).toMatchObject({
      calls: [log("14.20", "lunch", "dining")],
      answers: true,
    });
    expect(meaning("it was 15 euros", { pending: price }).calls).toMatchObject([
      { args: { amount: "15.00", currency: "EUR" } },
    ]);
  });

  it("is asked again when the amount can be read in two ways", () => {
    expect(meaning("1.500", { pending: price })).toMatchObject({ calls: [{ tool: "ask" }], answers: true });
  });

  it("takes yes and no where a choice says so", () => {
    const pending: PendingQuestion = {
      question: "Log 45.20 at TESCO?",
      choices: [
        { label: "Yes, log 45.20", calls: [log("45.20", "TESCO", "groceries")] },
        { label: "No", calls: [{ tool: "small_talk", args: { kind: "other" } }] },
      ],
      expires: "2026-06-10T09:22:00Z",
    };
    expect(meaning("yes please", { pending }).calls).toEqual([log("45.20", "TESCO", "groceries")]);
    expect(meaning("nope", { pending })).toMatchObject({ calls: [{ tool: "small_talk" }], answers: true });
  });

  it("leaves any other message to mean what it says", () => {
    expect(meaning("taxi 11", { pending: rent })).toMatchObject({
      calls: [log("11.00", "taxi", "transport")],
      answers: false,
    });
    expect(meaning("taxi 11", { pending: price })).toMatchObject({
      calls: [log("11.00", "taxi", "transport")],
      answers: false,
    });
  });
});

describe("what must not be acted on", () => {
  it.each([
    ["almost bought a jacket for 90", { reason: "hypothetical" }],
    ["I would pay 80 for that", { reason: "hypothetical" }],
    ["didn't spend 20 on lunch", { reason: "negated" }],
    ["what is 20 % of 80", { reason: "calculation" }],
    ["convert 50 euros to dollars", { reason: "convert_asked" }],
    ["transfer 25 to my landlord", { reason: "move_money_asked" }],
    ["cancel my netflix subscription", { reason: "cancel_asked" }],
    ["invest 1000 in stocks", { reason: "invest_asked" }],
    ["the parcel number is 730155", { reason: "not_money" }],
    ["table for 4", { reason: "not_money" }],
    ["add milk to my shopping list", { reason: "not_money" }],
    ["what's the weather tomorrow", { reason: "not_money" }],
    ["waiting for a refund of 20 from Zara", { reason: "hypothetical" }],
    ["Zara hasn't refunded me 20", { reason: "negated" }],
  ])("%j", (text, args) => {
    expect(calls(text)).toEqual([{ tool: "decline", args }]);
  });

  it.each(["Tom bought lunch for 18", "gas is 3.89 a gallon", "call 555 867 5309", "flight LH 441"])(
    "%j is at most asked about",
    (text) => {
      expect(["ask", "decline"]).toContain(calls(text)[0]?.tool);
    },
  );
});

it("never logs what somebody else paid, beside one's own expense either", () => {
  expect(calls("we paid 80 for the hotel, Ana paid 40").map(({ tool }) => tool)).toEqual(["decline"]);
});

describe("small talk", () => {
  it.each([
    ["hi", { tool: "small_talk", args: { kind: "greeting" } }],
    ["thank you so much!", { tool: "small_talk", args: { kind: "thanks" } }],
    ["bye", { tool: "small_talk", args: { kind: "other" } }],
    ["what can you do?", { tool: "help", args: {} }],
  ])("%j", (text, call) => {
    expect(calls(text)).toEqual([call]);
  });
});

describe("what recurs", () => {
  const add = (description: string, amount: string, category: string, times: object): ToolCall => ({
    tool: "add_recurring",
    args: { description, amount, category, ...times },
  });

  it.each<[string, ToolCall]>([
    [
      "netflix 15.49 every month on the 24th",
      add("netflix", "15.49", "subscriptions", { frequency: "monthly", day: 24 }),
    ],
    ["rent 1200 monthly on the 1st", add("rent", "1200.00", "housing", { frequency: "monthly", day: 1 })],
    [
      "gym 30 every two weeks starting friday",
      add("gym", "30.00", "health", { frequency: "weekly", every: 2, start: "2026-06-12" }),
    ],
    [
      "car insurance 480 a year due 3 March",
      add("car insurance", "480.00", "insurance", { frequency: "yearly", start: "2027-03-03" }),
    ],
    [
      "electricity around 80 every month",
      add("electricity", "80.00", "utilities", { frequency: "monthly", varies: true }),
    ],
    [
      "piano lessons 25 every tuesday from 1 September until March",
      add("piano lessons", "25.00", "kids", { frequency: "weekly", start: "2026-09-01", end: "2027-03-31" }),
    ],
    ["dentist 120 due on 20 June", add("dentist", "120.00", "health", { frequency: "once", start: "2026-06-20" })],
    ["stop the gym", { tool: "stop_recurring", args: { which: { words: "gym" } } }],
    ["what bills are coming", { tool: "list_recurring", args: {} }],
    ["bills until 1 July", { tool: "list_recurring", args: { until: "2026-07-01" } }],
    [
      "netflix is 17.99 from January",
      { tool: "edit_recurring", args: { which: { words: "netflix" }, amount: "17.99", from: "2027-01-01" } },
    ],
    ["gym is on the 5th", { tool: "edit_recurring", args: { which: { words: "gym" }, day: 5 } }],
  ])("is understood: %s", (text, expected) => {
    expect(calls(text)).toEqual([expected]);
  });

  it("is asked about where it may be a habit, a price or one payment", () => {
    expect(offered("I spend 200 a month on food")).toMatchObject([
      { calls: [add("food", "200.00", "dining", { frequency: "monthly" })] },
      { label: "No" },
    ]);
    expect(calls("parking 12 a day")[0]?.tool).toBe("ask");
    expect(offered("monthly rent 1200")).toEqual([
      { label: "Log it once", calls: [log("1200.00", "rent", "housing")] },
      { label: "Expect it regularly", calls: [add("rent", "1200.00", "housing", { frequency: "monthly" })] },
    ]);
  });

  it("keeps an ambiguous amount or currency a question", () => {
    expect(offered("rent 1.200 every month")).toEqual([
      { label: "1,200.00", calls: [add("rent", "1200.00", "housing", { frequency: "monthly" })] },
      { label: "1.20", calls: [add("rent", "1.20", "housing", { frequency: "monthly" })] },
    ]);
    expect(offered("hosting 120 kr a month")).toHaveLength(3);
  });

  it.each(["should I pay 30 a month for the gym", "take 2 pills every day", "stop it", "end this chat"])(
    "is not read into “%s”",
    (text) => {
      expect(calls(text)[0]?.tool).toBe("decline");
    },
  );
});
