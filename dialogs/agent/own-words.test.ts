import { describe, expect, test } from "vitest";
import { ownWordsOf } from "./own-words.ts";

function said(text: string, change: { readonly isForwarded?: boolean; readonly currency?: string } = {}) {
  const now = Temporal.PlainDateTime.from("2026-06-11T12:00:00");
  return ownWordsOf({
    text,
    isForwarded: change.isForwarded ?? false,
    context: { now, currency: change.currency ?? "USD", locale: "en-US", shown: [], pending: null, isReply: false },
    categories: new Set(["dining", "transport"]),
  });
}

const log = (description: string, amount: string, more: object = {}): object => ({ description, amount, ...more });

describe("what a person said covers", () => {
  test.each([
    ["I grabbed a flat white and a croissant for 6.50", log("flat white and croissant", "6.50")],
    ["twelve bucks on tacos", log("tacos", "12.00", { category: "dining", date: "2026-06-11" })],
    ["it was 4,800 yen for dinner last Friday", log("Dinner", "4800", { currency: "JPY", date: "2026-06-05" })],
    ["two croissants, 5 all in, #lisbon", log("croissant", "5", { tags: ["lisbon"] })],
    ["Café crème 3.20", log("cafe creme", "3.2")],
  ])("“%s”: %j", (text, args) => {
    expect(said(text).covers(args)).toBe(true);
  });
});

describe("what a person said does not cover", () => {
  test.each([
    ["another amount", "lunch was 12", log("lunch", "120")],
    ["other words", "lunch was 12", log("lunch for the whole office", "12")],
    ["another day", "lunch was 12", log("lunch", "12", { date: "2026-06-01" })],
    ["another currency", "lunch was 12", log("lunch", "12", { currency: "KWD" })],
    ["tags", "lunch was 12", log("lunch", "12", { tags: ["tax"] })],
    ["a number that is none of its amounts", "iPhone 15 for 999", log("iPhone", "15")],
    ["a count", "lunch was 12", { count: 5 }],
    ["what is hidden deeper", "lunch was 12", { parts: [{ amount: "12", person: "Mallory" }] }],
  ])("%s", (_what, text, args) => {
    expect(said(text).covers(args)).toBe(false);
  });

  test("a second writing of one amount", () => {
    const words = said("lunch was 12, coffee was 3");
    expect(words.covers(log("lunch", "12"))).toBe(true);
    expect(words.covers(log("lunch", "12"))).toBe(false);
    expect(words.covers(log("coffee", "3"))).toBe(true);
  });

  test("is nothing where somebody else wrote it", () => {
    expect(said("lunch was 12", { isForwarded: true }).covers(log("lunch", "12"))).toBe(false);
  });

  test.each([
    ["a forwarded mail", "Fwd: your order\nlunch was 12"],
    ["a quotation", "> lunch was 12\nwhat do you think"],
    ["an original message", "-----Original Message-----\nlunch was 12"],
    ["a long text", `lunch was 12 ${"and so on ".repeat(50)}`],
    ["many lines", "lunch was 12\n1\n2\n3\n4\n5\n6\n7"],
  ])("is nothing where it looks like %s", (_what, text) => {
    expect(said(text).covers(log("lunch", "12"))).toBe(false);
  });
});
