import { z } from "zod";
import { BALANCE_ID, type Balance } from "../../domain/balance.ts";
import { InvalidInput } from "../../domain/errors.ts";
import { type Money, money, parseDecimal, subtract } from "../../domain/money.ts";
import { periodOf } from "../../domain/period.ts";
import { planInForce } from "../../domain/plan.ts";
import type { Position } from "../../domain/position.ts";
import { presentBalance } from "../replies/balance.ts";
import { currency, date } from "./arguments.ts";
import { type FreeNow, freeNow } from "./free-now.ts";
import { readPosition } from "./position.ts";
import { defineTool } from "./tool.ts";

const args = z.strictObject({
  /** A leading `-` is allowed: overdrawn. */
  amount: z.string().regex(/^-?\d{1,15}(\.\d{1,4})?$/, "A balance is a decimal string like 412.50 or -200."),
  currency: currency.optional(),
  at: date.optional(),
  /** The day of the next pay, on which it need not last any more. */
  until: date.optional(),
});

/** What comes on a stated balance and goes off it: stated + pays − bills − pots − savings is free to spend. */
export interface BalanceParts {
  /** Pays that are still to come. */
  readonly pays: Money;
  /** Bills that are still to be paid. */
  readonly bills: Money;
  /** Saved up for bills in earlier periods. */
  readonly pots: Money;
  /** Still to be put aside. */
  readonly savings: Money;
}

/** A balance as it was stated. */
export interface BalanceResult {
  readonly balance: Balance;
  /** What stands between it and what is free to spend; amounts of 0 mean that there is nothing of that. */
  readonly parts: BalanceParts;
  /** How much less (negative: more) it is than the balance stated before and the entries since make it; null without one. */
  readonly gap: Money | null;
  readonly hasPlan: boolean;
  readonly now: FreeNow;
}

/** Takes what the person says they have as what there is to spend from. */
export const setBalance = defineTool({
  name: "set_balance",
  description:
    "Take what the person says they have (a bank balance, cash until the next pay) as what there is to spend.",
  risk: "write",
  args,
  async run(context, given): Promise<BalanceResult> {
    const { book, today, author } = context;
    const { currency: own, paydays } = book.ledger;
    if (given.currency !== undefined && given.currency !== own) {
      throw new InvalidInput(`This book is kept in ${own}; tell me what you have in ${own}.`);
    }
    if (given.until !== undefined && given.until <= today) {
      throw new InvalidInput(`${given.until} is over already; say until when it has to last.`);
    }
    const stated = parseDecimal(given.amount.replace("-", ""), own);
    const amount = given.amount.startsWith("-") ? money(-stated.minor, own) : stated;
    const period = periodOf(today, paydays);
    const before = await readPosition(context, period);
    const after: Balance = {
      amount,
      date: given.at ?? today,
      at: author.at,
      ...(given.until === undefined ? {} : { until: given.until }),
      inPots: before.inPots,
    };
    const known = await book.record("balances", BALANCE_ID);
    await context.commit([{ what: "balances", id: BALANCE_ID, before: known, after }]);
    const position = await readPosition(context, period);
    return {
      balance: after,
      parts: partsOf(position, after),
      gap: await gapBetween(known, after, before, context),
      hasPlan: planInForce(await book.records("plans"), period.key) !== null,
      now: freeNow(position),
    };
  },
  present: presentBalance,
});

function partsOf({ byBalance }: Position, { amount, inPots }: Balance): BalanceParts {
  const none = money(0, amount.currency);
  if (byBalance === null) return { pays: none, bills: none, pots: none, savings: none };
  const { free, toCome, bills } = byBalance;
  const savings = amount.minor + toCome.minor - bills.minor - inPots.minor - free.minor;
  return { pays: toCome, bills, pots: inPots, savings: money(savings, amount.currency) };
}

/** What the entries since an earlier statement do not explain. */
async function gapBetween(
  known: Balance | null,
  stated: Balance,
  before: Position,
  { book, author }: Parameters<typeof setBalance.run>[0],
): Promise<Money | null> {
  if (known === null || before.balance === null) return null;
  const entries = await book.entries({ from: known.date, to: stated.date, order: "made", limit: 100_000 });
  const since = entries.filter(({ date: day, madeAt }) => day > known.date || madeAt > known.at);
  // Told again together with what explains it, it leaves no gap.
  const isExplained = known.amount.minor === stated.amount.minor && since.some(({ madeAt }) => madeAt === author.at);
  if (isExplained) return null;
  const moved = since.reduce((total, { kind, counts, amount, transfer }) => {
    if (kind === "income") return total + amount.minor;
    if (kind !== "transfer") return total - (counts ?? 0);
    if (transfer?.place !== "savings" && transfer?.place !== "person") return total;
    return total + (transfer.side === "to" ? -amount.minor : amount.minor);
  }, 0);
  const gap = subtract(money(known.amount.minor + moved, stated.amount.currency), stated.amount);
  return gap.minor === 0 ? null : gap;
}
