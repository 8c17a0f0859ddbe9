import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";
import { type Api, MIDMONTH, openApi } from "../support/api.ts";

let api: Api;

beforeAll(async () => {
  api = await openApi();
});

afterAll(() => api.stop());

/** `YYYY-MM` so many months from now. */
const monthsFromNow = (months: number): string =>
  MIDMONTH.toZonedDateTimeISO("UTC").toPlainDate().toPlainYearMonth().add({ months }).toString();

describe("a book by HTTP", () => {
  it("logs an expense that chat sees, corrects and undoes", async () => {
    const made = await api.post("/expenses", { amount: 4.5, description: "Coffee", category_id: "cat_dining" });
    expect(made).toMatchObject({ status: 201, body: { amount: 4.5, currency: "USD", category_id: "dining" } });
    expect(await api.say("show my last 1")).toContain("Coffee");
    expect(await api.say("no, it was 15")).toContain("$15");
    const { body } = await api.get(`/expenses/${made.text("id")}`);
    expect(body).toMatchObject({ amount: 15 });
    await api.patch(`/expenses/${made.text("id")}`, { amount: "12.80" });
    expect(await api.say("undo")).toContain("from API");
    expect((await api.get(`/expenses/${made.text("id")}`)).body).toMatchObject({ amount: 15 });
    expect((await api.delete(`/expenses/${made.text("id")}`)).status).toBe(204);
    expect((await api.get(`/expenses/${made.text("id")}`)).status).toBe(404);
  });

  it("knows where an expense belongs", async () => {
    const answered = await api.post("/ranking/classify", {
      description: "Weekly grocery shopping at Whole Foods",
      amount: 150.0,
    });
    expect(answered.pick("category")).toEqual({ id: "groceries", name: "Groceries", necessity_score: 9 });
    expect(answered.pick("confidence")).toBeGreaterThanOrEqual(0.9);
    expect(answered.pick("alternative_categories")).toEqual([]);
  });

  it("checks a purchase against what is left of its category", async () => {
    await api.post("/budget/create", { income: 3000, goals: ["save 100 a month for a house"] });
    const limited = await api.put("/ranking/priorities/cat_dining", { custom_priority: 6, monthly_limit: "150.00" });
    expect(limited.body).toMatchObject({ category_id: "dining", custom_priority: 6, monthly_limit: 150 });
    await api.post("/expenses", { amount: 100, description: "Dinner", category_id: "dining" });
    const checked = await api.post("/budget/check-purchase", { amount: 200.0, category_id: "cat_dining" });
    expect(checked.body).toMatchObject({
      fits_budget: false,
      remaining_in_category: 50,
      percentage_of_category: 133.3,
      warning: "This exceeds your dining budget by $150",
    });
    expect(checked.pick("alternative_options")).toHaveLength(2);
  });

  it("advises as chat does", async () => {
    const { body } = await api.post("/ai/analyze-purchase", { item_description: "a yacht", amount: "900000.00" });
    expect(body).toMatchObject({ decision: "dont_buy", currency: "USD", amount: 900000, affordable_on: null });
    expect(body).toMatchObject({ reason: expect.stringMatching(/^[A-Z].+\.$/) });
  });

  it("sums a month up as the page shows it", async () => {
    const summary = await api.get("/budget/summary");
    const dining = summary.list("categories").find((one) => one.category_id === "dining");
    expect(dining).toMatchObject({ allocated_amount: 150, spent_amount: 100, remaining_amount: 50 });
    expect(summary.pick("total_budget")).toBe(3000);
    const again = await api.get("/budget/summary", { "if-none-match": summary.headers.get("etag") ?? "" });
    expect(again.status).toBe(304);
    expect((await api.get(`/budget/summary?month=${monthsFromNow(-1)}`)).body).toMatchObject({ total_spent: 0 });
  });

  it("puts right what was spent, once added and once set", async () => {
    const added = await api.put("/budget/update-spent", { category_id: "gifts", amount: 25 });
    expect(added.body).toMatchObject({ category_id: "gifts", spent_amount: 25 });
    const set = await api.put("/budget/update-spent", { category_id: "gifts", amount: "10.00", mode: "set" });
    expect(set.body).toMatchObject({ spent_amount: 10 });
    expect(await api.say("undo")).toContain("API");
    expect((await api.get("/expenses?category_id=gifts")).list("expenses")).toHaveLength(1);
  });

  it("plans so that the parts sum to the income", async () => {
    const plan = await api.post("/budget/create", { income: "2999.99" });
    const parts = plan.list("allocations").map((one) => Number(one.allocated_amount));
    const total = [...parts, Number(plan.pick("unassigned"))].reduce((sum, part) => sum + Math.round(part * 100), 0);
    expect(total).toBe(299_999);
    expect(plan.pick("month")).toBe(monthsFromNow(0));
  });

  it("turns pages without losing or doubling anything, while others log", async () => {
    for (let at = 1; at <= 7; at++)
      await api.post("/expenses", { amount: at, description: `Bus ${at}`, tags: ["ride"] });
    const seen: unknown[] = [];
    let page = await api.get("/expenses?tag=ride&limit=3");
    await api.post("/expenses", { amount: 99, description: "Bus", tags: ["ride"] });
    for (;;) {
      seen.push(...page.list("expenses").map(({ amount }) => amount));

      if (page.pick("next_cursor") === null) break;
      page = await api.get(`/expenses?tag=ride&limit=3&cursor=${page.text("next_cursor")}`);
    }
    expect(seen).toEqual([7, 6, 5, 4, 3, 2, 1]);
  });

  it("finds expenses by amount and channel", async () => {
    const found = async (query: string) =>
      (await api.get(`/expenses?tag=ride&${query}`)).list("expenses").map(({ amount }) => amount);
    expect(await found("min_amount=3&max_amount=5.00")).toEqual([5, 4, 3]);
    expect(await found("min_amount=7.5")).toEqual([99]);
    expect(await found("channel=api&max_amount=1")).toEqual([1]);
    expect(await found("channel=telegram")).toEqual([]);
    expect((await api.get("/expenses?min_amount=-1")).status).toBe(400);
  });

  it("changes several expenses as one, and takes all of it back by one undo", async () => {
    const rides = async (category: string) =>
      (await api.get(`/expenses?tag=ride&category_id=${category}`)).list("expenses").map(({ id }) => String(id));
    const ids = (await rides("transport")).slice(0, 3);
    const changed = await api.post("/expenses/categorize", { ids, category_id: "travel" });
    expect(changed.list("expenses").map(({ category_id }) => category_id)).toEqual(["travel", "travel", "travel"]);
    expect(await rides("travel")).toEqual(ids);
    await api.post("/operations/undo", { count: 1 });
    expect(await rides("travel")).toEqual([]);
    const removed = await api.post("/expenses/remove", { ids: [...ids, "gone"] });
    expect(removed.pick("removed")).toEqual(ids);
    expect(await rides("transport")).not.toContain(ids[0]);
    await api.post("/operations/undo", { count: 1 });
    expect(await rides("transport")).toEqual(expect.arrayContaining(ids));
    expect((await api.post("/expenses/remove", { ids: ["gone"] })).status).toBe(404);
    expect((await api.post("/expenses/categorize", { ids, category_id: "none" })).status).toBe(422);
  });

  it("reads without storing what a text would log", async () => {
    const read = await api.post("/ai/extract-expense", { text: "Spent $50 on gas yesterday" });
    expect(read.pick("expense")).toMatchObject({ amount: 50, currency: "USD", category_id: "transport" });
    const yesterday = MIDMONTH.toZonedDateTimeISO("UTC").toPlainDate().subtract({ days: 1 }).toString();
    expect(read.text("expense", "date")).toBe(yesterday);
    expect(read.list("calls")).toHaveLength(1);
  });

  it("tells patterns, insights, priorities, suggestions and categories", async () => {
    expect((await api.get("/expenses/patterns?months=3")).status).toBe(200);
    expect((await api.get("/ai/insights")).text("insights")).toContain("$");
    const [first] = (await api.get("/ranking/priorities")).list("priorities");
    expect(first).toMatchObject({ rank: 1, category_id: "housing" });
    expect((await api.get("/budget/suggestions")).status).toBe(200);
    const categories = (await api.get("/ranking/categories")).list("categories");
    const dining = categories.find(({ id }) => id === "dining");
    expect(dining).toMatchObject({ custom_priority: 6, monthly_limit: 150, is_system: true });
    expect((await api.get("/auth/me")).body).toMatchObject({ monthly_income: 2999.99, financial_goals: ["house"] });
  });
});

