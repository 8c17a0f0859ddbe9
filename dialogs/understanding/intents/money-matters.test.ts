import { describe, expect, it } from "vitest";
import type { ToolCall } from "../../tools/call.ts";
import { understand } from "../understand.ts";

/** A Sunday. */
const now = Temporal.PlainDateTime.from("2026-11-22T12:00:00");

const calls = (text: string): readonly ToolCall[] =>
  understand(text, { now, currency: "USD", locale: "en-US", shown: [], pending: null, isReply: false }).calls;

describe("what is said about money without being an expense", () => {
  it.each<[string, ToolCall["tool"], object]>([
    ["salary arrived 3200", "log_income", { amount: "3200.00", description: "salary", date: "2026-11-22" }],
    ["got paid 640", "log_income", { amount: "640.00", description: "pay", date: "2026-11-22" }],
    ["mum sent me 50", "log_income", { amount: "50.00", description: "from mum", date: "2026-11-22" }],
    ["bonus 500 yesterday", "log_income", { amount: "500.00", description: "bonus", date: "2026-11-21" }],
    ["paid the credit card 640", "log_transfer", { amount: "640.00", to: "card" }],
    ["moved 300 to savings", "log_transfer", { amount: "300.00", to: "savings" }],
    ["took 200 out of savings", "log_transfer", { amount: "200.00", from: "savings" }],
    ["lent Tom 50", "log_transfer", { amount: "50.00", to: "person", with: "Tom" }],
    ["borrowed 20 from Anna", "log_transfer", { amount: "20.00", from: "person", with: "Anna" }],
    ["Tom paid me back 30", "log_transfer", { amount: "30.00", from: "person", with: "Tom" }],
    ["took out 100", "log_transfer", { amount: "100.00", to: "cash" }],
    ["I have 43 until Friday", "set_balance", { amount: "43.00", until: "2026-11-27" }],
    ["I have 600 until the 1st", "set_balance", { amount: "600.00", until: "2026-12-01" }],
    ["the bank says 412", "set_balance", { amount: "412.00" }],
    ["I'm 200 overdrawn", "set_balance", { amount: "-200.00" }],
    ["I've got 1,200.50 left until payday", "set_balance", { amount: "1200.50" }],
    ["I earn 2,900", "set_income", { sources: [{ amount: "2900.00", every: "month" }] }],
    ["my salary is 3200 on the 25th", "set_income", { sources: [{ amount: "3200.00", every: "month", day: 25 }] }],
    ["I make 640 a week", "set_income", { sources: [{ amount: "640.00", every: "week" }] }],
    [
      "I get paid 1500 on the 1st and the 15th",
      "set_income",
      { sources: [{ amount: "1500.00", every: "twice_monthly", day: [1, 15] }] },
    ],
    ["save 300 a month for a house", "set_goal", { name: "house", per_month: "300.00" }],
    ["save 2000 for a bike by July", "set_goal", { name: "bike", amount: "2000.00", by: "2027-07-01" }],
    ["save 20%", "set_goal", { name: "savings", share: 20 }],
    ["pay off my debt", "set_goal", { name: "debt" }],
    ["put 50 into the bike", "contribute", { name: "bike", amount: "50.00" }],
    ["how are my goals doing", "list_goals", {}],
    ["drop the bike goal", "drop_goal", { name: "bike" }],
    ["where does my money go", "spending_patterns", {}],
    ["any spikes", "spending_patterns", { unusual: "lately" }],
    ["how can I rebalance", "suggest_reallocation", {}],
    ["any insights", "insights", {}],
    [
      "what if I'd skipped takeaways since March",
      "what_if",
      { changes: [{ kind: "skip", what: "takeaways", since: "2026-03-01" }] },
    ],
    ["what if rent were 1,300", "what_if", { changes: [{ kind: "change", what: "rent", amount: "1300.00" }] }],
    ["remind me about the headphones in July", "remind_me", { about: "headphones", date: "2027-07-01" }],
    ["show my reminders", "list_reminders", {}],
    ["cancel my reminder about the headphones", "drop_reminder", { which: { words: "headphones" } }],
    ["don't remind me of the dentist", "drop_reminder", { which: { words: "dentist" } }],
    [
      "move the reminder about the headphones to 5 July",
      "edit_reminder",
      { which: { words: "headphones" }, date: "2027-07-05" },
    ],
    ["move 40 from travel to fun", "move_money", { from: "travel", to: "entertainment", amount: "40.00" }],
  ])("%s", (text, tool, args) => {
    expect(calls(text)).toEqual([{ tool, args }]);
  });

  it.each([
    "I make 60k a year",
    "sent Ben 40",
    "I earn 20 an hour",
    "save 20 a week for a trip",
    "move 40 from travel",
  ])("asks about %s", (text) => {
    expect(calls(text)[0]?.tool).toBe("ask");
  });

  it.each([
    "I would earn 3000 there",
    "did I get paid 640?",
    "I almost lent Tom 50",
    "if I had 600 until the 1st",
    "transfer 500 to my landlord",
    "she earns 4000",
    "my salary comes on Friday, 3200",
    "I never borrowed 20 from Anna",
  ])("does nothing about %s", (text) => {
    expect(["decline", "ask", "check_purchase"]).toContain(calls(text)[0]?.tool);
  });
});
