import { expect, it } from "vitest";
import type { IntentGuess } from "./classifier/intent-model.ts";
import { noteLikelihood } from "./note-evidence.ts";
import { readText } from "./reading.ts";
import { readByRules } from "./understand.ts";

const context = {
  now: Temporal.PlainDateTime.from("2026-09-16T13:05:00"),
  currency: "USD",
  locale: "en-US",
  shown: [],
  pending: null,
  isReply: false,
};

function likelihood(text: string, guesses: readonly IntentGuess[]): number {
  const reading = readText(text, context);
  const found = readByRules(reading);
  const calls = found.ifTold ?? found.calls;
  expect(calls.every(({ tool }) => tool === "log_expense")).toBe(true);
  return noteLikelihood({ calls, isTold: found.ifTold === undefined, reading, guesses });
}

const as = (label: string, confidence: number): IntentGuess[] => [{ label, confidence }];

it("is the likelier the surer the classifier is of a note", () => {
  const shares = [0.1, 0.3, 0.5, 0.7, 0.9].map((share) =>
    likelihood("zorblat at the fair 12", as("log_expense", share)),
  );
  expect(shares).toEqual(shares.toSorted((one, other) => one - other));
  expect(shares.at(-1)).toBeGreaterThan(0.65);
  expect(shares[0]).toBeLessThan(0.65);
});

it("is the less likely the surer the classifier is of talk or of another order", () => {
  const note = likelihood("zorblat at the fair 12", as("log_expense", 0.6));
  for (const label of ["none", "set_limit"]) {
    expect(likelihood("zorblat at the fair 12", as(label, 0.6))).toBeLessThan(note);
    expect(likelihood("zorblat at the fair 12", as(label, 0.95))).toBeLessThan(0.3);
  }
});

it("counts who is said to have spent, and how well the thing is known", () => {
  const guesses = as("log_expense", 0.5);
  expect(likelihood("spent $12 on zorblat", guesses)).toBeGreaterThan(likelihood("zorblat $12", guesses));
  expect(likelihood("groceries $12", guesses)).toBeGreaterThan(likelihood("zorblat $12", guesses));
});
