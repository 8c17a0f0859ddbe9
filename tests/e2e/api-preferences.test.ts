import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Api, MIDMONTH, openApi } from "../support/api.ts";

let api: Api;

beforeAll(async () => {
  api = await openApi({ DEFAULT_TIME_ZONE: "UTC", DEFAULT_CURRENCY: "USD" });
});

afterAll(() => api.stop());

const today = MIDMONTH.toZonedDateTimeISO("UTC").toPlainDate();

describe("preferences by HTTP", () => {
  it("are told as they hold while nobody has said anything", async () => {
    expect((await api.get("/preferences")).body).toEqual({
      currency: "USD",
      book_currency: "USD",
      time_zone: "UTC",
      locale: "en-US",
      away: null,
      payday: 1,
      quiet_hours: null,
      digest: "off",
      alerts: [80, 100],
      nudges: "normal",
      tone: "plain",
      risk_tolerance: "moderate",
      carry_over: {},
    });
  });

  it("are set like by talking, and all of a request is undone together", async () => {
    const before = (await api.get("/preferences")).body;
    const changes = {
      time_zone: "Europe/Berlin",
      locale: "en-GB",
      payday: 25,
      quiet_hours: { from: "21:30", to: "07:15" },
      digest: "weekly",
      alerts: [90],
      nudges: "few",
      tone: "warm",
      risk_tolerance: "conservative",
    };
    const changed = await api.patch("/preferences", { ...changes, carry_over: { cat_dining: true } });
    expect(changed.body).toMatchObject({ ...changes, carry_over: { dining: true } });
    expect((await api.get("/preferences")).body).toEqual(changed.body);
    const listed = await api.say("my preferences");
    expect(listed).toContain("21:30 to 07:15");
    expect(listed).toContain("digest: weekly");
    expect(listed).toContain("next month: Dining");
    expect(await api.say("undo")).toContain("API");
    expect((await api.get("/preferences")).body).toEqual(before);
  });

  it("told in a chat are told here", async () => {
    await api.say("quiet after 9pm");
    expect((await api.get("/preferences")).body).toMatchObject({ quiet_hours: { from: "21:00" } });
    expect((await api.patch("/preferences", { quiet_hours: null })).body).toMatchObject({ quiet_hours: null });
  });

  it("know somebody who is away, until the last day or until they are home", async () => {
    const until = today.add({ days: 5 }).toString();
    const away = await api.patch("/preferences", { away: { until, currency: "JPY", time_zone: "Asia/Tokyo" } });
    expect(away.body).toMatchObject({
      away: { until, currency: "JPY", time_zone: "Asia/Tokyo" },
      currency: "USD",
      time_zone: "UTC",
    });
    expect(await api.say("my preferences")).toContain("Tokyo");
    expect((await api.patch("/preferences", { away: null })).body).toMatchObject({ away: null, currency: "USD" });
    const over = await api.patch("/preferences", { away: { until: "2026-11-01", currency: "JPY" } });
    expect(over).toMatchObject({ status: 422, body: { code: "invalid_input" } });
    expect((await api.get("/preferences")).body).toMatchObject({ away: null, currency: "USD" });
  });

  it("ask what entries were meant in before the currency of their book is another", async () => {
    await api.post("/expenses", { amount: 4.5, description: "Coffee" });
    const asked = await api.patch("/preferences", { currency: "EUR", tone: "strict" });
    expect(asked).toMatchObject({ status: 409, body: { code: "conflict" } });
    expect(asked.text("detail")).toContain("was_misread");
    expect((await api.get("/preferences")).body).toMatchObject({ currency: "USD", tone: "plain" });
    const meant = await api.patch("/preferences", { currency: "EUR", was_misread: true });
    expect(meant.body).toMatchObject({ currency: "EUR", book_currency: "EUR" });
    expect((await api.get("/expenses")).list("expenses")).toMatchObject([{ amount: 4.5, currency: "EUR" }]);
  });

  it.each<[string, object, number]>([
    ["an unknown time zone", { time_zone: "Mars/Olympus" }, 422],
    ["an unknown category", { carry_over: { yachts: true } }, 422],
    ["an hour that is none", { quiet_hours: { from: "25:00", to: "07:00" } }, 400],
    ["what was misread without a currency", { was_misread: true }, 422],
    ["an unknown field", { colour: "green" }, 400],
  ])("refuse %s", async (_what, body, status) => {
    expect((await api.patch("/preferences", body)).status).toBe(status);
  });
});

