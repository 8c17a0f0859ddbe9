import { describe, expect, test } from "vitest";
import type { Block, Choice } from "../../../dialogs/channel.ts";
import type { CardElement } from "./card.ts";
import { LIMITS, type OutgoingMessage, renderReply } from "./render.ts";

function render(...blocks: Block[]): OutgoingMessage[] {
  return renderReply({ blocks, privacy: "private" });
}

function choices(...labels: string[]): Block {
  return { kind: "choices", choices: labels.map((label, index): Choice => ({ id: `teams:k#${index}`, label })) };
}

function elementsOf(message: OutgoingMessage | undefined): readonly CardElement[] {
  return message?.kind === "card" ? message.card.body : [];
}

function line(text: string, spacing: "None" | "Default", more: object = {}) {
  return { type: "RichTextBlock", spacing, inlines: [{ type: "TextRun", text, ...more }] };
}

describe("a reply", () => {
  test("of text alone is plain text, in which nothing is markup", () => {
    const fields: Block = { kind: "fields", fields: [{ label: "Left", value: "*$140*" }] };
    expect(render({ kind: "text", text: "Wait until <b>1 July</b>." }, fields)).toEqual([
      { kind: "text", text: "Wait until <b>1 July</b>.\n\nLeft: *$140*" },
    ]);
  });

  test("with buttons is a card: a line each, and the buttons at its end", () => {
    const [message, ...others] = render({ kind: "text", text: "✅ Coffee\n**$4.50**" }, choices("Undo", "Change"));
    expect(others).toEqual([]);
    expect(message).toEqual({
      kind: "card",
      summary: "✅ Coffee **$4.50**",
      card: {
        type: "AdaptiveCard",
        version: "1.2",
        msteams: { width: "Full" },
        body: [
          line("✅ Coffee", "Default"),
          line("**$4.50**", "None"),
          {
            type: "ActionSet",
            actions: [
              { type: "Action.Submit", title: "Undo", data: { choice: "teams:k#0" } },
              { type: "Action.Submit", title: "Change", data: { choice: "teams:k#1" } },
            ],
          },
        ],
      },
    });
  });

  test("with a table is a card with its columns lined up in a fixed width", () => {
    const [message] = render({
      kind: "table",
      title: "Bills & more",
      columns: ["What", "Amount"],
      rows: [["Rent\nflat", "$900.00"]],
    });
    const fixed = { fontType: "Monospace" };
    const spaced = (text: string) => text.replaceAll(" ", "\u00A0");
    expect(elementsOf(message)).toEqual([
      line("Bills & more", "Default"),
      line(spaced("What        Amount"), "Default", fixed),
      line(spaced("Rent flat  $900.00"), "None", fixed),
    ]);
  });

  test("that goes elsewhere says in its buttons where it was asked for", () => {
    const reply = { privacy: "private", blocks: [choices("Undo")] } as const;
    const set = elementsOf(renderReply(reply, "19:home@thread.v2")[0]).at(-1);
    expect(set).toMatchObject({ actions: [{ data: { choice: "teams:k#0", askedIn: "19:home@thread.v2" } }] });
  });

  test("offers no more than six buttons in a row", () => {
    const [message] = render({ kind: "text", text: "Which?" }, choices("a", "b", "c", "d", "e", "f", "g", "h"));
    const sets = elementsOf(message).flatMap((element) =>
      element.type === "ActionSet" ? [element.actions.length] : [],
    );
    expect(sets).toEqual([6, 2]);
  });

  test("of a long text becomes several messages, its buttons in the last", () => {
    const messages = render({ kind: "text", text: "Tea $3.00\n".repeat(400) }, choices("Undo"));
    expect(messages.length).toBeGreaterThan(1);
    const withButtons = messages.map((message) => elementsOf(message).some(({ type }) => type === "ActionSet"));
    expect(withButtons).toEqual([...Array(messages.length - 1).fill(false), true]);
    expect(render({ kind: "text", text: "x".repeat(LIMITS.text + 1) })).toHaveLength(2);
  });

  test("can't show a date of somebody's making", () => {
    const [message] = render({ kind: "text", text: "{{DATE(2026-06-10T12:00:00Z)}}" }, choices("Undo"));
    expect(elementsOf(message)[0]).toEqual(line("{\u200B{DATE(2026-06-10T12:00:00Z)}}", "Default"));
  });

  test("of choices alone still says something", () => {
    expect(elementsOf(render(choices("Yes"))[0])[0]).toEqual(line("Choose one:", "Default"));
  });

  test("of nothing is no message", () => {
    expect(render()).toEqual([]);
    expect(render({ kind: "text", text: " \u200B\n" })).toEqual([]);
  });

  test("shows a picture that Teams can fetch, and describes any other", () => {
    const picture = (url: string): Block => ({ kind: "picture", url, alt: "June" });
    const url = "https://example.org/p.png";
    expect(elementsOf(render(picture(url))[0])).toEqual([{ type: "Image", url, altText: "June" }]);
    expect(render(picture("http://localhost:3000/p.png"))).toEqual([{ kind: "text", text: "June" }]);
  });
});
