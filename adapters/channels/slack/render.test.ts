import type { types } from "@slack/bolt";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Block, Choice, Reply } from "../../../dialogs/channel.ts";
import { anyText } from "../../../tests/contracts/any-reply.ts";
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

test("a table stays in boxes, whatever its cells hold", () => {
  fc.assert(
    fc.property(fc.array(fc.array(anyText, { minLength: 2, maxLength: 2 }), { maxLength: 4 }), (rows) => {
      const sections = render({ kind: "table", columns: ["What", "Amount"], rows }).flatMap(sectionsOf);
      for (const text of sections) expect(text.split("```").map((part) => part !== "")).toEqual([false, true, false]);
    }),
    // Long texts take long to shrink; a counterexample that is not the smallest will do.
    { numRuns: 50, interruptAfterTimeLimit: 10_000 },
  );
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
