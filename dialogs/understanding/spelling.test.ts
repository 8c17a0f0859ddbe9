import { describe, expect, it } from "vitest";
import { mendSpelling } from "./spelling.ts";

describe("mending the spelling", () => {
  it.each([
    ["spnt 20 on luch", "spent 20 on lunch"],
    ["grabed a sandwhich 9", "grabbed a sandwich 9"],
    ["dinenr 34", "dinner 34"],
    ["yesteday cofee 4", "yesterday coffee 4"],
    ["grocerries 60", "groceries 60"],
  ])("reads %s as %s", (text, meant) => {
    expect(mendSpelling(text)).toBe(meant);
  });

  it.each([
    "launch party 40",
    "Lynch 13",
    "munch 8",
    "diner 12",
    "spend 5",
    "coffees 9",
    "luch@example.com",
    "spent.it 4",
  ])("leaves %s as it is: each of its words is known, or a name", (text) => {
    expect(mendSpelling(text)).toBe(text);
  });
});
