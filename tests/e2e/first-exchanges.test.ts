import { afterEach, describe, expect, test } from "vitest";
import * as z from "zod";
import { type Api, MIDMONTH, openApi } from "../support/api.ts";

/** The exchanges that the API was first described by, under the addresses that they had, without a version, and under `/v1`. */

let api: Api;

afterEach(() => api.stop());

const today = MIDMONTH.toZonedDateTimeISO("UTC").toPlainDate();

async function ask(path: string, body: object): Promise<Record<string, unknown>> {
  const invite = await api.app.app.signInLink();
  const signedIn = await fetch(`${api.url}/v1/auth/code/redeem`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ code: new URL(invite).searchParams.get("code") }),
  });
  const { token } = z.looseObject({ token: z.string() }).parse(await signedIn.json());
  const response = await fetch(`${api.url}${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${token}` },
    body: JSON.stringify({ user_id: api.app.owner.id, ...body }),
  });
  expect(response.status).toBe(200);
  return z.record(z.string(), z.unknown()).parse(await response.json());
}

describe.each(["", "/v1"])("under “%s”", (version) => {
  test("a week's groceries are groceries", async () => {
    api = await openApi();
    const answer = await ask(`${version}/ranking/classify`, {
      description: "Weekly grocery shopping at Whole Foods",
      amount: 150.0,
    });
    expect(answer).toMatchObject({
      category: { id: "groceries", name: "Groceries", necessity_score: 9 },
      alternative_categories: [],
    });
    expect(answer.confidence).toBeGreaterThanOrEqual(0.9);
  });

  test("a dinner of 200 does not fit 50 that are left of 150", async () => {
    api = await openApi();
    await api.post("/budget/create", { income: 3000 });
    await api.put("/budget/allocations/dining", { amount: 150 });
    await api.post("/expenses", { amount: 100, description: "Dinner", category_id: "cat_dining" });
    const answer = await ask(`${version}/budget/check-purchase`, {
      amount: 200.0,
      category_id: "cat_dining",
      month: today.toPlainYearMonth().toString(),
    });
    expect(answer).toMatchObject({
      fits_budget: false,
      remaining_in_category: 50.0,
      percentage_of_category: 133.3,
      warning: "This exceeds your dining budget by $150",
      alternative_options: [expect.any(String), expect.any(String)],
    });
  });

  test("a telephone that a year's surplus could save up for is waited for", async () => {
    api = await openApi();
    const { owner, stores } = api.app;
    const months = Array.from({ length: 7 }, (_, back) => today.with({ day: 1 }).subtract({ months: 7 - back }));
    await stores.people.savePerson({ ...owner, createdAt: `${String(months[0])}T08:00:00Z` });
    await api.post("/budget/create", { income: 3000, month: months[0]?.toPlainYearMonth().toString() });
    // Of 900 for what is wanted, 200 stay over each month.
    for (const month of months) {
      for (const [category, amount] of [
        ["housing", 1_400],
        ["dining", 500],
        ["shopping", 200],
        ["savings", 600],
      ]) {
        await api.post("/expenses", {
          amount,
          description: `${category} of ${String(month)}`,
          category_id: category,
          date: String(month),
        });
      }
    }
    const answer = await ask(`${version}/ai/analyze-purchase`, {
      item_description: "New iPhone 15 Pro",
      amount: 1199.0,
    });
    expect(answer).toMatchObject({
      decision: "wait",
      category: "Electronics",
      amount: 1199,
      affordable_on: expect.stringMatching(/^\d{4}-\d\d-01$/),
      impact_on_budget: expect.stringContaining("free to spend"),
    });
    expect(answer.alternative_suggestions).not.toEqual([]);
  });

  test("a PlayStation is not bought from what is there for fun", async () => {
    api = await openApi();
    await api.post("/budget/create", { income: 3000 });
    await api.put("/budget/allocations/entertainment", { amount: 100 });
    const answer = await ask(`${version}/ai/chat`, { message: "Should I buy a $500 PlayStation 5?" });
    expect(answer).toMatchObject({
      role: "assistant",
      user_id: api.app.owner.id,
      content: expect.stringContaining("Don't buy"),
      metadata: {
        decision: "dont_buy",
        actions: [{ tool: "check_purchase", args: { amount: "500.00" } }],
        reason: expect.stringContaining("500 %"),
        alternatives: [expect.any(String)],
      },
    });
  });
});
