import { randomBytes } from "node:crypto";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { createTick } from "../../bot/jobs/tick.ts";
import { createLogger } from "../../bot/logger.ts";
import { createKeyedQueue } from "../../bot/turns/mutex.ts";
import { idSource } from "../../domain/ids.ts";
import { type Api, MIDMONTH, openApi } from "../support/api.ts";
import { type RunningApp, runApp } from "../support/run-app.ts";

/** Two processes on one store, as far as the store can tell: what one of them writes, the other one's listeners hear. */
let api: Api;
let other: RunningApp;

beforeAll(async () => {
  api = await openApi({ REGISTRATION: "invite" });
  other = await runApp(
    () => ({ DATA_DIR: api.app.config.DATA_DIR, REGISTRATION: "invite" }),
    null,
    () => MIDMONTH,
  );
});

afterAll(async () => {
  await other.stop();
  await api.stop();
});

/** The first turns of a process wait for what it loads. */
const soon = <T>(look: () => T) => expect.poll(look, { timeout: 20_000 });

interface Told {
  readonly id: string | null;
  readonly event: string;
  readonly data: Record<string, unknown>;
}

const leaving = new Set<AbortController>();

afterEach(() => {
  for (const one of leaving) one.abort();
  leaving.clear();
});

/** Listens at the other process. */
async function listen(headers: Record<string, string> = {}) {
  const stop = new AbortController();
  leaving.add(stop);
  const response = await fetch(`${other.url}/v1/events`, {
    headers: { cookie: api.cookie, ...headers },
    signal: stop.signal,
  });
  const heard: Told[] = [];
  void read(response, heard).catch(() => {});
  const named = (name: string) => heard.filter(({ event }) => event === name);
  await soon(() => named("watching")).toHaveLength(1);
  return { heard, named };
}

async function read(response: Response, heard: Told[]): Promise<void> {
  let rest = "";
  for await (const chunk of (response.body ?? new ReadableStream()).pipeThrough(new TextDecoderStream())) {
    const frames = (rest + chunk).split("\n\n");
    rest = frames.pop() ?? "";
    for (const frame of frames) {
      const field = (name: string) => new RegExp(`^${name}: (.*)$`, "m").exec(frame)?.[1] ?? null;
      const event = field("event");
      if (event !== null) heard.push({ id: field("id"), event, data: JSON.parse(field("data") ?? "{}") });
    }
  }
}

