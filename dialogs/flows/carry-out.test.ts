import { describe, expect, test } from "vitest";
import { openHousehold } from "../../tests/support/household.ts";
import { NO_ACCOUNT } from "../../tests/support/no-account.ts";
import { composeReply } from "../replies/compose.ts";
import { plainText } from "../replies/plain-text.ts";
import { EMPTY_STATE } from "../state.ts";
import type { ToolCall } from "../tools/call.ts";
import { type CarriedOut, carryOut } from "./carry-out.ts";

const log = (description: string, amount: string, more: object = {}): ToolCall => ({
  tool: "log_expense",
  args: { description, amount, ...more },
});

describe("an expense", () => {
  test("is confirmed from the stored entry, with its category", async () => {
    const home = await openHousehold();
    expect(await home.say(log("coffee", "4.50"))).toBe("✅ Coffee $4.50 · Dining, today");
    expect(await home.say(log("espresso", "3"))).toBe("✅ Espresso $3.00 · Dining: $7.50 spent in June");
  });

  test("shows what is left of a limit once there is one", async () => {
    const home = await openHousehold();
    await home.say({ tool: "set_limit", args: { category: "dining", amount: "200" } });
    await home.say(log("dinner", "68"));
    expect(await home.say(log("coffee", "50"))).toBe("✅ Coffee $50.00 · Dining: $118 of $200 spent");
    expect(await home.say({ tool: "revise_expense", args: { which: { last: 1 }, amount: "15" } })).toBe(
      "✏️ Coffee $50.00 → $15.00 · Dining: $83 of $200 spent",
    );
  });

  test("is one line with others of the same message, with their total", async () => {
    const home = await openHousehold();
    const reply = await home.say(log("taxi", "12"), log("lunch", "18.50"), log("bus", "3", { date: "2026-06-09" }));
    expect(reply).toBe("✅ 1 Taxi $12.00 · 2 Lunch $18.50 · 3 Bus $3.00 (Tue 9 Jun) · total $33.50");
    expect(await home.say({ tool: "revise_expense", args: { which: { words: "taxi" }, amount: "14" } })).toBe(
      "✏️ Taxi $12.00 → $14.00 · total $35.50",
    );
  });

  test("in another currency waits for its charge and is not counted meanwhile", async () => {
    const home = await openHousehold();
    const reply = await home.say(log("dinner", "4800", { currency: "JPY", date: "2026-06-05" }));
    expect(reply).toContain("✅ Dinner ¥4,800 (Fri 5 Jun) · Dining");
    expect(reply).toContain("What were you charged?");
    expect(await home.say({ tool: "summarize_budget", args: { category: "dining" } })).toContain("nothing spent");
    home.state = { ...home.state, pending: null };
    const [entry] = await home.stores.ledgers.entries({ ledger: home.person.ledger, order: "made", limit: 1 });
    const revised = await home.say({
      tool: "revise_expense",
      args: { which: { id: entry?.id }, amount: "31.20", currency: "USD" },
    });
    expect(revised).toContain("✏️ Dinner ¥4,800 = $31.20 · ");
    expect(await home.say({ tool: "summarize_budget", args: { category: "dining" } })).toContain("$31.20 spent");
  });

  test("that is far above what is usual is asked about before it is written", async () => {
    const home = await openHousehold();
    await home.say({ tool: "create_budget", args: { income: "2000" } });
    const reply = await home.say(log("dinner", "900"));
    expect(reply).toContain("Is that right? Not logged yet.");
    expect(home.operations).toEqual([]);
    const confirmed = home.choices[0]?.calls.map((call) => ({ ...call, confirmed: true as const })) ?? [];
    expect(await home.say(...confirmed)).toContain("✅ Dinner $900.00");
  });

  test("with a date that is still to come is refused, and the others of its message are kept", async () => {
    const home = await openHousehold();
    const reply = await home.say(log("coffee", "4"), log("concert", "40", { date: "2026-07-01" }));
    expect(reply).toContain("✅ Coffee $4.00");
    expect(reply).toContain("2026-07-01 is still to come");
    expect(home.operations).toHaveLength(1);
  });
});

