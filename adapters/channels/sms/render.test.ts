import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Block } from "../../../dialogs/channel.ts";
import { renderReply } from "./render.ts";
import { countSegments } from "./segments.ts";

function render(...blocks: Block[]): string {
  return renderReply({ blocks, privacy: "private" });
}

function text(words: string): Block {
  return { kind: "text", text: words };
}

function offers(...labels: string[]): Block {
  return { kind: "choices", choices: labels.map((label, index) => ({ id: `sms:SM1#${index}`, label })) };
}

function asks(...labels: string[]): Block {
  return { kind: "choices", asks: true, choices: labels.map((label, index) => ({ id: `sms:SM1#${index}`, label })) };
}

test("a confirmation is one segment and says how to take it back", () => {
  const message = render(text("✅ Coffee $50.00 · Dining: $118 of $200 spent"), offers("Undo"));
  expect(message).toBe("Coffee $50.00; Dining: $118 of $200 spent. UNDO removes it.");
  expect(countSegments(message)).toMatchObject({ encoding: "gsm7", segments: 1 });
});

test("what was undone can be brought back", () => {
  expect(render(text("↩️ Removed."), offers("Redo"))).toBe("Removed. REDO brings it back.");
});

test("how to take it back is left out where it would cost a second segment", () => {
  const long = "x".repeat(146);
  expect(render(text(long), offers("Undo"))).toBe(long);
});

test("a question's choices are numbered, and it says how to answer", () => {
  expect(render(text("Which one is it? Not logged yet."), asks("$1,500.00", "$1.50"))).toBe(
    "Which one is it? Not logged yet.\n1) $1,500.00\n2) $1.50\nReply 1 or 2.",
  );
  expect(render(text("Which?"), asks("Taxi", "Bus", "Tram"))).toMatch(/Reply 1, 2 or 3\.$/);
  expect(render(text("Which?"), asks("The last one"))).toMatch(/Reply 1\.$/);
});

test("choices whose label nobody would understand later are not mentioned", () => {
  expect(render(text("Got it."), offers("Buy anyway"))).toBe("Got it.");
});

test("rows of a table become lines that need no columns", () => {
  const rows = [
    ["🛒 Groceries", "$40 of $100 spent", "$60 left"],
    ["🎁 Gifts", "$5 spent", ""],
  ];
  expect(render({ kind: "table", columns: ["", "", ""], rows })).toBe(
    "Groceries: $40 of $100 spent, $60 left\nGifts: $5 spent",
  );
  expect(render({ kind: "table", title: "Plan", columns: ["", "a month"], rows: [["Rent", "$900"]] })).toBe(
    "Plan\na month\nRent: $900",
  );
});

test("fields and a picture's description are lines", () => {
  const fields: Block = { kind: "fields", fields: [{ label: "Left", value: "$4.50" }] };
  expect(render(fields, { kind: "picture", url: "https://example.org/a.png", alt: "Half is spent" })).toBe(
    "Left: $4.50\nHalf is spent",
  );
});

test("there may be nothing to say", () => {
  expect(render()).toBe("");
  expect(render(text(" "), text("✅"))).toBe("");
});

describe("any reply", () => {
  const anyText = fc.string({
    unit: fc.constantFrom(...Array.from("ab1 .\n€"), "é", "🍕", "₹", "я", "lorem ipsum "),
    maxLength: 900,
  });

  test("costs nothing more for its hints", () => {
    fc.assert(
      fc.property(anyText, (words) => {
        const { segments } = countSegments(render(text(words)));
        expect(countSegments(render(text(words), offers("Undo"))).segments).toBe(Math.max(segments, 1));
      }),
    );
  });

  test("never asks for a word that would cut its reader off", () => {
    const carriers = /\b(?:stop|unsubscribe|end|quit|stopall|revoke|optout|cancel)\b/i;
    fc.assert(
      fc.property(fc.array(fc.constantFrom("Undo", "Redo", "Cancel", "Stop", "Quit"), { maxLength: 4 }), (labels) => {
        expect(render(text("Done."), offers(...labels))).not.toMatch(carriers);
        expect(render(text("Sure?"), asks(...labels)).replace(/^\d\) .*$/gm, "")).not.toMatch(carriers);
      }),
    );
  });
});
