import { expect, test } from "vitest";
import { CategoryBook } from "../../domain/categories.ts";
import type { Change } from "../../domain/operation.ts";
import { anEntry, anOperation, entryChange } from "../../tests/contracts/samples.ts";
import type { View } from "./format.ts";
import { readbackQuestion } from "./readback.ts";

const view: View = { locale: "en-US", currency: "USD", today: "2026-11-02", categories: new CategoryBook() };

test("a write that has no words of its own is read back by what was asked for", () => {
  const after = { recurring: "r1", due: "2026-12-01", state: "asked" } as const;
  const mark: Change = { what: "occurrences", id: "r1:2026-12-01", before: null, after };
  expect(readbackQuestion([anOperation({ tool: "ask_bill", changes: [mark] })], view)).toBe("Ask bill. Right?");
});

test("a reminder is read back with its day", () => {
  const after = {
    id: "r1",
    about: "headphones",
    date: "2026-12-01",
    at: "2026-11-02T09:00:00Z",
    state: "open",
  } as const;
  const reminder: Change = { what: "reminders", id: "r1", before: null, after };
  expect(readbackQuestion([anOperation({ tool: "remind_me", changes: [reminder] })], view)).toBe(
    "The reminder of headphones on Tue 1 Dec. Right?",
  );
});

test("what undo would leave alone needs no yes, and is no part of the question", () => {
  const after = { period: "2026-11", category: "dining", threshold: 80 };
  const alert: Change = { what: "alerts", id: "a", before: null, after };
  expect(readbackQuestion([anOperation({ changes: [alert] })], view)).toBe("");
  const both = anOperation({ changes: [alert, entryChange(null, anEntry())] });
  expect(readbackQuestion([both], view)).toBe("$4.50, Coffee, today. Right?");
});
