import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Block } from "../../dialogs/channel.ts";
import { anyBlock, anyText } from "./any-reply.ts";
import type { Rendering } from "./channel.ts";

/** Long texts take long to shrink; a counterexample that is not the smallest will do. Milliseconds. */
const PATIENCE = { interruptAfterTimeLimit: 10_000 };

/** What people see of a reply, in whatever channel: all of it. */
export function readingContract({ render, keepsAll, hasButtons }: Rendering): void {
  describe("a reply", () => {
    if (keepsAll)
      test("shows every character of a text", () => {
        fc.assert(
          fc.property(anyText, (text) => {
            const shown = render({ blocks: [{ kind: "text", text }], privacy: "private" }).map(
              (message) => message.text,
            );
            expect(ink(shown.join(""))).toBe(ink(text.toWellFormed()));
          }),
          PATIENCE,
        );
      });

    if (hasButtons)
      test("has all its buttons, in order, at its very end", () => {
        fc.assert(
          fc.property(fc.array(anyBlock, { maxLength: 3 }), fc.array(anyText, { maxLength: 40 }), (blocks, labels) => {
            const messages = render({ blocks: [offers(labels), ...blocks], privacy: "private" });
            const values = messages.flatMap(({ buttons }) => buttons.map(({ value }) => value));
            expect(values).toHaveLength(labels.length);
            for (const [index, value] of values.entries()) expect(value).toContain(`k#${index}`);
            const first = messages.findIndex(({ buttons }) => buttons.length > 0);
            if (first >= 0) expect(messages.slice(first).every(({ buttons }) => buttons.length > 0)).toBe(true);
          }),
          { numRuns: 50, ...PATIENCE },
        );
      });

    if (!hasButtons)
      test("numbers what it asks, however long it is", () => {
        const labels = ["Taxi", "Bus", "Tram"];
        for (const text of ["Which one?", "word ".repeat(2000)]) {
          const question: Block = { ...offers(labels), asks: true };
          const [message, ...others] = render({ blocks: [{ kind: "text", text }, question], privacy: "private" });
          expect(others).toEqual([]);
          for (const [index, label] of labels.entries()) expect(message?.text).toContain(`${index + 1}) ${label}`);
        }
      });
  });
}

/** What a platform is given to show: within its limits, never more than was said, never nothing. */
export function messagesContract({ render, hasButtons }: Rendering): void {
  describe("a reply's messages", () => {
    test("are such as the platform takes, and something can be seen of them, whatever the blocks", () => {
      fc.assert(
        fc.property(fc.array(anyBlock, { maxLength: 4 }), fc.array(anyText, { maxLength: 6 }), (blocks, labels) => {
          const question: Block = { ...offers(labels), asks: true };
          for (const { text, buttons } of render({ blocks: [...blocks, question], privacy: "private" })) {
            expect(text.isWellFormed()).toBe(true);
            expect(ink(text) !== "" || buttons.length > 0).toBe(true);
          }
        }),
        { numRuns: 100, ...PATIENCE },
      );
    });

    test("are none when nothing can be seen", () => {
      expect(render({ blocks: [], privacy: "private" })).toEqual([]);
      expect(render({ blocks: [{ kind: "text", text: " \u200B\n" }], privacy: "private" })).toEqual([]);
    });

    if (hasButtons)
      test("say something even of buttons alone, and so does every button", () => {
        fc.assert(
          fc.property(fc.array(anyText, { minLength: 1, maxLength: 8 }), (labels) => {
            const messages = render({ blocks: [offers(labels)], privacy: "private" });
            expect(ink(messages[0]?.text ?? "")).not.toBe("");
            for (const { label } of messages.flatMap(({ buttons }) => buttons)) {
              expect(label.isWellFormed()).toBe(true);
              expect(ink(label)).not.toBe("");
            }
          }),
          PATIENCE,
        );
      });
  });
}

function offers(labels: readonly string[]): Extract<Block, { kind: "choices" }> {
  return { kind: "choices", choices: labels.map((label, index) => ({ id: `k#${index}`, label })) };
}

/** What can be seen of a text, wherever its lines break. */
function ink(text: string): string {
  return text.replace(/[\p{White_Space}\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/gu, "");
}
