import { type Money, money } from "./money.ts";
import { type Move, movesFor } from "./moves.ts";
import { isAffordable, type Outlook } from "./outlook.ts";
import type { CalendarDate } from "./period.ts";
import type { SavingPlan } from "./saving-plan.ts";
import type { VerdictSnapshot } from "./verdict-snapshot.ts";

/** Another way to what the person wants. */
export type Alternative =
  /** The largest amount that may be spent there now. */
  | { readonly kind: "lower_price"; readonly amount: Money }
  /** Moves, all together, that make it affordable now. */
  | { readonly kind: "move"; readonly moves: readonly Move[] }
  /** Waiting is enough. */
  | { readonly kind: "wait"; readonly until: CalendarDate }
  | ({ readonly kind: "saving_plan" } & SavingPlan);

/** What is known to be possible later. */
export interface Later {
  readonly day: CalendarDate | null;
  readonly plan: SavingPlan | null;
}

/** The ways to a purchase that may not be made as it is, now; the soonest first. */
export function alternativesTo(snapshot: VerdictSnapshot, now: Outlook, later: Later): Alternative[] {
  const alternatives: Alternative[] = [];
  const largest = largestAffordable(snapshot.amount, now);
  if (largest.minor > 0) alternatives.push({ kind: "lower_price", amount: largest });
  alternatives.push(...moveAlternatives(snapshot));
  if (later.day !== null) alternatives.push({ kind: "wait", until: later.day });
  if (later.plan !== null) alternatives.push({ kind: "saving_plan", ...later.plan });
  return alternatives;
}

/** The moves that make room for a purchase, as at most one alternative. */
export function moveAlternatives(snapshot: VerdictSnapshot): Alternative[] {
  const moves = movesFor(snapshot);
  return moves.length === 0 ? [] : [{ kind: "move", moves }];
}

/** The largest amount below one that is not affordable; whatever is below an affordable amount is affordable too. */
function largestAffordable({ minor, currency }: Money, now: Outlook): Money {
  let fits = 0;
  let tooMuch = minor;
  while (tooMuch - fits > 1) {
    const middle = Math.floor((fits + tooMuch) / 2);
    if (isAffordable(money(middle, currency), now)) fits = middle;
    else tooMuch = middle;
  }
  return money(fits, currency);
}
