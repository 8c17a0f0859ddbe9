import type { Money } from "../../domain/money.ts";
import type { PendingChoice } from "../state.ts";
import type { ToolCall } from "../tools/call.ts";
import type { Presentation } from "../tools/tool.ts";
import { formatMoney, type View } from "./format.ts";
import { textOnly } from "./presentation.ts";

/** What is asked about before it is written because it is so large. */
interface UnusualQuestion {
  readonly items: readonly { readonly amount: Money; readonly description: string }[];
  /** What is done after a yes; several where several answers wait for the same one. */
  readonly calls: readonly ToolCall[];
  /** What the yes says: `Log $900.00`. */
  readonly yes: string;
  /** What has not happened: `Not logged yet.` */
  readonly notYet: string;
}

const BECAUSE = "It is so far above what you usually spend that a digit may have slipped in.";

/** One question for all of them, so that none is lost. */
export function askUnusual({ items, calls, yes, notYet }: UnusualQuestion, view: View): Presentation {
  const named = items.map(({ amount, description }) => `${formatMoney(amount, view)} for ${description}`);
  const question = `${named.join(" and ")} ${items.length === 1 ? "is" : "are"} much more than usual. Is that right? ${notYet}`;
  const choices: PendingChoice[] = [
    { label: yes, isYes: true, calls: calls.map((call) => ({ ...call, confirmed: true })) },
    { label: "No", calls: [] },
  ];
  return { ...textOnly(question), choices, pending: { question, because: BECAUSE, choices } };
}
