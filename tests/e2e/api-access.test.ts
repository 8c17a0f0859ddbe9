import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";
import { hashSecret } from "../../adapters/hash-secret.ts";
import { createAccessJwt } from "../../bot/access/access-jwt.ts";
import { appSecret } from "../../bot/app-secret.ts";
import type { Route } from "../../bot/http/rest/route.ts";
import { ROUTES } from "../../bot/http/rest/routes.ts";
import { type Answered, type Api, MIDMONTH, openApi, request } from "../support/api.ts";
import { countStoreCalls } from "../support/store-calls.ts";

/** Who may do what: every endpoint by everybody who may not, made of the table of endpoints. */

const PASSWORD = "a long way to Tipperary";

let api: Api;
let tom: Record<string, string>;
let tomsId: string;
/** What the owner has, by ids. */
let owners: Readonly<Record<string, string>>;
const storeCalls = countStoreCalls();
const refused = new Map<string, Record<string, string>>();

beforeAll(async () => {
  api = await openApi({ REGISTRATION: "open" }, storeCalls.wrap);
  const register = (email: string, invite?: string) =>
    request(api.url, "POST", "/auth/register", { email, password: PASSWORD, full_name: "Somebody", invite });
  const owner = bearer((await register("owner@example.com", await api.app.app.signInLink())).text("token"));
  const toms = await register("tom@example.com");
  tom = bearer(toms.text("token"));
  tomsId = toms.text("user_id");
  const token = async (scope: string) => api.post("/tokens", { name: scope, scopes: [scope] }, tom);
  const revoked = await token("write");
  await api.delete(`/tokens/${revoked.text("id")}`, tom);
  const signedOut = await register("gone@example.com");
  await api.post("/auth/logout", undefined, bearer(signedOut.text("token")));
  refused.set("nobody", {});
  refused.set("a token that nobody made", bearer("bw_nonsense"));
  refused.set("a revoked token", bearer(revoked.text("token")));
  refused.set("a session that was ended", bearer(signedOut.text("token")));
  refused.set("a token whose time is over", bearer(await expiredToken()));
  refused.set("a personal token whose time is over", bearer(await expiredPersonalToken()));
  refused.set("a cookie whose session is over", { cookie: await expiredCookie() });
  refused.set("a cookie that nobody was given", { cookie: "__Host-budgetwise=nonsense" });
  refused.set("a token for reading", bearer((await token("read")).text("token")));
  refused.set("a token for writing", bearer((await token("write")).text("token")));
  const make = async (path: string, body: object) => (await api.post(path, body, owner)).text("id");
  const sessions = await api.get("/auth/sessions", owner);
  const theirs = await api.post("/tokens", { name: "theirs", scopes: ["read"] }, owner);
  await api.say("secret of the owner 3");
  const messages = (await api.get("/ai/messages", owner)).list("messages");
  owners = {
    expense: await make("/expenses", { amount: 77, description: "A secret of the owner" }),
    category: await make("/ranking/categories", { name: "Secret of the owner" }),
    goal: await make("/goals", { name: "secret of the owner", amount: 50 }),
    bill: await make("/recurring", { description: "Secret of the owner", amount: 5, frequency: "monthly", day: 3 }),
    reminder: await make("/reminders", { about: "secret of the owner", date: "2026-12-24" }),
    session: String(sessions.list("sessions")[0]?.id),
    token: theirs.text("id"),
    message: String(messages[0]?.id),
    person: api.app.owner.id,
    book: api.app.owner.ledger,
  };
});

afterAll(() => api.stop());

const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

/** Signed as ours, of a session that is open: nothing but its time is over. */
async function expiredToken(): Promise<string> {
  const { people } = api.app.stores;
  const [session] = await people.sessions(tomsId, MIDMONTH.toString());
  const jwt = createAccessJwt(appSecret(api.app.config, randomBytes));
  const signed = await jwt.sign(session?.hash ?? "", tomsId, MIDMONTH.subtract({ minutes: 16 }));
  return signed.token;
}

async function expiredPersonalToken(): Promise<string> {
  const secret = "bw_whose-time-is-over";
  await api.app.stores.access.createToken({
    id: "0192f0c0-0000-7000-8000-00000000aaaa",
    hash: hashSecret(secret),
    person: tomsId,
    name: "old",
    scopes: ["read", "write"],
    createdAt: MIDMONTH.subtract({ hours: 48 }).toString(),
    expires: MIDMONTH.subtract({ hours: 24 }).toString(),
  });
  return secret;
}

