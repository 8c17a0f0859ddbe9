import { describe, expect, test } from "vitest";
import type { Block, Choice } from "../../../dialogs/channel.ts";
import { type OutgoingMessage, renderReply } from "./render.ts";

function render(...blocks: Block[]): OutgoingMessage[] {
  return renderReply({ blocks, privacy: "private" });
}

function choice(label: string, index = 0): Choice {
  return { id: `telegram:123456:7#${index}`, label };
}

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

  test("shows a picture that Telegram can fetch, and describes any other", () => {
    const alt = "June by category";
    expect(render({ kind: "picture", url: "https://example.org/p.png", alt })).toEqual([
      { kind: "photo", url: "https://example.org/p.png", caption: alt },
    ]);
    expect(render({ kind: "picture", url: "http://localhost:3000/p.png", alt })).toEqual([{ kind: "text", html: alt }]);
  });
});
