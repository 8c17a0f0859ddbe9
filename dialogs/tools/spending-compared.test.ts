import { describe, expect, test } from "vitest";
import { openHousehold } from "../../tests/support/household.ts";
import type { ToolCall } from "./call.ts";

const call = (tool: ToolCall["tool"], args: object = {}): ToolCall => ({ tool, args: { ...args } });

const spent = (amount: string, date: string, description = "dinner") =>
  call("log_expense", { description, amount, category: "dining", date });
const summary = (more: object) => call("summarize_budget", more);

async function open(...calls: readonly ToolCall[]) {
  const home = await openHousehold();
  for (const one of calls) await home.say(one);
  return home;
}

describe("spending against the month before", () => {
  test("is compared up to the same day while the month runs", async () => {
    const home = await open(spent("100", "2026-05-05"), spent("300", "2026-05-25"), spent("150", "2026-06-05"));
    const told = await home.say(summary({ compare_to: "previous" }));
    expect(told).toContain("$150.00 spent");
    expect(told).toContain("$50.00 (50 %) more than $100.00");
  });

  test("is compared whole where the month is over", async () => {
    const home = await open(spent("100", "2026-04-05"), spent("300", "2026-05-25"));
    expect(await home.say(summary({ month: "2026-05", compare_to: "previous" }))).toContain(
      "$200.00 (200 %) more than $100.00",
    );
  });

  test("is compared with the same days of last year", async () => {
    const home = await open(spent("80", "2025-06-05"), spent("70", "2025-06-20"), spent("60", "2026-06-05"));
    expect(await home.say(summary({ compare_to: "last_year" }))).toContain("$20.00 (25 %) less than $80.00");
  });

  test("of one category leaves the others out", async () => {
    const home = await open(
      spent("40", "2026-05-05"),
      spent("40", "2026-06-05"),
      call("log_expense", { description: "taxi", amount: "9", category: "transport", date: "2026-06-05" }),
    );
    expect(await home.say(summary({ category: "dining", compare_to: "previous" }))).toContain("exactly as much");
  });

  test("has no share where nothing was spent before", async () => {
    const home = await open(spent("60", "2026-06-05"));
    const told = await home.say(summary({ compare_to: "previous" }));
    expect(told).toContain("$60.00 more than $0.00");
    expect(told).not.toContain("%");
  });
});

describe("an average", () => {
  test("of a month counts complete months from the first in which anything was logged", async () => {
    const home = await open(spent("90", "2026-03-05"), spent("30", "2026-05-25"), spent("500", "2026-06-05"));
    // March, April and May: 120 ÷ 3; June is not over.
    expect(await home.say(summary({ category: "dining", average: "month" }))).toContain("$40.00 a month");
  });

  test("of a day counts each day of the range, also those without any", async () => {
    const home = await open(spent("30", "2026-06-05"));
    // 30 ÷ 10 days.
    expect(await home.say(summary({ average: "day" }))).toContain("$3.00 a day");
  });

  test("of a month is not made of a month that is not over", async () => {
    const home = await open(spent("30", "2026-06-05"));
    expect(await home.say(summary({ average: "month" }))).toContain("There is no complete month yet to average.");
  });
});
