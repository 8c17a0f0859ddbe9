import type { types } from "@slack/bolt";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Block, Choice, Reply } from "../../../dialogs/channel.ts";
import { readMrkdwn } from "./mrkdwn.ts";
import { describePictures, LIMITS, type OutgoingMessage, renderReply } from "./render.ts";

function render(...blocks: Block[]): OutgoingMessage[] {
  return renderReply({ blocks, privacy: "private" });
}

function choice(label: string, index = 0): Choice {
  return { id: `slack:T1:C1:1781092798.000200#${index}`, label };
}

function buttonsOf({ blocks }: OutgoingMessage): types.Button[] {
  return blocks.flatMap((block) =>
    block.type === "actions" ? block.elements.filter((element) => element.type === "button") : [],
  );
}

function sectionsOf({ blocks }: OutgoingMessage): string[] {
  return blocks.flatMap((block) => (block.type === "section" ? [block.text?.text ?? ""] : []));
}

/** What a section shows to people: markup that was not ours would be a `<` or a bare `&`. */
function visible(mrkdwn: string): string {
  expect(mrkdwn).not.toMatch(/[<>]|&(?!(?:amp|lt|gt);)/);
  return readMrkdwn(mrkdwn);
}

/** Long texts take long to shrink; a counterexample that is not the smallest will do. Milliseconds. */
const PATIENCE = { interruptAfterTimeLimit: 10_000 };

describe("any reply", () => {
  const anyText = fc.oneof(
    fc.string({ unit: "binary", maxLength: 200 }),
    fc.string({
      unit: fc.constantFrom("<", ">", "&", "<!channel>", "<@U1>", "```", "\n", " ", "é", "🍕", "\u{D800}"),
      maxLength: 5000,
      size: "max",
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

  test("becomes messages within the limits that mention nobody, with all its buttons at the very end", () => {
    fc.assert(
      fc.property(anyReply, fc.array(anyText, { maxLength: 60 }), (reply, labels) => {
        const choices: Block = { kind: "choices", choices: labels.map(choice) };
        const messages = renderReply({ ...reply, blocks: [choices, ...reply.blocks] });
        for (const message of messages) {
          expect(message.blocks.length).toBeLessThanOrEqual(LIMITS.blocks);
          expect(message.text.length).toBeLessThanOrEqual(LIMITS.text);
          expect(visible(message.text).isWellFormed()).toBe(true);
          for (const block of message.blocks) checkLimits(block);
        }
        const buttons = messages.flatMap(buttonsOf);
        expect(buttons.map(({ value }) => value)).toEqual(labels.map((_, index) => choice("", index).id));
        expect(new Set(buttons.map(({ action_id }) => action_id)).size).toBe(labels.length);
        const kinds = messages.flatMap(({ blocks }) => blocks.map(({ type }) => type));
        expect(kinds.slice(kinds.indexOf("actions") >>> 0).every((kind) => kind === "actions")).toBe(true);
      }),
      { numRuns: 100, ...PATIENCE },
    );
  });

  test("shows every character of a text, whatever it is", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const shown = render({ kind: "text", text }).flatMap(sectionsOf).map(visible);
        const ink = (all: string) => all.replace(/[\p{White_Space}\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/gu, "");
        expect(ink(shown.join(""))).toBe(ink(text.toWellFormed()));
      }),
      PATIENCE,
    );
  });

  test("keeps a table in boxes, whatever its cells hold", () => {
    fc.assert(
      fc.property(fc.array(fc.array(anyText, { minLength: 2, maxLength: 2 }), { maxLength: 4 }), (rows) => {
        const sections = render({ kind: "table", columns: ["What", "Amount"], rows }).flatMap(sectionsOf);
        for (const text of sections) expect(text.split("```").map((part) => part !== "")).toEqual([false, true, false]);
      }),
      { numRuns: 50, ...PATIENCE },
    );
  });

  function checkLimits(block: types.KnownBlock): void {
    if (block.type === "section") {
      const text = block.text?.text ?? "";
      expect(text.length).toBeLessThanOrEqual(LIMITS.section);
      expect(visible(text).trim()).not.toBe("");
    } else if (block.type === "image") {
      expect(block.alt_text.length).toBeLessThanOrEqual(LIMITS.alt);
      expect(block.alt_text.trim()).not.toBe("");
    } else if (block.type === "actions") {
      expect(block.elements.length).toBeLessThanOrEqual(LIMITS.buttons);
      for (const button of block.elements) {
        if (button.type !== "button") throw new Error(`an action that is no button: ${button.type}`);
        expect(button.text.text).toSatisfy((label: string) => label.length > 0 && label.length <= LIMITS.label);
        expect(button.text.text.isWellFormed()).toBe(true);
      }
    } else throw new Error(`unexpected block ${block.type}`);
  }
});