describe("categories of one's own", () => {
  it("are made, renamed and retired, as chat sees", async () => {
    const made = await api.post("/ranking/categories", {
      name: "climbing",
      emoji: "🧗",
      necessity_score: 4,
      parent_category: "cat_entertainment",
    });
    expect(made).toMatchObject({
      status: 201,
      body: { name: "Climbing", emoji: "🧗", necessity_score: 4, parent_category: "entertainment", group: "wants" },
    });
    const id = made.text("id");
    expect(made.pick("is_system")).toBe(false);
    expect(await api.say("chalk 9 climbing")).toContain("Climbing");
    const renamed = await api.patch(`/ranking/categories/${id}`, { name: "Bouldering", parent_category: null });
    expect(renamed.body).toMatchObject({ id, name: "Bouldering", parent_category: null, necessity_score: 4 });
    const [chalk] = (await api.get(`/expenses?category_id=${id}`)).list("expenses");
    expect(chalk).toMatchObject({ category_id: id });
    expect((await api.delete(`/ranking/categories/${id}?into=health`)).status).toBe(204);
    expect((await api.get(`/expenses/${String(chalk?.id)}`)).body).toMatchObject({ category_id: "health" });
    const ids = (await api.get("/ranking/categories")).list("categories").map((one) => one.id);
    expect(ids).not.toContain(id);
    expect((await api.delete(`/ranking/categories/${id}`)).status).toBe(404);
    expect(await api.say("undo")).toContain("API");
    expect((await api.get(`/expenses/${String(chalk?.id)}`)).body).toMatchObject({ category_id: id });
  });

  it("without a place of their own go to their parent's, or to the others", async () => {
    const part = await api.post("/ranking/categories", { name: "Sushi", parent_category: "dining" });
    const plain = await api.post("/ranking/categories", { name: "Stamps" });
    const sushi = await api.post("/expenses", { amount: 5, description: "Maki", category_id: part.text("id") });
    const stamps = await api.post("/expenses", { amount: 6, description: "Penny Red", category_id: plain.text("id") });
    await api.delete(`/ranking/categories/${part.text("id")}`);
    await api.delete(`/ranking/categories/${plain.text("id")}`);
    expect((await api.get(`/expenses/${sushi.text("id")}`)).pick("category_id")).toBe("dining");
    expect((await api.get(`/expenses/${stamps.text("id")}`)).pick("category_id")).toBe("other");
  });

  it.each<[string, "POST" | "PATCH" | "DELETE", string, object | undefined, number]>([
    ["a name that is taken", "POST", "", { name: "Dining" }, 422],
    ["a parent that is none", "POST", "", { name: "Chess", parent_category: "games" }, 422],
    ["to be part of itself", "PATCH", "/dining", { parent_category: "dining" }, 422],
    ["to change what is not there", "PATCH", "/games", { name: "Chess" }, 404],
    ["to retire what is not there", "DELETE", "/games", undefined, 404],
    ["to retire what can't be done without", "DELETE", "/other?into=dining", undefined, 422],
    ["to go where nothing is", "DELETE", "/travel?into=games", undefined, 422],
  ])("refuse %s", async (_what, method, path, body, status) => {
    expect((await api.ask(method, `/ranking/categories${path}`, body)).status).toBe(status);
  });
});

