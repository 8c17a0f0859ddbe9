import { describe, expect, test } from "vitest";
import type { Block, Reply } from "../channel.ts";
import { alignedRows, plainText } from "./plain-text.ts";

const reply = (...blocks: Block[]): Reply => ({ blocks, privacy: "private" });
const choices = [
  { id: "t#0", label: "Log $900" },
  { id: "t#1", label: "No" },
];

describe("a reply as plain text", () => {
  test("is its blocks below each other", () => {
    const text = plainText(
      reply(
        { kind: "text", text: "✅ Coffee" },
        { kind: "fields", fields: [{ label: "Left", value: "$4" }] },
        { kind: "picture", url: "https://example.org/p.png", alt: "A chart" },
      ),
    );
    expect(text).toBe("✅ Coffee\nLeft: $4\nA chart");
  });

  test("numbers choices that answer a question, and only names what one may do next", () => {
    expect(plainText(reply({ kind: "choices", choices, asks: true }))).toBe("1) Log $900\n2) No");
    expect(plainText(reply({ kind: "choices", choices }))).toBe("[Log $900] [No]");
  });

  test("leaves no empty lines where a block says nothing", () => {
    const empty: Block = { kind: "table", columns: ["", ""], rows: [] };
    expect(plainText(reply({ kind: "text", text: "a" }, empty, { kind: "text", text: "b" }))).toBe("a\nb");
  });

  test("has a table's title above its rows", () => {
    const table: Block = { kind: "table", title: "June", columns: ["Category", "Spent"], rows: [["Dining", "$5"]] };
    expect(plainText(reply(table))).toBe("June\nCategory  Spent\nDining       $5");
  });
});

describe("rows", () => {
  test("line up the first column to the left and the others to the right", () => {
    expect(
      alignedRows([
        ["Dining", "$5"],
        ["Rent", "$1,500"],
      ]),
    ).toEqual(["Dining      $5", "Rent    $1,500"]);
  });

  test("count an emoji as one sign, whatever it is made of", () => {
    const rows = alignedRows([
      ["🍽️ Dining", "$5"],
      ["🛒 Food", "$1,500"],
      ["👨‍👩‍👧 Kids", "$20"],
      ["🇩🇪 Trip", "$3"],
    ]);
    expect(rows).toEqual(["🍽️ Dining      $5", "🛒 Food    $1,500", "👨‍👩‍👧 Kids       $20", "🇩🇪 Trip        $3"]);
  });

  test("end where their last word does, and leave out those that are empty", () => {
    expect(
      alignedRows([
        ["", ""],
        ["Dining", "$5"],
        ["Rent", ""],
      ]),
    ).toEqual(["Dining  $5", "Rent"]);
    expect(alignedRows([])).toEqual([]);
  });

  test("may have fewer cells than others", () => {
    expect(alignedRows([["a", "b", "c"], ["long"]])).toEqual(["a     b  c", "long"]);
  });
});