describe("a reply", () => {
  test("is sections of text, fields as lines, a table in a box, and the same in plain words", () => {
    const [message, ...others] = render(
      { kind: "text", text: "Wait until 1 July." },
      {
        kind: "fields",
        fields: [
          { label: "Left", value: "$140 <net>" },
          { label: "Short", value: "$40" },
        ],
      },
      { kind: "table", title: "Bills & more", columns: ["What", "Amount"], rows: [["Rent\nflat", "$900.00"]] },
    );
    expect(others).toEqual([]);
    expect(message).toEqual({
      blocks: [
        "Wait until 1 July.",
        "Left: $140 &lt;net&gt;\nShort: $40",
        "Bills &amp; more",
        "```\nWhat        Amount\nRent flat  $900.00\n```",
      ].map((text) => ({ type: "section", text: { type: "mrkdwn", text, verbatim: true } })),
      text: "Wait until 1 July.\nLeft: $140 &lt;net&gt;\nShort: $40\nBills &amp; more\nWhat        Amount\nRent flat  $900.00",
    });
  });

  test("mentions nobody", () => {
    const [message] = render({ kind: "text", text: "✅ <!channel> & <@U1> $4.50" });
    expect(message?.text).toBe("✅ &lt;!channel&gt; &amp; &lt;@U1&gt; $4.50");
  });

  test("offers buttons that carry their choice, with labels that fit", () => {
    const long = `Move $40.00 from Travel to ${"Electronics ".repeat(10)}`;
    const [message] = render({ kind: "text", text: "?" }, { kind: "choices", choices: ["Yes", long].map(choice) });
    const [yes, move] = message === undefined ? [] : buttonsOf(message);
    expect(yes).toEqual({
      type: "button",
      action_id: "choice-0",
      value: choice("Yes").id,
      text: { type: "plain_text", text: "Yes" },
    });
    expect(move?.text.text).toMatch(/^Move \$40\.00 from Travel to Electronics.*…$/);
  });

  test("that goes elsewhere says in its buttons where it was asked for", () => {
    const reply: Reply = { privacy: "private", blocks: [{ kind: "choices", choices: [choice("Undo")] }] };
    const [message] = renderReply(reply, { channel: "C1", thread: "1781092700.000100" });
    expect(message && buttonsOf(message)[0]?.value).toBe(`${choice("Undo").id} C1/1781092700.000100`);
  });

  test("of many blocks becomes several messages", () => {
    const blocks = Array.from({ length: LIMITS.blocks + 1 }, (): Block => ({ kind: "text", text: "Tea $3.00" }));
    expect(render(...blocks).map((message) => message.blocks.length)).toEqual([LIMITS.blocks, 1]);
  });

  test("of choices alone still says something", () => {
    expect(render({ kind: "choices", choices: [choice("Yes")] })).toMatchObject([{ text: "Choose one:" }]);
  });

  test("of nothing is no message", () => {
    expect(render()).toEqual([]);
    expect(render({ kind: "text", text: " \u200B\n" })).toEqual([]);
  });

  test("shows a picture that Slack can fetch, and describes any other", () => {
    const alt = "June <by category>";
    const [shown] = render({ kind: "picture", url: "https://example.org/p.png", alt });
    expect(shown).toEqual({
      blocks: [{ type: "image", image_url: "https://example.org/p.png", alt_text: alt }],
      text: "June &lt;by category&gt;",
    });
    const described = render({ kind: "picture", url: "http://localhost:3000/p.png", alt });
    expect(described).toEqual(render({ kind: "text", text: alt }));
    expect(shown && describePictures(shown)).toEqual(described[0]);
    expect(described[0] && describePictures(described[0])).toBeNull();
  });
});
