import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";
import type { Route } from "../../bot/http/rest/route.ts";
import { ROUTES } from "../../bot/http/rest/routes.ts";
import { type Api, openApi } from "../support/api.ts";

/** Whatever is sent to whichever endpoint: an answer that fits its schema, or a problem that says what is wrong; never a failure. */

let api: Api;
let session: Record<string, string>;

beforeAll(async () => {
  api = await openApi({ REGISTRATION: "open" });
  const invite = await api.app.app.signInLink();
  const wish = { email: "ada@example.com", password: "a long way to Tipperary", full_name: "Ada", invite };
  const made = await api.post("/auth/register", wish, {});
  session = { authorization: `Bearer ${made.text("token")}` };
  await api.post("/budget/create", { income: 3000 }, session);
});

afterAll(() => api.stop());

/** What would end the session that asks, or take long by design. */
const ENDING = new Set([
  "/auth/logout",
  "/auth/sessions",
  "/auth/password",
  "/events",
  "/auth/register",
  "/auth/login",
]);

const fuzzed = ROUTES.filter(({ path, respond }) => !ENDING.has(path) && !respond);

const text = fc.oneof(
  fc.string({ unit: "binary", maxLength: 40 }),
  fc.constantFrom(
    "",
    "-1",
    "0",
    "1e9",
    "__proto__",
    "2026-13",
    "0000-01",
    "9999-12",
    "2026-02-30",
    "me",
    "cat_",
    "NaN",
  ),
);

const value = fc.oneof(
  text,
  fc.double(),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
  fc.array(text, { maxLength: 3 }),
  fc.dictionary(text, text, { maxKeys: 3 }),
);

/** A body like the example, with a field or two that are something else. */
function bodies(route: Route): fc.Arbitrary<unknown> {
  const example = z.record(z.string(), z.unknown()).safeParse(route.example);
  if (!example.success) return fc.constant(undefined);
  const fields = route.body instanceof z.ZodObject ? Object.keys(route.body.shape) : Object.keys(example.data);
  const changes = fc.dictionary(fc.constantFrom(...fields, "unknown"), value, { maxKeys: 3 });
  return fc.oneof(
    changes.map((changed) => ({ ...example.data, ...changed })),
    value,
  );
}

function queries(route: Route): fc.Arbitrary<string> {
  const names = Object.keys(route.query.shape).filter((name) => name !== "user_id");
  if (names.length === 0) return fc.constant("");
  const pairs = fc.dictionary(fc.constantFrom(...names), text, { maxKeys: 3 });
  return pairs.map((query) => `?${new URLSearchParams(query).toString()}`);
}

describe("a figure that came out of a division", () => {
  it.each(["33.333333333333336", "0.30000000000000004"])("is taken as it was written: %s", async (share) => {
    const goal = { name: `Bike ${share}`, amount: 100 };
    const body = JSON.stringify(goal).replace("}", `,"share":${share}}`);
    const { status, body: answered } = await api.ask("POST", "/goals", body, session);
    expect(answered).not.toMatchObject({ code: "invalid_input" });
    expect(status).toBeLessThan(300);
  });
});

describe("a time", () => {
  it("may be as fine as it likes", async () => {
    const expense = { amount: 1, description: "Tea", date: "2026-11-12T23:02:17.2470525147913632218Z" };
    const { status, body } = await api.post("/expenses", expense, session);
    expect(status).toBe(201);
    expect(body).toMatchObject({ date: "2026-11-12" });
  });
});

describe("who signs in", () => {
  it.each(["/auth/login", "/auth/refresh"])("is nobody yet, and can't be named: %s", async (path) => {
    const example = ROUTES.find((route) => route.path === path)?.example;
    expect((await api.post(`${path}?user_id=me`, example, {})).status).toBe(400);
  });
});

describe("whatever is sent to", () => {
  it.each(fuzzed.map((route) => [`${route.method} ${route.path}`, route] as const))("%s", async (_name, route) => {
    await fc.assert(
      fc.asyncProperty(bodies(route), queries(route), text, async (body, query, id) => {
        const path = `${route.path.replaceAll(/\{\w+\}/g, encodeURIComponent(id.toWellFormed()) || "x")}${query}`;
        const ask = { get: "GET", post: "POST", put: "PUT", patch: "PATCH", delete: "DELETE" }[route.method];
        const { status, headers } = await api.ask(ask, path, body, session);
        expect(status).toBeLessThan(500);
        if (status >= 400) expect(headers.get("content-type")).toContain("application/problem+json");
      }),
      { numRuns: 40, seed: 7, endOnFailure: true },
    );
  });
});
