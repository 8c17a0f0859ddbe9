import type { ToolCall } from "../dialogs/tools/call.ts";
import { TOOLS } from "../dialogs/tools/registry.ts";
import { normaliseDescription } from "../domain/entry.ts";
import type { EvalCase, ExpectedCalls } from "./case.ts";

/** How a case came out. */
export interface Outcome {
  /** All calls right, with all arguments that the case lists. */
  readonly isExact: boolean;
  /** All calls right, whatever the things are called and wherever they are filed: tools, amounts, currencies, dates. */
  readonly isRightCall: boolean;
  /** Something is written that none of the accepted answers writes. */
  readonly isFalseAction: boolean;
  /** An amount is written that no accepted answer writes: the worst thing of all. */
  readonly isWrongAmount: boolean;
}

/** Compares what was understood with what is accepted; arguments that a case does not list are not compared. */
export function compare(said: readonly ToolCall[], { calls: expected, accept, currency }: EvalCase): Outcome {
  const accepted = [expected, ...accept];
  // What is left out is the person's own.
  const calls = said.map((call) => ({ ...call, args: { currency, ...call.args } }));
  // Calling a tool that changes something wrongly costs trust, calling a reading one costs a sentence.
  const written = calls.filter(({ tool }) => TOOLS[tool].risk !== "read");
  const expectedTools = new Set(accepted.flat().map(({ tool }) => tool));
  const amounts = accepted.flat().flatMap(({ args }) => amountsOf(args));
  const isRightCall = accepted.some((answer) => fits(calls, answer, WORDS_AND_CATEGORY));
  return {
    isExact: accepted.some((answer) => fits(calls, answer, EVERYTHING)),
    isRightCall,
    isFalseAction: written.some(({ tool }) => !expectedTools.has(tool)),
    // A case that lists no amount for a call is about what is called.
    isWrongAmount:
      !isRightCall && written.some(({ args }) => amountsOf(args).some((amount) => !amounts.includes(amount))),
  };
}

const EVERYTHING: ReadonlySet<string> = new Set();
/** Arguments that are a matter of taste, and easily put right. */
const WORDS_AND_CATEGORY: ReadonlySet<string> = new Set(["description", "item", "category"]);

/** @param aside arguments of an expense that are not looked at */
function fits(calls: readonly ToolCall[], expected: ExpectedCalls, aside: ReadonlySet<string>): boolean {
  return (
    calls.length === expected.length &&
    expected.every(({ tool, args }, index) => {
      const looked = SPENDING.has(tool)
        ? Object.entries(args).filter(([name]) => !aside.has(name))
        : Object.entries(args);
      return calls[index]?.tool === tool && fitsArguments(calls[index]?.args ?? {}, Object.fromEntries(looked));
    })
  );
}

/** Tools whose category follows from what a thing is called; elsewhere the category is what is asked for. */
const SPENDING: ReadonlySet<string> = new Set([
  "log_expense",
  "log_income",
  "log_refund",
  "check_purchase",
  "add_recurring",
]);

function fitsArguments(actual: ToolCall["args"], expected: ToolCall["args"]): boolean {
  return Object.entries(expected).every(([name, value]) => fitsValue(name, actual[name], value));
}

function fitsValue(name: string, actual: unknown, expected: unknown): boolean {
  if (AMOUNTS.has(name) && !Number.isNaN(Number(expected)))
    return actual !== undefined && Number(actual) === Number(expected);
  if (WORDINGS.has(name)) return typeof actual === "string" && overlap(actual, String(expected)) >= 0.5;
  if (isRecord(expected)) return isRecord(actual) && fitsArguments(actual, expected);
  if (Array.isArray(expected)) return Array.isArray(actual) && JSON.stringify(actual) === JSON.stringify(expected);
  return actual === expected;
}

const AMOUNTS: ReadonlySet<string> = new Set(["amount", "change", "income", "per_month"]);
const WORDINGS: ReadonlySet<string> = new Set(["description", "item", "words", "figure"]);

/** Share of common words, 0 … 1 (Jaccard). */
function overlap(a: string, b: string): number {
  const [left, right] = [a, b].map((text) => new Set(normaliseDescription(text).split(" ")));
  if (!left || !right) return 0;
  return left.intersection(right).size / left.union(right).size;
}

/** All amounts of a call, those of its parts and sources too. */
function amountsOf(args: ToolCall["args"]): number[] {
  return Object.entries(args).flatMap(([name, value]) => {
    if (typeof value === "string") return AMOUNTS.has(name) && !Number.isNaN(Number(value)) ? [Number(value)] : [];
    return (Array.isArray(value) ? value : [value]).filter(isRecord).flatMap(amountsOf);
  });
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
