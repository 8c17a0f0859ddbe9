import type { ToolCall } from "../tools/call.ts";
import { understand } from "../understanding/understand.ts";
import type { ShownEntry, Understanding, UnderstandingContext } from "../understanding/understanding.ts";

/**
 * What an answer other than yes or no means to a question that reads something back: a correction of it ("no, fifty", "it
 * was yesterday", "the taxi was 14"), or something else instead ("no, lunch 15").
 *
 * Nothing has been written, so what is corrected is what would be: the calls behind the yes, changed. They are read back
 * again.
 *
 * @returns null where no such question is open, or the text has nothing to do with it
 */
export function amendReadback(text: string, context: UnderstandingContext): Understanding | null {
  const { pending } = context;
  if (pending?.readsBack === undefined) return null;
  const calls = (pending.choices.find(({ isYes }) => isYes)?.calls ?? []).map(unconfirmed);
  const shown = calls.map(draftOf);
  // An amount alone says as much as "no, it was …".
  for (const words of [text, `no, ${text}`]) {
    const meant = understand(words, { ...context, shown, pending: null, isReply: false });
    const amended = meant.calls.every(isRevision) ? applyAll(calls, shown, meant.calls) : null;
    // Which of several is meant is best said to all of them, read out once more.
    const isUnclear = calls.length > 1 && words !== text && meant.calls.every(({ tool }) => tool === "ask");
    if (amended || isUnclear) return { calls: amended ?? calls, confidence: meant.confidence, answers: true };
  }
  const instead = text.replace(NO, "");
  return instead === text ? null : understand(instead, { ...context, pending: null });
}

const NO = /^(?:no|nope|wrong|not that)[,.!]* +/i;

const isRevision = ({ tool }: ToolCall): boolean => tool === "revise_expense";

function unconfirmed({ tool, args }: ToolCall): ToolCall {
  return { tool, args };
}

/** A call as if it had been carried out and shown. */
function draftOf({ args }: ToolCall): ShownEntry {
  const { description, amount, income, category, currency } = args;
  return {
    description: typeof description === "string" ? description : "",
    amount: textOf(amount) ?? textOf(income) ?? "",
    ...(typeof category === "string" && { category }),
    ...(typeof currency === "string" && { currency }),
  };
}

function applyAll(
  calls: readonly ToolCall[],
  shown: readonly ShownEntry[],
  corrections: readonly ToolCall[],
): readonly ToolCall[] | null {
  let result = calls;
  for (const { args } of corrections) {
    const { which, ...change } = args;
    const index = indexOf(which, shown);
    const call = calls[index];
    const changed = call && applied(call, change);
    if (!changed) return null;
    result = result.with(index, changed);
  }
  return result;
}

/** Which of the calls is meant; -1 for none of them. */
function indexOf(which: unknown, shown: readonly ShownEntry[]): number {
  if (typeof which !== "object" || which === null) return -1;
  if ("position" in which && typeof which.position === "number") return which.position - 1;
  if ("last" in which) return shown.length - 1;
  if (!("words" in which) || typeof which.words !== "string") return -1;
  const words = which.words.toLowerCase();
  return shown.findIndex(({ description }) => description.toLowerCase().includes(words));
}

/** What is the amount of an expense is the income of a budget; null where a call has nothing of the kind. */
function applied(call: ToolCall, { amount, ...change }: ToolCall["args"]): ToolCall | null {
  const isExpense = call.tool === "log_expense" || call.tool === "revise_expense";
  const name = isExpense ? "amount" : ["amount", "income"].find((one) => textOf(call.args[one]) !== undefined);
  if (name === undefined || (!isExpense && Object.keys(change).length > 0)) return null;
  return { ...call, args: { ...call.args, ...change, ...(amount === undefined ? {} : { [name]: amount }) } };
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}
