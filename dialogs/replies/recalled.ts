import { type Money, toDecimal } from "../../domain/money.ts";
import type { PlannedPurchase } from "../../domain/planned-purchase.ts";
import type { PendingChoice } from "../state.ts";
import type { Recalled } from "../tools/recall.ts";
import type { Presentation } from "../tools/tool.ts";
import { capitalise, formatMoney, type View } from "./format.ts";
import { UNDO_CHOICE } from "./logged.ts";
import { combine, textOnly } from "./presentation.ts";

/** Tells what the day has come for, and asks whether it was bought. */
export function presentRecalled(results: readonly (Recalled | null)[], view: View): Presentation {
  return combine(
    results.flatMap((result) =>
      result === null
        ? []
        : [
            ...result.reminders.map(({ about }) => textOnly(`⏰ You wanted to be reminded of ${about}.`)),
            ...(result.planned === null ? [] : [askWhetherBought(result.planned, view)]),
          ],
    ),
  );
}

/** Confirms what is planned no more; what was bought speaks for itself. */
export function presentSettled(results: readonly PlannedPurchase[]): Presentation {
  return combine(
    results
      .filter(({ state }) => state === "dropped")
      .map(({ item }) => ({ ...textOnly(`📝 ${capitalise(item)} is off the list.`), choices: [UNDO_CHOICE] })),
  );
}

function askWhetherBought(planned: PlannedPurchase, view: View): Presentation {
  const { item, amount } = planned;
  const question = `Did you buy ${item} for ${formatMoney(amount, view)}?`;
  return {
    ...textOnly(question),
    facts: [{ label: `planned ${item}`, value: amount }],
    pending: { question, choices: choicesFor(planned, amount, view) },
  };
}

function choicesFor({ id, item, category }: PlannedPurchase, amount: Money, view: View): PendingChoice[] {
  const log = { description: item, amount: toDecimal(amount), currency: amount.currency, category };
  return [
    {
      label: `Yes, log ${formatMoney(amount, view)}`,
      calls: [
        { tool: "log_expense", args: log },
        { tool: "settle_planned", args: { planned: id, state: "bought" } },
      ],
    },
    { label: "Not yet", calls: [{ tool: "decline", args: { reason: "left_alone" } }] },
    { label: "Not any more", calls: [{ tool: "settle_planned", args: { planned: id, state: "dropped" } }] },
  ];
}
