import { describe, expect, test } from "vitest";
import { money } from "./money.ts";
import { invert } from "./operation.ts";
import { allocated, type Limit, limitsIn, type Plan, planInForce } from "./plan.ts";

const usd = (minor: number) => money(minor, "USD");
const plan = (period: string, dining = 20_000): Plan => ({
  period,
  income: usd(300_000),
  sources: [],
  allocations: [{ category: "dining", amount: usd(dining), because: [] }],
  unassigned: usd(300_000 - dining),
  underfunded: usd(0),
  risk: "moderate",
  carried: [],
});
const limit = (category: string, minor: number, change: Partial<Limit> = {}): Limit => ({
  category,
  amount: usd(minor),
  per: "month",
  ...change,
});

describe("the plan in force", () => {
  const plans = [plan("2026-09"), plan("2026-06"), plan("2026-12")];

  test("is the period's own, else the latest before it", () => {
    expect(planInForce(plans, "2026-09")?.period).toBe("2026-09");
    expect(planInForce(plans, "2026-11")?.period).toBe("2026-09");
    expect(planInForce(plans, "2027-03")?.period).toBe("2026-12");
  });

  test("is none before the first", () => {
    expect(planInForce(plans, "2026-05")).toBeNull();
    expect(planInForce([], "2026-05")).toBeNull();
  });
});

describe("what a category has been given", () => {
  test("is the person's own limit, else the plan's allocation", () => {
    const given = allocated(plan("2026-06"), [limit("dining", 5_000), limit("travel", 0)], "USD");
    expect(given).toEqual(
      new Map([
        ["dining", usd(5_000)],
        ["travel", usd(0)],
      ]),
    );
    expect(allocated(null, [limit("dining", 5_000)], "USD").get("dining")).toEqual(usd(5_000));
    expect(allocated(plan("2026-06"), [], "USD").get("dining")).toEqual(usd(20_000));
  });

  test("is not a limit in another currency", () => {
    const others = [limit("dining", 1, { amount: money(1, "EUR") })];
    expect(allocated(plan("2026-06"), others, "USD").get("dining")).toEqual(usd(20_000));
  });

  test("is by the weeks of the month where it is limited by the week", () => {
    const june = { key: "2026-06", start: "2026-06-01", end: "2026-06-30" };
    const [weekly] = limitsIn([limit("dining", 5_000, { per: "week" })], june);
    expect(weekly).toEqual({ category: "dining", amount: usd(21_429), weekly: usd(5_000) });
  });
});

test("changes backwards run from the last to the first", () => {
  const [before, after] = [limit("dining", 1), limit("dining", 2)];
  const made = { what: "limits", id: "dining", before: null, after: before } as const;
  const raised = { what: "limits", id: "dining", before, after } as const;
  expect(invert([made, raised])).toEqual([
    { what: "limits", id: "dining", before: after, after: before },
    { what: "limits", id: "dining", before, after: null },
  ]);
});
