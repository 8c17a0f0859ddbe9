import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Route } from "../../bot/http/rest/route.ts";
import { ROUTES } from "../../bot/http/rest/routes.ts";
import { type Answered, type Api, openApi, request } from "../support/api.ts";

/** Who may do what: every endpoint by everybody who may not, made of the table of endpoints. */

const PASSWORD = "a long way to Tipperary";

let api: Api;
let tom: Record<string, string>;
let owners: { readonly expense: string; readonly session: string; readonly token: string };
const refused = new Map<string, Record<string, string>>();

beforeAll(async () => {
  api = await openApi({ REGISTRATION: "open" });
  const register = (email: string, invite?: string) =>
    request(api.url, "POST", "/auth/register", { email, password: PASSWORD, full_name: "Somebody", invite });
  const owner = bearer((await register("owner@example.com", await api.app.app.signInLink())).text("token"));
  tom = bearer((await register("tom@example.com")).text("token"));
  const token = async (scope: string) => api.post("/tokens", { name: scope, scopes: [scope] }, tom);
  const revoked = await token("write");
  await api.delete(`/tokens/${revoked.text("id")}`, tom);
  const signedOut = await register("gone@example.com");
  await api.post("/auth/logout", undefined, bearer(signedOut.text("token")));
  refused.set("nobody", {});
  refused.set("a token that nobody made", bearer("bw_nonsense"));
  refused.set("a revoked token", bearer(revoked.text("token")));
  refused.set("a session that was ended", bearer(signedOut.text("token")));
  refused.set("a cookie that nobody was given", { cookie: "budgetwise=nonsense" });
  refused.set("a token for reading", bearer((await token("read")).text("token")));
  refused.set("a token for writing", bearer((await token("write")).text("token")));
  const made = await api.post("/expenses", { amount: 77, description: "A secret of the owner" }, owner);
  const sessions = await api.get("/auth/sessions", owner);
  const theirs = await api.post("/tokens", { name: "theirs", scopes: ["read"] }, owner);
  owners = {
    expense: made.text("id"),
    session: String(sessions.list("sessions")[0]?.id),
    token: theirs.text("id"),
  };
});

afterAll(() => api.stop());

const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

const own = ROUTES.filter(({ access }) => access !== "public");

const ask = (route: Route, headers: Record<string, string>, id = "nothing", query = ""): Promise<Answered> =>
  request(
    api.url,
    route.method.toUpperCase(),
    `${route.path.replace("{month}", "2026-11").replaceAll(/\{\w+\}/g, id)}${query}`,
    route.body ? route.example : undefined,
    headers,
  );

describe.each([
  "nobody",
  "a token that nobody made",
  "a revoked token",
  "a session that was ended",
  "a cookie that nobody was given",
])("%s", (who) => {
  it.each(own.map((route) => [`${route.method} ${route.path}`, route] as const))(
    "gets nothing of %s",
    async (_name, route) => {
      const { status, body } = await ask(route, refused.get(who) ?? {});
      expect(status).toBe(401);
      expect(body).toMatchObject({ code: "unauthenticated" });
    },
  );
});

describe.each([
  ["a token for reading", "read"],
  ["a token for writing", "write"],
])("%s", (who, scope) => {
  const beyond = own.filter(({ access }) => access !== scope);
  it.each(beyond.map((route) => [`${route.method} ${route.path}`, route] as const))(
    "can't %s",
    async (_name, route) => {
      const { status, body } = await ask(route, refused.get(who) ?? {});
      expect(status).toBe(403);
      expect(body).toMatchObject({ code: "forbidden" });
    },
  );
});

describe("another person", () => {
  it.each(own.map((route) => [`${route.method} ${route.path}`, route] as const))(
    "can't %s in the owner's name",
    async (_name, route) => {
      const { status } = await ask(route, tom, "nothing", `?user_id=${api.app.owner.id}`);
      expect([403, 404]).toContain(status);
    },
  );

  it.each(
    own.filter(({ path }) => path.includes("{id}")).map((route) => [`${route.method} ${route.path}`, route] as const),
  )("meets nothing of the owner's by its id: %s", async (_name, route) => {
    for (const id of Object.values(owners)) {
      const answered = await ask(route, tom, id);
      expect(answered.status).toBe(404);
      expect(answered.body).toEqual((await ask(route, tom, "0192f0c0-0000-7000-8000-00000000dead")).body);
      expect(JSON.stringify(answered.body)).not.toContain("secret");
    }
  });

  it("finds nothing of the owner's in any list", async () => {
    const lists = own.filter(({ method, path, respond }) => method === "get" && !path.includes("{") && !respond);
    for (const route of lists) {
      const { body } = await ask(route, tom);
      expect(JSON.stringify(body), route.path).not.toMatch(/secret of the owner|theirs/);
      expect(JSON.stringify(body), route.path).not.toContain(api.app.owner.id);
    }
  });
});

describe("a page of another site", () => {
  it.each(
    ROUTES.filter(({ method }) => method !== "get").map((route) => [`${route.method} ${route.path}`, route] as const),
  )("can't %s", async (_name, route) => {
    const { status, body } = await ask(route, { ...tom, origin: "https://evil.example" });
    expect(status).toBe(403);
    expect(body).toMatchObject({ code: "cross_origin" });
  });
});
