import * as z from "zod";
import { asField, asFields, asMessage } from "../../../dialogs/agent/untrusted.ts";
import { plainText } from "../../../dialogs/replies/plain-text.ts";
import type { Fact, PendingChoice } from "../../../dialogs/state.ts";
import { toolNames } from "../../../dialogs/tools/call.ts";
import type { Told } from "../../direct-calls.ts";
import { amountNumber } from "../amount-number.ts";

/** What another assistant is told of a call, besides its text. */
export const outcome = z.strictObject({
  /**
   * `done`: read, or written · `asked`: nothing was written, it has to be said which of `choices` is meant ·
   * `needs_confirmation`: nothing was written, the person has to do it themselves · `refused`: it can't be done.
   */
  status: z.enum(["done", "asked", "needs_confirmation", "refused"]),
  /** Every figure of the text: amounts in main units of their currency. */
  facts: z.array(
    z.strictObject({
      label: z.string(),
      value: z.union([z.number(), z.string()]),
      currency: z.string().optional(),
    }),
  ),
  entries: z
    .array(
      z.strictObject({
        id: z.string().optional(),
        description: z.string(),
        amount: z.string(),
        currency: z.string().optional(),
        category: z.string().optional(),
        date: z.string().optional(),
      }),
    )
    .optional(),
  choices: z
    .array(
      z.strictObject({
        label: z.string(),
        calls: z.array(z.strictObject({ tool: z.enum(toolNames), args: z.record(z.string(), z.unknown()) })),
      }),
    )
    .optional(),
});

/** A call's result as the protocol has it. */
export interface CallResult {
  readonly content: readonly { readonly type: "text"; readonly text: string }[];
  readonly structuredContent: z.output<typeof outcome>;
  readonly isError: boolean;
}

const IN_PERSON =
  "Nothing was changed: this needs the person's own word. They can say it in any of their chats or on the page.";

/**
 * What came of a call: the tool's own words, with its figures beside them.
 *
 * Texts that somebody else may have written (merchants, notes) hold nothing invisible, and no mark-up.
 */
export function callResult({ kind, presentation, hasChanged }: Told): CallResult {
  const { blocks, facts, shown = [], pending } = presentation;
  const question = hasChanged ? undefined : pending;
  const needsPerson = question?.choices.some(({ calls }) => calls.some(({ confirmed }) => confirmed)) ?? false;
  const choices = question && !needsPerson ? question.choices.map(choiceView) : [];
  const words = plainText({ blocks: blocks.filter((block) => block.kind !== "choices"), privacy: "private" });
  return {
    content: [{ type: "text", text: asMessage(needsPerson ? `${words}\n${IN_PERSON}` : words) }],
    structuredContent: {
      status: kind === "refused" ? "refused" : statusOf(question !== undefined, needsPerson),
      facts: facts.map(factView),
      ...(shown.length > 0 && {
        entries: shown.map(({ isTouched: _touched, description, ...entry }) => ({
          ...entry,
          description: asField(description),
        })),
      }),
      ...(choices.length > 0 && { choices }),
    },
    isError: kind === "refused" || needsPerson,
  };
}

/** What can't be carried out at all, in words by which it can be put right. */
export function wrongArguments(detail: string): CallResult {
  return {
    content: [{ type: "text", text: `Nothing was done; the arguments don't fit.\n${asMessage(detail)}` }],
    structuredContent: { status: "refused", facts: [] },
    isError: true,
  };
}

function statusOf(isAsking: boolean, needsPerson: boolean): "done" | "asked" | "needs_confirmation" {
  if (needsPerson) return "needs_confirmation";
  return isAsking ? "asked" : "done";
}

function choiceView({ label, calls }: PendingChoice): { label: string; calls: { tool: Name; args: Args }[] } {
  return {
    label: asField(label),
    calls: calls.map(({ tool, args }) => ({ tool, args: fields.parse(asFields(args)) })),
  };
}

type Name = (typeof toolNames)[number];
type Args = Record<string, unknown>;

const fields = z.record(z.string(), z.unknown());

function factView({ label, value }: Fact): z.output<typeof outcome>["facts"][number] {
  const named = asField(label);
  if (typeof value !== "object") return { label: named, value: typeof value === "string" ? asField(value) : value };
  return { label: named, value: amountNumber(value), currency: value.currency };
}
