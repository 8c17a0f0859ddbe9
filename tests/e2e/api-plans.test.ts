import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Api, MIDMONTH, openApi } from "../support/api.ts";

let api: Api;

beforeAll(async () => {
  api = await openApi();
});

afterAll(() => api.stop());

const today = MIDMONTH.toZonedDateTimeISO("UTC").toPlainDate();

describe("a plan by HTTP", () => {
  it("is looked at before it is made, and then holds from its month on", async () => {
    const preview = await api.post("/budget/preview", { income: 3000 });
    expect(preview.pick("total_income")).toBe(3000);
    const month = preview.text("month");
    expect((await api.get(`/budget/${month}`)).status).toBe(404);
    await api.post("/budget/create", { income: 3000 });
    const plan = await api.get(`/budget/${month}`);
    expect(plan.list("allocations")).toEqual(preview.list("allocations"));
    const next = today.toPlainYearMonth().add({ months: 2 }).toString();
    expect((await api.get(`/budget/${next}`)).pick("total_income")).toBe(3000);
  });

  it("is looked at with limits and goals, and made of just these, and gone by one undo", async () => {
    const wish = {
      income: 3000,
      goals: ["save 120 a month for a house"],
      limits: [
        { category_id: "dining", amount: "321.09" },
        { category_id: "housing", amount: 1300 },
      ],
    };
    const { body: before } = await api.get("/ranking/categories");
    const preview = await api.post("/budget/preview", wish);
    expect((await api.get("/ranking/categories")).body).toEqual(before);
    const parts = preview.list("allocations");
    expect(parts.find(({ category_id }) => category_id === "dining")).toMatchObject({ allocated_amount: 321.09 });
    const total = parts.reduce((sum, one) => sum + Math.round(Number(one.allocated_amount) * 100), 0);
    expect(total + Math.round(Number(preview.pick("unassigned")) * 100)).toBe(300_000);
    const made = await api.post("/budget/create", wish);
    expect(made.list("allocations")).toEqual(parts);
    await api.post("/operations/undo", { count: 1 });
    expect((await api.get("/ranking/categories")).body).toEqual(before);
    const unknown = { income: 3000, limits: [{ category_id: "none", amount: 1 }] };
    expect((await api.post("/budget/preview", unknown)).status).toBe(422);
  });

  it("gives and takes: limits, moves, incomes, a balance", async () => {
    const limited = await api.put("/budget/allocations/cat_dining", { amount: "210.00" });
    expect(limited.body).toMatchObject({ category_id: "dining", allocated_amount: 210 });
    const moved = await api.post("/budget/move", { from: "dining", to: "gifts", amount: 10 });
    expect(moved.body).toMatchObject({ amount: 10, from: { allocated_amount: 200 } });
    const sources = [{ name: "salary", amount: "2500.00", every: "month", day: 25 }];
    const incomes = await api.put("/incomes", { sources });
    expect(incomes.list("sources")).toMatchObject([{ name: "salary", amount: 2500, days: [25] }]);
    expect((await api.get("/incomes")).body).toEqual(incomes.body);
    const until = today.add({ days: 5 }).toString();
    const balance = await api.post("/budget/balance", { amount: "-20.00", until });
    expect(balance.body).toMatchObject({ amount: -20, until });
    expect(await api.say("undo")).toContain("API");
  });

  it("shows what was moved in its month, and sums to the income all the same", async () => {
    const plan = await api.post("/budget/create", { income: 3000 });
    const month = plan.text("month");
    const sharesOf = (list: readonly Record<string, unknown>[]) =>
      new Map(list.map((one) => [String(one.category_id), Number(one.allocated_amount)]));
    const before = sharesOf(plan.list("allocations"));
    await api.post("/budget/move", { from: "dining", to: "gifts", amount: 10 });
    const moved = await api.get(`/budget/${month}`);
    const after = sharesOf(moved.list("allocations"));
    expect(after.get("dining")).toBeCloseTo((before.get("dining") ?? 0) - 10, 5);
    expect(after.get("gifts")).toBeCloseTo((before.get("gifts") ?? 0) + 10, 5);
    const sum = [...after.values()].reduce((total, one) => total + one, Number(moved.pick("unassigned")));
    expect(sum).toBeCloseTo(3000, 5);
  });

  it("is imagined otherwise without being touched", async () => {
    await api.post("/expenses", { amount: 40, description: "Pizza", category_id: "dining" });
    const before = (await api.get("/budget/summary")).body;
    const imagined = await api.post("/budget/what-if", { changes: [{ kind: "skip", what: "dining" }] });
    expect(imagined.list("changes")).toMatchObject([{ kind: "skip", count: 1, saved: 40 }]);
    const difference = Number(imagined.pick("free_to_spend_then")) - Number(imagined.pick("free_to_spend"));
    expect(difference).toBeCloseTo(40, 5);
    expect((await api.get("/budget/summary")).body).toEqual(before);
  });
});

