import { expect, test } from "vitest";
import { openHousehold } from "../../tests/support/household.ts";
import type { ToolCall } from "./call.ts";

const remind = (about: string, date: string): ToolCall => ({ tool: "remind_me", args: { about, date } });
const move = (words: string, date: string): ToolCall => ({ tool: "edit_reminder", args: { which: { words }, date } });
const drop = (words: string): ToolCall => ({ tool: "drop_reminder", args: { which: { words } } });
const list: ToolCall = { tool: "list_reminders", args: {} };
const undo: ToolCall = { tool: "undo", args: {} };

test("a reminder is moved to another day, and back by undo", async () => {
  const home = await openHousehold({ now: "2026-06-10T09:00:00Z" });
  await home.say(remind("the headphones", "2026-07-01"));
  expect(await home.say(move("headphones", "2026-07-05"))).toBe("⏰ On Sun 5 Jul I'll remind you: the headphones.");
  expect(await home.say(undo)).toContain("the headphones on Wed 1 Jul → the headphones on Sun 5 Jul");
  expect(await home.say(list)).toContain("Wed 1 Jul");
});

test("a reminder that is dropped does not come, and undo brings it back", async () => {
  const home = await openHousehold({ now: "2026-06-10T09:00:00Z" });
  await home.say(remind("the headphones", "2026-07-01"));
  expect(await home.say(drop("the headphones"))).toBe("⏰ Dropped, I won't remind you: the headphones.");
  expect(await home.say(list)).not.toContain("Headphones");
  expect(await home.say(undo)).toContain("dropping the reminder of the headphones on Wed 1 Jul");
  home.now = "2026-07-01T09:00:00Z";
  expect(await home.say({ tool: "log_expense", args: { description: "tea", amount: "3" } })).toContain("headphones");
});

test("of several like it, it is asked which one is meant", async () => {
  const home = await openHousehold({ now: "2026-06-10T09:00:00Z" });
  await home.say(remind("car tax", "2026-07-01"), remind("car insurance", "2026-08-01"));
  expect(await home.say(drop("car"))).toContain("Which reminder do you mean?");
  const choice = home.state.pending?.choices.find(({ label }) => label.startsWith("car insurance"));
  expect(await home.say(...(choice?.calls ?? []))).toContain("I won't remind you: car insurance");
  expect(await home.say(list)).toContain("Car tax");
});

test("what there is no reminder of is not dropped", async () => {
  const home = await openHousehold({ now: "2026-06-10T09:00:00Z" });
  await home.say(remind("the headphones", "2026-07-01"));
  expect(await home.say(drop("the dentist"))).toContain("no such reminder");
  expect(await home.say(list)).toContain("The headphones");
});
