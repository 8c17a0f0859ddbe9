import { z } from "zod";
import { draftEntry } from "../../domain/draft-entry.ts";
import { type Entry, normaliseDescription, type Transfer } from "../../domain/entry.ts";
import type { Goal } from "../../domain/goal.ts";
import { type Money, money, parseAmount } from "../../domain/money.ts";
import { periodOf } from "../../domain/period.ts";
import { presentTransfer } from "../replies/transfer.ts";
import { amount, currency, date } from "./arguments.ts";
import { type FreeNow, freeNow } from "./free-now.ts";
import { findGoal } from "./goals.ts";
import { readPosition } from "./position.ts";
import { defineTool, type ToolContext } from "./tool.ts";

const place = z.enum(["savings", "card", "cash", "own_account", "person"]);

const args = z
  .strictObject({
    amount,
    currency: currency.optional(),
    to: place.optional(),
    from: place.optional(),
    /** Who, for `person`. */
    with: z.string().trim().min(1).max(60).optional(),
    /** A goal's name, for `savings`. */
    goal: z.string().trim().min(1).max(60).optional(),
    date: date.optional(),
  })
  .refine(({ to, from }) => (to === undefined) !== (from === undefined), {
    message: "A transfer goes either to or from somewhere.",
  });

type Args = z.output<typeof args>;

/** A transfer as it was noted. */
export interface TransferResult {
  readonly entry: Entry;
  readonly transfer: Transfer;
  readonly goal: Goal | null;
  /** What is in the goal's pot now; null without a goal. */
  readonly pot: Money | null;
  /** What that person owes now; negative: is owed; null without one. */
  readonly owed: Money | null;
  readonly now: FreeNow;
}

/** Notes money that moved without being spent: to savings or a card, as cash, lent or borrowed. */
export const logTransfer = defineTool({
  name: "log_transfer",
  description:
    "Record money that moved without being spent: to or from savings, a credit card payment, cash, an own account, lent to or borrowed from a person.",
  risk: "write",
  args,
  run: (context, given): Promise<TransferResult> => noteTransfer(context, given),
  present: presentTransfer,
});

/** Notes a transfer. @throws InvalidInput when its goal is not known */
export async function noteTransfer(context: ToolContext, given: Args): Promise<TransferResult> {
  const { book, today } = context;
  const goal = given.goal === undefined ? null : await findGoal(book, given.goal);
  const transfer = transferOf(given, goal);
  const entry: Entry = {
    ...draftEntry(book.ledger, context.author, today, {
      id: context.newId(),
      kind: "transfer",
      amount: parseAmount(given.amount, given.currency ?? context.person.currency),
      description: descriptionOf(transfer, given, goal),
      category: null,
      date: given.date ?? today,
      tags: [],
      position: context.index + 1,
    }),
    transfer,
  };
  await context.commit([{ what: "entries", id: entry.id, before: null, after: entry }]);
  const position = await readPosition(context, periodOf(today, book.ledger.paydays));
  const pot = goal && (position.goals.find((standing) => standing.goal.id === goal.id)?.pot ?? null);
  return { entry, transfer, goal, pot, owed: await owedBy(context, transfer), now: freeNow(position) };
}

function transferOf({ to, from, with: who }: Args, goal: Goal | null): Transfer {
  return {
    side: to === undefined ? "from" : "to",
    place: to ?? from ?? "own_account",
    ...(who === undefined ? {} : { with: normaliseDescription(who) }),
    ...(goal === null ? {} : { goal: goal.id }),
  };
}

function descriptionOf({ side, place: where }: Transfer, { with: who }: Args, goal: Goal | null): string {
  if (goal) return goal.name;
  if (where === "person") return side === "to" ? `to ${who ?? "someone"}` : `from ${who ?? "someone"}`;
  return { savings: "savings", card: "credit card payment", cash: "cash", own_account: "own account" }[where];
}

/** What someone owes over all time: what was lent or paid back to them, less what they gave. */
async function owedBy({ book }: ToolContext, { place: where, with: who }: Transfer): Promise<Money | null> {
  if (where !== "person" || who === undefined) return null;
  const transfers = await book.entries({ kinds: ["transfer"], order: "made", limit: 100_000 });
  const { currency: own } = book.ledger;
  const minor = transfers
    .filter(({ transfer, amount: its }) => transfer?.with === who && its.currency === own)
    .reduce((total, { transfer, amount: its }) => total + (transfer?.side === "to" ? its.minor : -its.minor), 0);
  return money(minor, own);
}