describe("learned rules", () => {
  it("are listed and forgotten, one or all", async () => {
    await api.say("always put Lidl under groceries");
    await api.say("always put Aldi under groceries");
    await api.say("always put Aldi Sud under shopping");
    expect((await api.get("/ranking/rules")).list("rules")).toMatchObject([
      { words: "aldi", category_id: "groceries", source: "stated", learned_at: MIDMONTH.toString() },
      { words: "aldi sud", category_id: "shopping" },
      { words: "lidl", category_id: "groceries" },
    ]);
    expect((await api.delete("/ranking/rules?words=Aldi")).status).toBe(204);
    // What is near is not what was named.
    expect((await api.delete("/ranking/rules?words=Aldi")).status).toBe(404);
    expect((await api.get("/ranking/rules")).list("rules").map(({ words }) => words)).toEqual(["aldi sud", "lidl"]);
    expect((await api.delete("/ranking/rules")).status).toBe(422);
    expect((await api.delete("/ranking/rules?words=lidl&all=true")).status).toBe(422);
    expect((await api.delete("/ranking/rules?all=true")).status).toBe(204);
    expect((await api.get("/ranking/rules")).list("rules")).toEqual([]);
    expect(await api.say("undo")).toContain("API");
    expect((await api.get("/ranking/rules")).list("rules")).toHaveLength(2);
  });
});

describe("reminders", () => {
  it("are moved, renamed and dropped, as chat sees", async () => {
    const made = await api.post("/reminders", { about: "the headphones", date: today.add({ days: 9 }).toString() });
    const at = `/reminders/${made.text("id")}`;
    const date = today.add({ days: 20 }).toString();
    expect((await api.patch(at, { date })).body).toMatchObject({ about: "the headphones", date });
    expect((await api.patch(at, { about: "the boots" })).body).toMatchObject({ about: "the boots", date });
    expect(await api.say("undo")).toContain("the headphones");
    expect((await api.patch(at, { date: "2026-11-01" })).status).toBe(422);
    expect((await api.patch(at, {})).status).toBe(422);
    expect((await api.delete(at)).status).toBe(204);
    expect((await api.get("/reminders")).list("reminders")).toEqual([]);
    expect((await api.delete(at)).status).toBe(404);
    expect((await api.patch(at, { date })).status).toBe(404);
    expect(await api.say("undo")).toContain("dropping the reminder of the headphones");
    expect((await api.get("/reminders")).list("reminders")).toHaveLength(1);
  });

  it("are dropped with what is planned, under one address", async () => {
    await api.say("I want to buy a bike for 600 in July");
    const [planned] = (await api.get("/reminders")).list("planned");
    expect(planned).toMatchObject({ item: "bike", amount: 600 });
    const at = `/reminders/${String(planned?.id)}`;
    expect((await api.delete(at)).status).toBe(204);
    expect((await api.get("/reminders")).list("planned")).toEqual([]);
    expect((await api.delete(at)).status).toBe(404);
  });
});

describe("the profile", () => {
  it("has goals that are told as a whole, and how careful advice is", async () => {
    await api.say("save 2000 for a bike by July");
    const goals = ["bike", "save 300 a month for a house", "Learn to sail"];
    const me = await api.patch("/auth/me", { financial_goals: goals, risk_tolerance: "aggressive" });
    expect(me.body).toMatchObject({
      financial_goals: ["bike", "house", "Learn to sail"],
      risk_tolerance: "aggressive",
    });
    expect((await api.get("/goals")).list("goals")).toMatchObject([
      // What was named only is as it was.
      { name: "bike", amount: 2000, by: "2027-07-01" },
      { name: "house", per_month: 300 },
      { name: "Learn to sail", amount: null },
    ]);
    expect((await api.get("/preferences")).pick("risk_tolerance")).toBe("aggressive");
    expect(await api.say("my goals")).toContain("Learn to sail");
    const fewer = await api.patch("/auth/me", { financial_goals: ["house"], monthly_income: "2400.00" });
    expect(fewer.body).toMatchObject({ financial_goals: ["house"], risk_tolerance: "aggressive" });
    expect(fewer.pick("monthly_income")).toBe(2400);
    expect((await api.get("/auth/me")).pick("monthly_income")).toBe(2400);
    expect(await api.say("undo")).toContain("API");
    expect((await api.get("/auth/me")).pick("financial_goals")).toEqual(["bike", "house", "Learn to sail"]);
  });

  it("is left alone by what it does not say", async () => {
    const before = (await api.get("/auth/me")).body;
    expect((await api.patch("/auth/me", { full_name: "Ada" })).body).toEqual({
      ...Object(before),
      full_name: "Ada",
    });
  });
});
