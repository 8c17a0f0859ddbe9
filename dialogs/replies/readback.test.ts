import { expect, test } from "vitest";
import { CategoryBook } from "../../domain/categories.ts";
import type { Change } from "../../domain/operation.ts";
import { anEntry, anOperation, entryChange } from "../../tests/contracts/samples.ts";
import type { View } from "./format.ts";
import { readbackQuestion } from "./readback.ts";

const view: View = { locale: "en-US", currency: "USD", today: "2026-11-02", categories: new CategoryBook() };

test("a write that has no words of its own is read back by what was asked for", () => {
  const after = {
    id: "r1",
    about: "headphones",
    date: "2026-12-01",
    at: "2026-11-02T09:00:00Z",
    state: "open",
  } as const;
  const reminder: Change = { what: "reminders", id: "r1", before: null, after };
  expect(readbackQuestion([anOperation({ tool: "remind_me", changes: [reminder] })], view)).toBe("Remind me. Right?");
});

test("what undo would leave alone needs no yes, and is no part of the question", () => {
  const after = { period: "2026-11", category: "dining", threshold: 80 };
  const alert: Change = { what: "alerts", id: "a", before: null, after };
  expect(readbackQuestion([anOperation({ changes: [alert] })], view)).toBe("");
  const both = anOperation({ changes: [alert, entryChange(null, anEntry())] });
  expect(readbackQuestion([both], view)).toBe("$4.50, Coffee, today. Right?");
});