describe("a warning", () => {
  test("is given at the crossing and armed again by undo", async () => {
    const home = await openHousehold({ now: "2026-06-11T12:00:00Z" });
    await home.say({ tool: "set_limit", args: { category: "groceries", amount: "400" } });
    await home.say(log("groceries", "232"));
    const crossing = await home.say(log("groceries", "96"));
    expect(crossing).toBe(
      "✅ Groceries $96.00 · Groceries: $328 of $400 spent\n⚠️ Passed 80 % (82 %): $72 left for 20 days.",
    );
    expect(await home.say(log("groceries", "10"))).not.toContain("⚠️");
    await home.say({ tool: "undo", args: {} });
    const undone = await home.say({ tool: "undo", args: {} });
    expect(undone).toContain("↩️ Undone: Groceries $96.00 (from Console)");
    expect(undone).toContain("The 80 % warning for Groceries is armed again.");
    expect(await home.say(log("groceries", "168"))).toContain("⚠️ Fully used.");
  });
});

describe("undo and redo", () => {
  test("take back and bring back whole turns, newest first", async () => {
    const home = await openHousehold();
    await home.say(log("taxi", "12"), log("lunch", "18.50"));
    await home.say(log("coffee", "4"));
    const both = await home.say({ tool: "undo", args: { count: 2 } });
    expect(both).toContain("Coffee $4.00");
    expect(both).toContain("Taxi $12.00 · Lunch $18.50");
    const left = () => home.stores.ledgers.entries({ ledger: home.person.ledger, order: "made", limit: 10 });
    expect(await left()).toEqual([]);
    await home.say({ tool: "redo", args: {} });
    expect((await left()).map(({ description }) => description)).toEqual(["lunch", "taxi"]);
    await home.say({ tool: "redo", args: {} });
    expect(await left()).toHaveLength(3);
    expect(await home.say({ tool: "redo", args: {} })).toBe("There is nothing to bring back.");
  });

  test("leave what a later message changed as it is", async () => {
    const home = await openHousehold();
    await home.say(log("coffee", "4"));
    const turn = home.operations[0]?.turn ?? "";
    await home.say({ tool: "revise_expense", args: { which: { last: 1 }, amount: "5" } });
    const [entry] = await home.stores.ledgers.entries({ ledger: home.person.ledger, order: "made", limit: 1 });
    expect(entry?.amount.minor).toBe(500);
    expect(turn).not.toBe("");
    await home.say({ tool: "undo", args: {} });
    const [back] = await home.stores.ledgers.entries({ ledger: home.person.ledger, order: "made", limit: 1 });
    expect(back?.amount.minor).toBe(400);
  });

  test("cover plans and limits, and a new write clears redo", async () => {
    const home = await openHousehold();
    await home.say({ tool: "create_budget", args: { income: "3200" } });
    expect(await home.say({ tool: "undo", args: {} })).toContain("the plan for June");
    expect(await home.say({ tool: "summarize_budget", args: {} })).toContain("Nothing logged yet");
    await home.say(log("coffee", "4"));
    expect(await home.say({ tool: "redo", args: {} })).toBe("There is nothing to bring back.");
  });

  test("do not see questions as changes", async () => {
    const home = await openHousehold();
    await home.say({ tool: "create_budget", args: { income: "3000" } });
    await home.say(log("coffee", "4"));
    await home.say({
      tool: "check_purchase",
      args: { item: "PlayStation 5", amount: "500", category: "entertainment" },
    });
    expect(await home.say({ tool: "undo", args: {} })).toContain("Coffee $4.00");
  });
});

