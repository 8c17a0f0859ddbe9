import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Block, Choice, Reply } from "../../../dialogs/channel.ts";
import { LIMITS, type OutgoingMessage, renderReply } from "./render.ts";

function render(...blocks: Block[]): OutgoingMessage[] {
  return renderReply({ blocks, privacy: "private" });
}

function choice(label: string, index = 0): Choice {
  return { id: `telegram:123456:7#${index}`, label };
}

/** Reads HTML as strictly as can be: `<pre>` is the only tag, three entities are the only ones. */
function visible(html: string): string {
  const text = html.replace(/<pre>([^<>]*)<\/pre>/g, "$1");
  expect(text).not.toMatch(/[<>]/);
  expect(text.replace(/&(amp|lt|gt);/g, "")).not.toContain("&");
  return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}

describe("any reply", () => {
  const anyText = fc.oneof(
    fc.string({ unit: "binary", maxLength: 300 }),
    fc.string({
      unit: fc.constantFrom("<", ">", "&", "&amp;", "</pre>", "\n", " ", "é", "🍕", "\u{D800}"),
      maxLength: 6000,
    }),
  );
  const anyBlock: fc.Arbitrary<Block> = fc.oneof(
    fc.record({ kind: fc.constant("text" as const), text: anyText }),
    fc.record({
      kind: fc.constant("fields" as const),
      fields: fc.array(fc.record({ label: anyText, value: anyText }), { maxLength: 3 }),
    }),
    fc.record({
      kind: fc.constant("table" as const),
      title: anyText,
      columns: fc.array(anyText, { maxLength: 3 }),
      rows: fc.array(fc.array(anyText, { maxLength: 3 }), { maxLength: 3 }),
    }),
    fc.record({
      kind: fc.constant("picture" as const),
      url: fc.constantFrom("https://example.org/a.png", "http://localhost/a.png", "no url"),
      alt: anyText,
    }),
  );
  const anyReply: fc.Arbitrary<Reply> = fc.record({
    blocks: fc.array(anyBlock, { maxLength: 4 }),
    privacy: fc.constantFrom("private" as const, "shared" as const),
  });

  test("becomes messages of valid HTML within the limits, with its buttons under the last one", () => {
    fc.assert(
      fc.property(anyReply, fc.boolean(), (reply, hasChoices) => {
        const choices: Block = { kind: "choices", choices: [choice("Undo")] };
        const messages = renderReply(hasChoices ? { ...reply, blocks: [choices, ...reply.blocks] } : reply);
        for (const message of messages) {
          const text = visible(message.kind === "text" ? message.html : message.caption);
          expect(text.isWellFormed()).toBe(true);
          expect(text.length).toBeLessThanOrEqual(message.kind === "text" ? LIMITS.text : LIMITS.caption);
          if (message.kind === "text") expect(text.trim()).not.toBe("");
        }
        const withButtons = messages.map((message) => message.keyboard !== undefined);
        expect(withButtons.indexOf(true)).toBe(hasChoices ? messages.length - 1 : -1);
      }),
      { numRuns: 200 },
    );
  });

  test("shows every character of a text, whatever it is", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const shown = render({ kind: "text", text }).map((message) =>
          message.kind === "text" ? visible(message.html) : "",
        );
        const ink = (all: string) => all.replace(/[\p{White_Space}\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/gu, "");
        expect(ink(shown.join(""))).toBe(ink(text.toWellFormed()));
      }),
    );
  });
});

describe("a reply", () => {
  test("sets its blocks apart: paragraphs, fields as lines, a table in a box", () => {
    expect(
      render(
        { kind: "text", text: "Wait until 1 July." },
        {
          kind: "fields",
          fields: [
            { label: "Left", value: "$140 <net>" },
            { label: "Short", value: "$40" },
          ],
        },
        { kind: "table", title: "Bills & more", columns: ["What", "Amount"], rows: [["Rent", "$900.00"]] },
      ),
    ).toEqual([
      {
        kind: "text",
        html: "Wait until 1 July.\n\nLeft: $140 &lt;net&gt;\nShort: $40\n\nBills &amp; more\n<pre>What   Amount\nRent  $900.00</pre>",
      },
    ]);
  });

  test("offers short buttons side by side and long ones in rows of their own", () => {
    const labels = ["Yes", "No", "Later", "Change", "Move $40.00 from Travel to Electronics"];
    const [message] = render({ kind: "text", text: "?" }, { kind: "choices", choices: labels.map(choice) });
    expect(message?.keyboard?.inline_keyboard.map((row) => row.map((button) => button.text))).toEqual([
      ["Yes", "No", "Later"],
      ["Change"],
      ["Move $40.00 from Travel to Electronics"],
    ]);
    expect(message?.keyboard?.inline_keyboard[1]).toEqual([{ text: "Change", callback_data: "telegram:123456:7#3" }]);
  });

  test("of choices alone still says something", () => {
    expect(render({ kind: "choices", choices: [choice("Yes")] })).toMatchObject([
      { kind: "text", html: "Choose one:" },
    ]);
  });

  test("of nothing is no message", () => {
    expect(render()).toEqual([]);
    expect(render({ kind: "text", text: " \u200B\n" })).toEqual([]);
  });

  test("shows a picture that Telegram can fetch, and describes any other", () => {
    const alt = "June by category";
    expect(render({ kind: "picture", url: "https://example.org/p.png", alt })).toEqual([
      { kind: "photo", url: "https://example.org/p.png", caption: alt },
    ]);
    expect(render({ kind: "picture", url: "http://localhost:3000/p.png", alt })).toEqual([{ kind: "text", html: alt }]);
  });
});