describe("what chat tells programs", () => {
  it("is what was done, with its result and its figures, the same however often it is asked", async () => {
    const key = { "idempotency-key": "0192f0c0-0000-7000-8000-00000000c0de" };
    const said = { message: "bus 3.20, tea 4" };
    const answered = await api.post("/ai/chat", said, key);
    const actions = z
      .array(
        z.looseObject({ tool: z.string(), args: z.looseObject({ amount: z.string() }), result: z.looseObject({}) }),
      )
      .parse(answered.pick("metadata", "actions"));
    expect(actions).toMatchObject([
      {
        tool: "log_expense",
        args: { amount: "3.20" },
        result: { status: "done", text: expect.stringContaining("Bus") },
      },
      {
        tool: "log_expense",
        args: { amount: "4.00" },
        result: { status: "done", text: expect.stringContaining("Tea") },
      },
    ]);
    const facts = z.array(z.looseObject({ amount: z.number() })).parse(answered.pick("metadata", "facts"));
    expect(facts).toEqual(expect.arrayContaining([expect.objectContaining({ amount: 3.2, currency: "USD" })]));
    expect(facts).toEqual(actions.flatMap(({ result }) => result.facts));
    expect((await api.post("/ai/chat", said, key)).body).toEqual(answered.body);
  });

  it("says what was refused, and tells no code but in the reply itself", async () => {
    const refused = await api.post("/ai/chat", { message: "drop the yacht goal" });
    expect(refused.pick("metadata", "actions")).toMatchObject([{ tool: "drop_goal", result: { status: "refused" } }]);
    const linking = await api.post("/ai/chat", { message: "link another chat" });
    expect(linking.pick("metadata", "actions")).toMatchObject([{ tool: "link_channel", result: { text: "" } }]);
  });

  it("has a verdict's decision, reasons and ways beside it", async () => {
    const { body } = await api.post("/ai/chat", { message: "can I afford a $900000 yacht" });
    expect(body).toMatchObject({
      metadata: {
        decision: "dont_buy",
        reason: expect.any(String),
        alternatives: expect.any(Array),
        actions: [{ tool: "check_purchase", result: { status: "done" } }],
      },
    });
  });
});

