import { type Money, money, toDecimal } from "../../domain/money.ts";
import type { PendingChoice } from "../state.ts";
import type { BalanceResult } from "../tools/set-balance.ts";
import type { Presentation } from "../tools/tool.ts";
import { capitalise, formatDate, formatMoney, type View } from "./format.ts";
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

function headline({ balance, parts, now }: BalanceResult, view: View): string {
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
  return `Got it: ${stated} until ${last}. ${partsWords(parts, view)}${leftWords(now.free, view)} to spend${pace === null ? "" : `, ${pace}`}.`;
}

/** `With $2,900.00 of pay, and after $80.00 of bills and $40.77 saved up for bills: `, of what there is. */
function partsWords({ pays, bills, pots, savings }: BalanceResult["parts"], view: View): string {
  const after = [
    bills.minor === 0 ? [] : `${formatMoney(bills, view)} of bills still to come`,
    pots.minor === 0 ? [] : `${formatMoney(pots, view)} saved up for bills`,
    savings.minor === 0 ? [] : `${formatMoney(savings, view)} still to be saved`,
  ].flat();
  const come = pays.minor === 0 ? [] : [`with ${formatMoney(pays, view)} of pay still to come`];
  const gone = after.length === 0 ? [] : [`after ${inARow(after)}`];
  return `${capitalise([...come, ...gone].join(", "))}: `;
}

function inARow(parts: readonly string[]): string {
  return [parts.slice(0, -1).join(", "), ...parts.slice(-1)].filter((part) => part !== "").join(" and ");
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
