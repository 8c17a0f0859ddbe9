import { type Money, money, toDecimal } from "../../domain/money.ts";
import type { PendingChoice } from "../state.ts";
import type { BalanceResult } from "../tools/set-balance.ts";
import type { Presentation } from "../tools/tool.ts";
import { formatDate, formatMoney, type View } from "./format.ts";
import { UNDO_CHOICE } from "./logged.ts";
import { combine } from "./presentation.ts";
import { leftWords } from "./summary.ts";

/** Says what a stated balance leaves to spend, by the day. */
export function presentBalance(results: readonly BalanceResult[], view: View): Presentation {
  return combine(results.map((result) => present(result, view)));
}

function present(result: BalanceResult, view: View): Presentation {
  const { balance, gap, hasPlan, now } = result;
  const lines = [headline(result, view), ...(gap === null ? [] : [gapWords(gap, view)])];
  return {
    blocks: [{ kind: "text", text: lines.join("\n") }],
    facts: [
      ...(now.free === null ? [] : [{ label: "left to spend", value: now.free }]),
      ...(now.perDay === null ? [] : [{ label: "a day", value: now.perDay }]),
      { label: "balance you stated", value: balance.amount },
    ],
    choices: [
      ...(gap !== null && gap.minor > 0 ? gapChoices(gap, balance) : []),
      UNDO_CHOICE,
      ...(hasPlan ? [] : [MAKE_PLAN]),
    ],
  };
}

const MAKE_PLAN: PendingChoice = { label: "Make a plan", calls: [{ tool: "create_budget", args: {} }] };

function headline({ balance, bills, now }: BalanceResult, view: View): string {
  const { amount, until } = balance;
  const last = until === undefined ? formatDate(now.lastDay, view) : formatDate(until, view);
  const pace = now.perDay !== null && now.perDay.minor > 0 ? `${formatMoney(now.perDay, view)} a day` : null;
  if (amount.minor < 0) {
    const owed = formatMoney(money(-amount.minor, amount.currency), view);
    const rest =
      now.free === null || now.free.minor === amount.minor
        ? ""
        : ` ${leftWords(now.free, view)} until ${last}, with what is still to come.`;
    return `Noted: you are ${owed} overdrawn.${rest}`;
  }
  const stated = formatMoney(amount, view);
  if (now.free === null || now.free.minor === amount.minor) {
    return `Got it: ${stated} until ${last}${pace === null ? "" : `, ${pace}`}.`;
  }
  const because =
    bills.minor > 0
      ? `After ${formatMoney(bills, view)} of bills still to come, `
      : "With what is still to come and to be saved, ";
  return `Got it: ${stated} until ${last}. ${because}${leftWords(now.free, view)} to spend${pace === null ? "" : `, ${pace}`}.`;
}

function gapWords(gap: Money, view: View): string {
  const figure = formatMoney(money(Math.abs(gap.minor), gap.currency), view);
  return gap.minor > 0
    ? `That is ${figure} less than your entries say: something was not logged.`
    : `That is ${figure} more than your entries say.`;
}

/** The gap as one expense; the balance is stated again after it, because it knows of the gap already. */
function gapChoices(gap: Money, { amount, date, until }: BalanceResult["balance"]): PendingChoice[] {
  const log = { amount: toDecimal(gap), description: "not logged", category: "other", date };
  const again = { amount: toDecimal(amount), at: date, ...(until === undefined ? {} : { until }) };
  return [
    {
      label: "Log as Other",
      calls: [
        { tool: "log_expense", args: log },
        { tool: "set_balance", args: again },
      ],
    },
    { label: "Later", calls: [] },
  ];
}