describe("what is refused", () => {
  it.each<[string, unknown, number]>([
    ["unknown fields", { amount: 1, description: "x", ledger: "y" }, 400],
    ["an amount of 0", { amount: 0, description: "x" }, 400],
    ["an amount below 0", { amount: "-5", description: "x" }, 400],
    ["more decimals than there are", { amount: "1.005", description: "x" }, 422],
    ["a number with more digits than it can hold", '{"amount":4.500000000000000001,"description":"x"}', 400],
    ["more than a single amount may be", { amount: 1_000_001, description: "x" }, 422],
    ["no description", { amount: 1, description: " " }, 400],
    ["an unknown category", { amount: 1, description: "x", category_id: "yachts" }, 422],
    ["a day to come", { amount: 1, description: "x", date: "2999-01-01" }, 422],
    ["a prototype", '{"amount":1,"description":"x","__proto__":{"a":1}}', 400],
    ["a bomb of brackets", `${"[".repeat(20_000)}${"]".repeat(20_000)}`, 400],
    ["somebody else", { amount: 1, description: "x", user_id: "0192f0c0-0000-7000-8000-000000000002" }, 403],
  ])("%s", async (_what, body, status) => {
    const answered = await api.post("/expenses", body);
    expect(answered.status).toBe(status);
    expect(answered.headers.get("content-type")).toContain("application/problem+json");
    expect(answered.body).toMatchObject({ status, title: expect.any(String), detail: expect.any(String) });
  });
});
