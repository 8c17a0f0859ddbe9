import { toDecimal } from "../../domain/money.ts";
import { nextOccurrence, type Recurring, termsOn } from "../../domain/recurring.ts";
import type { PendingChoice } from "../state.ts";
import type { AddResult } from "../tools/add-recurring.ts";
import type { EditRecurringResult } from "../tools/edit-recurring.ts";
import type { StopResult } from "../tools/stop-recurring.ts";
import type { Presentation } from "../tools/tool.ts";
import type { ChoiceOfRecurring, NoRecurring } from "../tools/which-recurring.ts";
import { categoryName } from "./entries.ts";
import { capitalise, formatDay, formatDue, formatMoney, type View } from "./format.ts";
import { UNDO_CHOICE } from "./logged.ts";
import { combine, textOnly } from "./presentation.ts";
import { dayOf, expected, ordinal, rhythmWords, ruleLine } from "./recurring-words.ts";

/** Says what is expected from now on, and what happens on the day. */
export function presentAdded(results: readonly AddResult[], view: View): Presentation {
  return combine(results.map((result) => (result.kind === "known" ? askKnown(result, view) : added(result, view))));
}

/** Says what changed, and from when on. */
export function presentEditedRecurring(results: readonly EditRecurringResult[], view: View): Presentation {
  return combine(results.map((result) => edited(result, view)));
}

/** Says what is expected no more; only the person can cancel it with whom they pay. */
export function presentStopped(results: readonly StopResult[], view: View): Presentation {
  return combine(results.map((result) => stopped(result, view)));
}

type Added = Extract<AddResult, { kind: "added" }>;

function added({ rule, due, isDayStated, first }: Added, view: View): Presentation {
  const lines = [
    `🔁 ${ruleLine(rule, view, due)} · ${categoryName(rule.category, view)}, next due ${formatDue(due, view)}. ${onTheDay(rule)}`,
    ...(first ? [`The ${capitalise(first.description)} you logged is the first of them.`] : []),
    ...(isDayStated ? [] : [`Is it due on another day? Say it like “${rule.description} is on the 5th”.`]),
  ];
  return { ...textOnly(lines.join("\n")), choices: [UNDO_CHOICE] };
}

function onTheDay({ varies }: Recurring): string {
  return varies ? "I set it aside, and ask what it came to." : "I set it aside, and log it on the day.";
}

function askKnown({ known, draft, call }: Extract<AddResult, { kind: "known" }>, view: View): Presentation {
  const question = `${ruleLine(known, view)} is expected already. Is this another one? Nothing was changed yet.`;
  const { amount } = termsOn(draft, draft.start);
  const change: PendingChoice[] =
    amount.minor === termsOn(known, view.today).amount.minor
      ? []
      : [
          {
            label: `Make it ${formatMoney(amount, view)}`,
            calls: [{ tool: "edit_recurring", args: { which: { id: known.id }, amount: call.args.amount } }],
          },
        ];
  const choices: PendingChoice[] = [
    ...change,
    { label: "Yes, another one", isYes: true, calls: [{ ...call, confirmed: true }] },
    { label: "No", calls: [] },
  ];
  return { ...textOnly(question), choices, pending: { question, choices } };
}

function edited(result: EditRecurringResult, view: View): Presentation {
  switch (result.kind) {
    case "none":
      return none(result);
    case "which":
      return presentWhichRecurring(result, view);
    case "only_logged":
      return askWhatIsMeant(result, view);
    case "unchanged":
      return textOnly(`That is how I have it: ${ruleLine(result.rule, view)}.`);
    case "edited": {
      const { after, due } = result;
      const text = `✏️ ${capitalise(after.description)} ${changeWords(result, view)}, from ${formatDue(due, view)} on (${rhythmWords(after, view, due)}).`;
      return { ...textOnly(text), choices: [UNDO_CHOICE] };
    }
  }
}

/** An entry to be put right, or something to be expected from now on: only the person knows. */
function askWhatIsMeant(
  { words, entry, wanted }: Extract<EditRecurringResult, { kind: "only_logged" }>,
  view: View,
): Presentation {
  const name = capitalise(entry.description);
  const latest = `${name} ${formatMoney(entry.amount, view)}, ${formatDay(entry.date, view)}`;
  const question = `I don't expect “${words}” to come again, so nothing was changed yet; the latest that I have is ${latest}. What do you mean?`;
  const { amount, day, from } = wanted;
  const price = amount ?? entry.amount;
  const rule = {
    ...{ description: entry.description, amount: toDecimal(price), currency: price.currency, frequency: "monthly" },
    ...{ category: entry.category, day: day ?? Temporal.PlainDate.from(entry.date).day },
    ...(from === null ? {} : { start: from }),
  };
  const isEntry = amount !== null && from === null;
  const revise = { which: { id: entry.id }, amount: toDecimal(price), currency: price.currency };
  const choices: PendingChoice[] = [
    ...(isEntry
      ? [
          {
            label: `That ${name}: ${formatMoney(price, view)}`,
            calls: [{ tool: "revise_expense", args: revise } as const],
          },
        ]
      : []),
    { label: `${formatMoney(price, view)} every month`, calls: [{ tool: "add_recurring", args: rule }] },
    { label: "Neither", calls: [] },
  ];
  return { ...textOnly(question), choices, pending: { question, choices } };
}

function changeWords({ before, after, due }: Extract<EditRecurringResult, { kind: "edited" }>, view: View): string {
  const [was, is] = [termsOn(before, due), termsOn(after, due)];
  const days = [dayOf(before, was), dayOf(after, is)].map((day) => `the ${ordinal(day)}`);
  const parts = [
    ...(was.amount.minor === is.amount.minor
      ? []
      : [`${formatMoney(was.amount, view)} → ${expected(is.amount, after, view)}`]),
    ...(days[0] === days[1] ? [] : [days.join(" → ")]),
  ];
  return parts.join(", ");
}

function stopped(result: StopResult, view: View): Presentation {
  switch (result.kind) {
    case "none":
      return none(result);
    case "which":
      return presentWhichRecurring(result, view);
    case "stopped": {
      const { rule } = result;
      const name = capitalise(rule.description);
      const text = `⏹️ I stopped expecting ${ruleLine(rule, view)}; nothing is set aside or logged for it any more. Only you can cancel it with ${name}.`;
      return { ...textOnly(text), choices: [UNDO_CHOICE] };
    }
  }
}

function none({ words }: NoRecurring): Presentation {
  const what = words === null ? "nothing like that" : `no “${words}”`;
  return textOnly(
    `I expect ${what}, so nothing was changed. “what bills are coming” lists what I do; “rent 950 every month on the 1st” adds something. Only you can cancel something with a shop.`,
  );
}

/** `Car insurance $40.00, Mon 6 Jul`: short enough for a button. */
function choiceLabel(rule: Recurring, view: View): string {
  const next = nextOccurrence(rule, view.today);
  const amount = formatMoney(termsOn(rule, view.today).amount, view);
  return `${capitalise(rule.description)} ${amount}${next ? `, ${formatDue(next.due, view)}` : ""}`;
}

function presentWhichRecurring({ rules, call }: ChoiceOfRecurring, view: View): Presentation {
  const question = "Which one do you mean? Nothing was changed yet.";
  const choices: PendingChoice[] = rules.map((rule) => ({
    label: choiceLabel(rule, view),
    calls: [{ ...call, args: { ...call.args, which: { id: rule.id } } }],
  }));
  return { ...textOnly(question), choices, pending: { question, choices } };
}
