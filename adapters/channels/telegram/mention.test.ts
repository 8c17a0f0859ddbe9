import { expect, test } from "vitest";
import { readCommand, stripMention } from "./mention.ts";

test.each([
  { text: "@wise_bot coffee 4.50", left: "coffee 4.50" },
  { text: "@Wise_Bot: coffee 4.50", left: "coffee 4.50" },
  { text: "hey @wise_bot what's left", left: "hey what's left" },
  { text: "coffee 4.50 @wise_bot", left: "coffee 4.50" },
  { text: "  coffee  ", left: "coffee" },
  { text: "dinner with @wise_bot2", left: "dinner with @wise_bot2" },
  { text: "mail me@wise_bot", left: "mail me@wise_bot" },
])("of $text is left: $left", ({ text, left }) => {
  expect(stripMention(text, "wise_bot")).toBe(left);
});

test("leaves mentions alone while the bot's name is not known", () => {
  expect(stripMention("@wise_bot hi", null)).toBe("@wise_bot hi");
});

test.each([
  { text: "/budget@wise_bot what's left", command: { name: "/budget", bot: "wise_bot", rest: " what's left" } },
  { text: "/help", command: { name: "/help", bot: undefined, rest: "" } },
  { text: "/start\nCODE", command: { name: "/start", bot: undefined, rest: "\nCODE" } },
  { text: "coffee /help", command: null },
  { text: "/home/me", command: null },
  { text: "/ 4", command: null },
])("reads the command of $text", ({ text, command }) => {
  expect(readCommand(text)).toEqual(command);
});
