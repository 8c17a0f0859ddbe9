import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Block } from "../channel.ts";
import { isYesOrNo, speakable } from "./speech.ts";

const text = (said: string): Block => ({ kind: "text", text: said });
const asking = (...labels: string[]): Block => ({
  kind: "choices",
  asks: true,
  choices: labels.map((label, index) => ({ id: `k#${index}`, label })),
});
const spoken = (...blocks: Block[]): string => speakable({ blocks }, "USD");

describe("what is said", () => {
  it.each([
    ["✅ Coffee four dollars · Dining: nine dollars spent", "Saved: Coffee four dollars, Dining: nine dollars spent."],
    ["✏️ Taxi twelve dollars → one-four dollars", "Changed: Taxi twelve dollars to one-four dollars."],
    ["✅ Bus three dollars (Tuesday, June ninth)", "Saved: Bus three dollars, Tuesday, June ninth."],
    [
      "↩️ Undone: Taxi (from Slack)\nTransport: zero dollars spent",
      "Undone: Taxi, from Slack. Transport: zero dollars spent.",
    ],
    ["All right. Try “coffee 4.50”.", "All right. Try coffee four dollars fifty."],
    ["It costs $1,200, or €3.05", "It costs one thousand two hundred dollars, or three euros and five cents."],
    ["3 entries; the latest 2:\n1 Tea\n2 Bus", "3 entries; the latest 2. 1 Tea."],
    ["#lisbon “tram”", "Lisbon tram."],
    ["📊 left = income − spent", "Left is income minus spent."],
  ])("of %j is “%s”", (written, said) => {
    expect(spoken(text(written))).toBe(said);
  });

  it("are two sentences at most", () => {
    expect(spoken(text("One. Two. Three."), text("Four."))).toBe("One. Two.");
  });

  it("is a table only where there is nothing else", () => {
    const table: Block = { kind: "table", columns: ["", ""], rows: [["Tea", "three dollars"]] };
    expect(spoken(text("All of it"), table)).toBe("All of it.");
    expect(spoken(table)).toBe("Tea three dollars.");
  });

  it("ends with the question, and leads up to it with what it is about", () => {
    expect(spoken(text("Saved. Not counted yet. What were you charged?"))).toBe("Saved. What were you charged?");
    expect(spoken(text("That is much. Is it right? Not logged yet."), asking("Log it", "No"))).toBe(
      "That is much. Is it right?",
    );
  });

  it("names the keys where the answer is more than yes or no", () => {
    expect(spoken(text("Which one?"), asking("Taxi 14.00", "Bus"))).toBe(
      "Which one? Press 1 for Taxi one-four dollars, 2 for Bus.",
    );
    expect(spoken(text("Right?"), asking("Yes", "No"))).toBe("Right?");
  });

  it("reads a long question whole, while a long statement ends where a part of it ends", () => {
    const long = Array.from({ length: 30 }, (_, index) => `thing number ${index}`).join("; ");
    expect(spoken(text(`${long}. Right?`), asking("Yes", "No"))).toContain("thing number 29");
    const cut = spoken(text(long));
    expect(cut.length).toBeLessThanOrEqual(200);
    expect(cut).toMatch(/thing number \d+\.$/);
  });

  it("has no signs in it that nobody can say, whatever it is made of", () => {
    const piece = fc.oneof(
      fc.string({ unit: "grapheme", maxLength: 20 }),
      fc.constantFrom("✅ ", " · ", " → ", "⚠️ ", "•", "$4.50", "(x)", "“y”", "\n", "👍"),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        expect(spoken(text(pieces.join("")))).not.toMatch(/[→“”[\]()\n]|\p{Extended_Pictographic}/u);
      }),
    );
  });
});

it("a question is one of yes or no when its second and last choice says no", () => {
  expect(isYesOrNo(asking("Yes", "No"))).toBe(true);
  expect(isYesOrNo(asking("Log $900.00", "No"))).toBe(true);
  expect(isYesOrNo(asking("Taxi", "Bus"))).toBe(false);
  expect(isYesOrNo(undefined)).toBe(false);
});