describe("what happens in a book is told by name", () => {
  it("whatever process writes it: expenses that are made, changed, removed and brought back", async () => {
    const { named } = await listen();
    const made = await api.post("/expenses", { amount: 4.5, description: "Coffee", category_id: "dining" });
    const id = made.text("id");
    await soon(() => named("expense.created")).toHaveLength(1);
    expect(named("expense.created")[0]?.data).toEqual({ expense: made.body });
    const changed = await api.patch(`/expenses/${id}`, { amount: 12 });
    await soon(() => named("expense.changed")).toHaveLength(1);
    expect(named("expense.changed")[0]?.data).toEqual({ expense: changed.body, removed: false });
    await api.delete(`/expenses/${id}`);
    await soon(() => named("expense.changed")).toHaveLength(2);
    expect(named("expense.changed")[1]?.data).toEqual({ expense: changed.body, removed: true });
    await api.say("undo");
    await soon(() => named("expense.created")).toHaveLength(2);
    expect(named("changed").length).toBeGreaterThan(0);
  });

  it("budgets that are crossed, and used up", async () => {
    await api.post("/budget/create", { income: 3000 });
    await api.put("/budget/allocations/gifts", { amount: 100 });
    const { named } = await listen();
    await api.post("/expenses", { amount: 85, description: "Flowers", category_id: "gifts" });
    await soon(() => named("budget.crossed")).toHaveLength(1);
    expect(named("budget.crossed")[0]?.data).toMatchObject({ category_id: "gifts", month: "2026-11", threshold: 80 });
    expect(named("budget.exceeded")).toEqual([]);
    await api.post("/expenses", { amount: 20, description: "A card", category_id: "gifts" });
    await soon(() => named("budget.exceeded")).toHaveLength(1);
    expect(named("budget.exceeded")[0]?.data).toMatchObject({ category_id: "gifts", threshold: 100 });
    expect(named("budget.crossed")).toHaveLength(2);
  });

  it("bills whose day has come", async () => {
    const today = MIDMONTH.toString().slice(0, 10);
    const bill = await api.post("/recurring", {
      ...{ description: "Netflix", amount: 15.49, frequency: "monthly", start_date: today },
    });
    const { named } = await listen();
    const tick = createTick({
      ...api.app.stores,
      ledgerQueue: createKeyedQueue(),
      now: () => MIDMONTH,
      newId: idSource(() => MIDMONTH.epochMilliseconds, randomBytes),
      wording: null,
      log: createLogger("silent"),
    });
    await tick();
    await soon(() => named("recurring.due")).toHaveLength(1);
    const [due] = named("recurring.due");
    expect(due?.data).toMatchObject({ recurring_id: bill.text("id"), due: today });
    expect((await api.get(`/expenses/${String(due?.data.expense_id)}`)).body).toMatchObject({ amount: 15.49 });
  });

  it("turns, in counts alone", async () => {
    const { heard, named } = await listen();
    await api.say("bus 3 and a secret cinnamon bun 4");
    await soon(() => named("analytics.turn")).toHaveLength(1);
    expect(named("analytics.turn")[0]?.data).toEqual({
      channel: "web",
      at: MIDMONTH.toString(),
      actions: 2,
      changes: 2,
    });
    await api.say("what's left of the secret");
    await soon(() => named("analytics.turn")).toHaveLength(2);
    await api.post("/expenses", { amount: 1, description: "Secret gum" });
    await soon(() => named("analytics.turn")).toHaveLength(3);
    expect(named("analytics.turn")[2]?.data).toMatchObject({ channel: "api", actions: 1, changes: 1 });
    const counts = heard.filter(({ event }) => event === "analytics.turn" || event === "changed");
    expect(JSON.stringify(counts).toLowerCase()).not.toContain("secret");
  });

  it("what a stream that broke off has missed, once, when it comes back", async () => {
    const first = await listen();
    await api.post("/expenses", { amount: 1, description: "Heard" });
    await soon(() => first.named("expense.created")).toHaveLength(1);
    const mark = first.named("expense.created")[0]?.id ?? "";
    for (const one of leaving) one.abort();
    const missed = await api.post("/expenses", { amount: 2, description: "Missed" });
    const again = await listen({ "last-event-id": mark });
    await soon(() => again.named("expense.created")).toHaveLength(1);
    expect(again.named("expense.created")[0]?.data).toEqual({ expense: missed.body });
    const elsewhere = await listen({ "last-event-id": "0192f0c0-0000-7000-8000-0000000000ff.0" });
    await api.post("/expenses", { amount: 3, description: "New" });
    await soon(() => elsewhere.named("expense.created")).toHaveLength(1);
  });
});

it("nobody hears of another person's book", async () => {
  const code = await api.app.codes.make({ purpose: "invite", person: api.app.owner.id });
  const tom = await api.post("/auth/register", {
    ...{ email: "tom@example.com", password: "a long way to Tipperary", full_name: "Tom", invite: code },
  });
  const { heard, named } = await listen({ authorization: `Bearer ${tom.text("token")}`, cookie: "" });
  await api.say("a secret of the owner 7");
  await api.post(
    "/expenses",
    { amount: 1, description: "Tom's tea" },
    { authorization: `Bearer ${tom.text("token")}` },
  );
  await soon(() => named("expense.created")).toHaveLength(1);
  expect(JSON.stringify(heard)).not.toContain("secret of the owner");
  expect(named("analytics.turn").every(({ data }) => data.channel === "api")).toBe(true);
});
