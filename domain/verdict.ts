import { firstAffordableDay } from "./affordable-day.ts";
import { type Alternative, alternativesTo, moveAlternatives } from "./alternatives.ts";
import type { CategoryId } from "./categories.ts";
import { checkPurchase, type PurchaseCheck } from "./check.ts";
import { freeToSpendOver } from "./free-to-spend.ts";
import { add, type Money, subtract } from "./money.ts";
import { isAffordable, type Outlook, outlookOn } from "./outlook.ts";
import { type CalendarDate, periodAfter, periodOf } from "./period.ts";
import type { RiskTolerance } from "./plan.ts";
import type { Because } from "./reasons.ts";
import { savingPlan } from "./saving-plan.ts";
import { type VerdictReason, verdictReasons } from "./verdict-reasons.ts";
import type { VerdictSnapshot } from "./verdict-snapshot.ts";

export type Decision = "buy" | "wait" | "dont_buy";

/** A verdict as it is kept, with the snapshot it was computed from: the same snapshot gives the same verdict. */
export interface VerdictRecord {
  readonly item: string;
  readonly amount: Money;
  readonly category: CategoryId;
  readonly decision: Decision;
  readonly affordableOn: CalendarDate | null;
  readonly because: readonly Because[];
  readonly snapshot: unknown;
  /** ISO instant. */
  readonly at: string;
}

/** What would be left after buying it on the day it was asked for; may be negative. */
export interface Impact {
  /** Free to spend. */
  readonly freeAfter: Money;
  /** Null without an allocation. */
  readonly categoryAfter: Money | null;
}

/** Advice on a purchase. */
export interface Verdict {
  readonly decision: Decision;
  /** The later day it was asked for; left out: today. */
  readonly on?: CalendarDate;
  /** `buy`: that day · `wait`: the earliest day · `dont_buy`: a day further off, or null when none is in sight. */
  readonly affordableOn: CalendarDate | null;
  readonly because: readonly VerdictReason[];
  readonly impact: Impact;
  readonly alternatives: readonly Alternative[];
  readonly check: PurchaseCheck;
}

/** How far waiting and saving are looked ahead. */
const HORIZON = {
  /** Waiting: a quarter of a year is what people will put a wish off for. */
  waitPeriods: 3,
  /** Saving: a year is as long as people keep to a plan for a thing. */
  savingPeriods: 12,
  /** What is still named as reachable when the answer is no. */
  namedPeriods: 24,
} as const;

/**
 * Advises on a purchase: `buy` when it fits its category and leaves the buffer free, or is essential and there is money for
 * it; `wait` when it does so on a day within this and the next three periods, or can be saved up within twelve; else
 * `dont_buy`. A higher price, or less money, never improves it. Where a later day was asked for, "now" is that day, until which
 * the other categories spend as projected.
 */
export function advise(snapshot: VerdictSnapshot): Verdict {
  const verdict = adviseOn(snapshot, snapshot.on ?? snapshot.today);
  return snapshot.on === undefined ? verdict : { ...verdict, on: snapshot.on };
}

function adviseOn(snapshot: VerdictSnapshot, day: CalendarDate): Verdict {
  const { amount } = snapshot;
  const now = outlookOn(snapshot, day);
  const check = checkPurchase(amount, now.standing, now.free);
  const impact = impactOf(snapshot, now);
  const reasons = { snapshot, now, check, freeAfter: impact.freeAfter };

  if (snapshot.goalPot !== null && snapshot.goalPot.minor >= amount.minor) {
    const because: VerdictReason[] = [{ code: "goal_pot", amount: snapshot.goalPot }];
    return { decision: "buy", affordableOn: day, because, impact, alternatives: [], check };
  }
  if (isAffordable(amount, now) && snapshot.isPartial && isInThisPeriod(snapshot, day)) {
    // The rest of a month that was half over is an estimate; what is really there decides.
    const because: VerdictReason[] = [{ code: "needs_balance" }, { code: "free_after", amount: impact.freeAfter }];
    return { decision: "wait", affordableOn: null, because, impact, alternatives: [], check };
  }
  if (isAffordable(amount, now)) {
    const because = verdictReasons({ ...reasons, decision: "buy", day: null, plan: null });
    const alternatives = check.fitsBudget ? [] : moveAlternatives(snapshot);
    return { decision: "buy", affordableOn: day, because, impact, alternatives, check };
  }

  const first = firstAffordableDay(snapshot, HORIZON.namedPeriods);
  const plan = savingPlan(snapshot, HORIZON.namedPeriods);
  const soon = {
    day: first !== null && first <= lastDayToWaitFor(snapshot) ? first : null,
    plan: plan !== null && plan.periods <= HORIZON.savingPeriods ? plan : null,
  };
  const isTooDear = wouldMissGoal(snapshot, now);
  const decision = isTooDear || (soon.day === null && soon.plan === null) ? "dont_buy" : "wait";
  const named = decision === "wait" ? soon : { day: first, plan };
  return {
    decision,
    affordableOn: earlier(named.day, named.plan?.until),
    because: [
      ...verdictReasons({ ...reasons, decision, ...named }),
      ...(isTooDear ? [{ code: "goal_missed", amount: snapshot.toPutAside } as const] : []),
    ],
    impact,
    alternatives: alternativesTo(snapshot, now, soon),
    check,
  };
}

/** Wants up to this necessity may not cost a goal what they like. */
const WANTED_UP_TO_NECESSITY = 4;

/** Above this part of the income, in percent, a want that costs a goal is out of the question. */
const DEAR_PERCENT = { conservative: 15, moderate: 25, aggressive: 40 } as const satisfies Record<
  RiskTolerance,
  number
>;

/** True for a want so dear that what is still to be put aside for goals would not fit any more. */
function wouldMissGoal({ amount, toPutAside, expectedIncome, risk }: VerdictSnapshot, now: Outlook): boolean {
  const isMissed = toPutAside.minor > 0 && amount.minor > now.free.minor;
  const isDear = amount.minor * 100 > DEAR_PERCENT[risk] * expectedIncome.minor;
  return isMissed && isDear && now.standing.necessity <= WANTED_UP_TO_NECESSITY;
}

function lastDayToWaitFor({ today, paydays }: VerdictSnapshot): CalendarDate {
  return periodAfter(periodOf(today, paydays), HORIZON.waitPeriods, paydays).end;
}

function isInThisPeriod({ today, paydays }: VerdictSnapshot, day: CalendarDate): boolean {
  return day <= periodOf(today, paydays).end;
}

function impactOf(snapshot: VerdictSnapshot, { remaining, free }: Outlook): Impact {
  const { amount, category } = snapshot;
  const categoryAfter = remaining && subtract(remaining, amount);
  if (snapshot.on !== undefined) return { freeAfter: subtract(free, amount), categoryAfter };
  const bought = snapshot.categories.map((standing) =>
    standing.category === category ? { ...standing, spent: add(standing.spent, amount) } : standing,
  );
  return { freeAfter: freeToSpendOver(bought, snapshot), categoryAfter };
}

function earlier(a: CalendarDate | null, b: CalendarDate | undefined): CalendarDate | null {
  if (a === null || b === undefined) return a ?? b ?? null;
  return a < b ? a : b;
}