async function expiredCookie(): Promise<string> {
  const secret = "whose-session-is-over";
  const code = await api.app.codes.make({ purpose: "signin", person: tomsId });
  const session = {
    hash: hashSecret(secret),
    createdAt: MIDMONTH.subtract({ hours: 48 }).toString(),
    expires: MIDMONTH.subtract({ hours: 24 }).toString(),
  };
  await api.app.stores.people.signIn(hashSecret(code), session, MIDMONTH.toString());
  return `__Host-budgetwise=${secret}`;
}

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
  "a token whose time is over",
  "a personal token whose time is over",
  "a cookie whose session is over",
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

/** What a field is called that names something; all others are texts and figures of one's own. */
const REFERS = /(?:^|_)(?:id|category|from|to|into)$/;

/** An id of the same make that is nobody's. */
function idLike(id: string): string {
  return id.slice(0, -4) + (id.endsWith("dead") ? "beef" : "dead");
}

/** What was answered, without the id that was asked for, and what it took of the store. */
async function asked(ask: () => Promise<Answered>, id = "") {
  const { status, body } = await ask();
  const text = JSON.stringify(body);
  return { status, text: id === "" ? text : text.replaceAll(id, "…"), calls: [...storeCalls.latest()] };
}

describe("another person", () => {
  it.each(own.map((route) => [`${route.method} ${route.path}`, route] as const))(
    "can't %s in the owner's name",
    async (_name, route) => {
      const { status } = await ask(route, tom, "nothing", `?user_id=${api.app.owner.id}`);
      expect([403, 404]).toContain(status);
    },
  );

  it.each(
    own
      .filter(({ path }) => /\{(?:id|category_id)\}/.test(path))
      .map((route) => [`${route.method} ${route.path}`, route] as const),
  )("meets nothing of the owner's by its id, and can't tell it from what is not there: %s", async (_name, route) => {
    for (const [what, id] of Object.entries(owners)) {
      const theirs = await asked(() => ask(route, tom, id));
      const nothing = await asked(() => ask(route, tom, idLike(id)));
      expect(theirs.status, what).toBe(404);
      expect(theirs.calls.length, what).toBeGreaterThan(1);
      expect(theirs, what).toEqual(nothing);
      expect(theirs.text).not.toContain("secret");
    }
  });

  it.each(
    own
      .filter(({ query }) => Object.keys(query.shape).length > 1)
      .map((route) => [`${route.method} ${route.path}`, route] as const),
  )("learns nothing of the owner's by naming it in a query: %s", async (_name, route) => {
    for (const name of Object.keys(route.query.shape).filter((field) => field !== "user_id")) {
      for (const id of Object.values(owners)) {
        const theirs = await asked(() => ask(route, tom, "nothing", `?${name}=${id}`), id);
        expect(theirs).toEqual(await asked(() => ask(route, tom, "nothing", `?${name}=${idLike(id)}`), idLike(id)));
        expect(theirs.text).not.toContain("secret");
      }
    }
  });

  it.each(
    own
      .filter(({ body, path, respond }) => body instanceof z.ZodObject && !path.startsWith("/auth/") && !respond)
      .map((route) => [`${route.method} ${route.path}`, route] as const),
  )("learns nothing of the owner's by naming it in a body: %s", async (_name, route) => {
    const example = z.record(z.string(), z.unknown()).parse(route.example);
    const send = (id: string, name: string) => {
      const path = route.path.replace("{month}", "2026-11").replaceAll(/\{\w+\}/g, "dining");
      return request(api.url, route.method.toUpperCase(), path, { ...example, [name]: id }, tom);
    };
    for (const name of Object.keys(route.body instanceof z.ZodObject ? route.body.shape : {})) {
      if (name === "user_id" || !REFERS.test(name)) continue;
      for (const id of [owners.category ?? "", owners.expense ?? ""]) {
        const theirs = await asked(() => send(id, name), id);
        const nothing = await asked(() => send(idLike(id), name), idLike(id));
        expect(theirs.status, name).toBeGreaterThanOrEqual(400);
        expect(theirs, name).toEqual(nothing);
        expect(theirs.text).not.toContain("ecret of the owner");
      }
    }
  });

  it("finds nothing of the owner's in any list", async () => {
    const lists = own.filter(({ method, path, respond }) => method === "get" && !path.includes("{") && !respond);
    for (const route of lists) {
      const { body } = await ask(route, tom);
      expect(JSON.stringify(body), route.path).not.toMatch(/secret of the owner|theirs/i);
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

describe("what is read again", () => {
  it.each(
    own
      .filter(({ method, path, respond }) => method === "get" && !/\{id\}/.test(path) && !respond)
      .map((route) => [`${route.method} ${route.path}`, route] as const),
  )("is not sent again while it is the same: %s", async (_name, route) => {
    await api.post("/budget/create", { income: 3000 }, tom);
    const first = await ask(route, tom);
    expect(first.status).toBe(200);
    const again = await ask(route, { ...tom, "if-none-match": first.headers.get("etag") ?? "" });
    expect(again.status).toBe(304);
    expect(again.body).toBe("");
  });
});