describe("a budget", () => {
  test("splits the income to the cent and says what is left", async () => {
    const home = await openHousehold();
    const reply = await home.say({ tool: "create_budget", args: { income: "3200" } });
    expect(reply).toContain("📋 Plan from June: $3,200.00 a month");
    expect(reply).toContain("$1,600 for needs · $960 for wants · $640 for savings and debt");
    expect(reply).toContain("$2,560.00 left to spend until Tue 30 Jun, $121.90 a day.");
    const plan = await home.stores.ledgers.record(home.person.ledger, "plans", "2026-06");
    const parts = plan?.allocations.reduce((sum, { amount }) => sum + amount.minor, plan.unassigned.minor);
    expect(parts).toBe(320_000);
  });

  test("unfolds every figure into its entries", async () => {
    const home = await openHousehold();
    await home.say({ tool: "create_budget", args: { income: "3200" } });
    await home.say(log("taxi", "12"), log("lunch", "18.50"));
    const left = await home.say({ tool: "summarize_budget", args: {} });
    expect(left).toContain("$2,529.50 left to spend");
    const why = await home.say({ tool: "explain_figure", args: { figure: "that" } });
    expect(why).toContain(
      "left to spend $2,529.50 = $2,560.00 (income $3,200.00 less savings $640.00) − spent $30.50 from 2 entries:",
    );
    expect(why).toContain("• Lunch $18.50, today");
  });

  test("follows a limit that is set on it", async () => {
    const home = await openHousehold();
    await home.say({ tool: "create_budget", args: { income: "3000" } });
    await home.say({ tool: "set_limit", args: { category: "dining", amount: "100" } });
    const plan = await home.stores.ledgers.record(home.person.ledger, "plans", "2026-06");
    const parts = plan?.allocations.reduce((sum, { amount }) => sum + amount.minor, plan.unassigned.minor);
    expect(parts).toBe(300_000);
    expect(plan?.unassigned.minor).toBeGreaterThan(0);
    expect(await home.say(log("lunch", "100"))).toContain("⚠️ Fully used.");
  });
});

describe("a verdict", () => {
  test("names the reason and what would work, and is kept with its snapshot", async () => {
    const home = await openHousehold();
    await home.say({ tool: "set_limit", args: { category: "entertainment", amount: "100" } });
    await home.say({ tool: "create_budget", args: { income: "3000" } });
    const args = { item: "PlayStation 5", amount: "500", category: "entertainment" };
    const reply = await home.say({ tool: "check_purchase", args });
    expect(reply).toContain(
      "🛑 Don't buy. PlayStation 5, $500.00: it is 500 % of what Entertainment gets a month; $400 more than Entertainment has left (400 % over)",
    );
    expect(reply).toContain("something for up to $100");
    const [operation] = home.operations;
    expect(operation?.kind).toBe("note");
    expect(operation?.changes[0]?.what).toBe("verdicts");
  });

  test("asks for what is missing instead of supplying it", async () => {
    const home = await openHousehold();
    expect(await home.say({ tool: "check_purchase", args: { item: "headphones" } })).toBe(
      "What would headphones cost?",
    );
    expect(await home.say({ tool: "check_purchase", args: { item: "headphones", amount: "180" } })).toContain(
      "I need what is left until your next pay",
    );
  });
});

describe("a turn that is run again after a part of it was committed", () => {
  test("does only what is missing and answers as if it had been run once", async () => {
    const home = await openHousehold();
    const { stores, person, newId } = home;
    const decision = {
      calls: [log("taxi", "12"), log("lunch", "18.50")],
      now: home.now,
      brain: "code",
      confidence: 1,
    } as const;
    const input = {
      ledgers: stores.ledgers,
      newId,
      person,
      account: NO_ACCOUNT,
      turn: "t:1",
      channel: "console",
      links: { pin: async () => null },
      decision,
      said: "",
      state: EMPTY_STATE,
    };
    const first = await carryOut({ ...input, isResumed: false });
    const [taxi] = first.operations;
    if (taxi) await stores.ledgers.commit({ ...taxi, last: false });
    const second = await carryOut({ ...input, isResumed: true });
    expect(second.operations.map(({ step, seq, last }) => ({ step, seq, last }))).toEqual([
      { step: "1.0", seq: 2, last: true },
    ]);
    expect(textOf(second)).toBe(textOf(first));
    for (const operation of second.operations) await stores.ledgers.commit(operation);
    const third = await carryOut({ ...input, isResumed: true });
    expect(third.operations).toEqual([]);
    expect(textOf(third)).toBe(textOf(first));
  });
});

function textOf({ presentation }: CarriedOut): string {
  const composed = composeReply("t:1", presentation);
  return composed ? plainText(composed.reply) : "";
}