describe("what is still to come", () => {
  it("goals are set, changed, filled and given up", async () => {
    const goal = await api.post("/goals", { name: "bike", amount: 600, per_month: "50.00" });
    expect(goal).toMatchObject({ status: 201, body: { name: "bike", amount: 600, per_month: 50, saved: 0 } });
    const id = goal.text("id");
    expect((await api.patch(`/goals/${id}`, { per_month: 60 })).body).toMatchObject({ per_month: 60, amount: 600 });
    expect((await api.post(`/goals/${id}/contributions`, { amount: 25 })).body).toMatchObject({ saved: 25 });
    expect((await api.get("/goals")).list("goals")).toHaveLength(1);
    expect((await api.delete(`/goals/${id}`)).status).toBe(204);
    expect((await api.get("/goals")).list("goals")).toEqual([]);
    expect((await api.delete(`/goals/${id}`)).status).toBe(404);
  });

  it("bills are expected, changed and stopped, as chat hears", async () => {
    const bill = await api.post("/recurring", { description: "Netflix", amount: 15.49, frequency: "monthly", day: 24 });
    expect(bill).toMatchObject({
      status: 201,
      body: { description: "Netflix", amount: 15.49, every: 1, varies: false },
    });
    expect(await api.say("what bills are coming")).toContain("Netflix");
    const id = bill.text("id");
    expect((await api.patch(`/recurring/${id}`, { amount: "17.99" })).body).toMatchObject({ amount: 17.99 });
    expect((await api.delete(`/recurring/${id}`)).status).toBe(204);
    expect((await api.get("/recurring")).list("recurring")).toEqual([]);
  });

  it("reminders are kept", async () => {
    const day = today.add({ days: 9 }).toString();
    const made = await api.post("/reminders", { about: "the headphones", date: day });
    expect(made).toMatchObject({ status: 201, body: { about: "the headphones", date: day } });
    expect((await api.get("/reminders")).list("reminders")).toHaveLength(1);
  });
});

describe("what was done", () => {
  it("is listed over all channels, taken back and brought back", async () => {
    await api.say("tea 3.30");
    const [latest] = (await api.get("/operations")).list("operations");
    expect(latest).toMatchObject({ kind: "change", channel: "web" });
    const undone = await api.post("/operations/undo", { count: 1 });
    expect(undone.list("turns")).toMatchObject([{ channel: "web", changes: [{ what: "entries", was: "made" }] }]);
    expect(undone.text("message")).toContain("Tea");
    expect((await api.get("/expenses?q=tea")).list("expenses")).toEqual([]);
    await api.post("/operations/redo", {});
    expect((await api.get("/expenses?q=tea")).list("expenses")).toHaveLength(1);
    expect((await api.get("/expenses?q=!%3F")).list("expenses")).toEqual([]);
    const nothing = await api.post("/operations/redo", {});
    expect(nothing).toMatchObject({ status: 409, body: { code: "conflict" } });
  });
});

describe("channels", () => {
  it("are listed, linked by a code, and the code is used once", async () => {
    const offer = await api.post("/channels/link");
    expect(offer.status).toBe(201);
    expect(offer.text("code")).toMatch(/^\w{4}-\w{4}$/);
    const own = await api.post("/channels/link/redeem", { code: offer.text("code") });
    expect(own.body).toEqual({ linked: true, entries_joined: null });
    expect((await api.post("/channels/link/redeem", { code: "7K2M-9QXD" })).status).toBe(404);
    expect((await api.get("/channels")).list("channels")).toMatchObject([{ channel: "page" }]);
    expect((await api.delete("/channels/nothing")).status).toBe(404);
  });

  it.each([
    ["POST", "/budget/create", { month: "9999-12", income: 3000 }],
    ["POST", "/budget/create", { month: "2031-01", income: 3000 }],
    ["POST", "/budget/check-purchase", { month: "0001-01", category_id: "dining", amount: 5 }],
    ["GET", "/budget/summary?month=9999-12", undefined],
    ["GET", "/ai/insights?month=0001-01", undefined],
  ])("refuses a month to which nobody could count the days of a daily bill: %s %s", async (method, path, body) => {
    await api.post("/recurring", { description: "paper", amount: 1, frequency: "daily", start_date: "2020-01-01" });
    const answer = method === "GET" ? await api.get(path) : await api.post(path, body);
    expect(answer).toMatchObject({ status: 422, body: { code: "invalid_input" } });
  });
});
