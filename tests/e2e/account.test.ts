import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { aLedger } from "../contracts/samples.ts";
import { type Api, openApi, request } from "../support/api.ts";

const EMAIL = "ada@example.com";
const PASSWORD = "a long way to Tipperary";

let api: Api;

beforeAll(async () => {
  api = await openApi({ REGISTRATION: "invite" });
});

afterAll(() => api.stop());

const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
const anonymous = (path: string, body: unknown) => request(api.url, "POST", path, body);
const login = () => anonymous("/auth/login", { email: EMAIL, password: PASSWORD });

describe("an account", () => {
  it("needs a code where the settings say so", async () => {
    const body = { email: EMAIL, password: PASSWORD, full_name: "Ada" };
    expect((await anonymous("/auth/register", body)).status).toBe(403);
    expect((await anonymous("/auth/register", { ...body, invite: "7K2M-9QXD" })).status).toBe(403);
  });

  it("is the owner's by the link of the start, and their book is the one of all chats", async () => {
    const invite = await api.app.app.signInLink();
    const made = await anonymous("/auth/register", {
      email: "ADA@Example.com",
      password: PASSWORD,
      full_name: "Ada",
      invite,
    });
    expect(made.status).toBe(201);
    expect(made.text("user_id")).toBe(api.app.owner.id);
    const me = await api.get("/auth/me", bearer(made.text("token")));
    expect(me.body).toMatchObject({ id: api.app.owner.id, email: EMAIL });
    expect(me.text("full_name")).toBe("Ada");
  });

  it("is told to be there to nobody but who has a code, which stays good", async () => {
    const asked = { password: PASSWORD, full_name: "Eve" };
    const used = await api.app.codes.make({ purpose: "signin", person: api.app.owner.id });
    await anonymous("/auth/code/redeem", { code: used });
    for (const invite of [undefined, "7K2M-9QXD", "n4Xo1bT0QyS5m8iO9r2gPw", used]) {
      const there = await anonymous("/auth/register", { ...asked, email: EMAIL, invite });
      const nobody = await anonymous("/auth/register", { ...asked, email: "nobody@example.com", invite });
      expect(there.status).toBe(403);
      expect(there.body).toEqual(nobody.body);
    }
    const invite = await api.app.codes.make({ purpose: "invite", person: api.app.owner.id });
    expect((await anonymous("/auth/register", { ...asked, email: EMAIL, invite })).status).toBe(409);
    expect((await anonymous("/auth/register", { ...asked, email: "eva@example.com", invite })).status).toBe(201);
  });

  it("of somebody invited has a book of its own", async () => {
    const code = await api.app.codes.make({ purpose: "invite", person: api.app.owner.id });
    const made = await anonymous("/auth/register", {
      ...{ email: "tom@example.com", password: PASSWORD, full_name: "Tom", invite: code.toLowerCase() },
    });
    expect(made.status).toBe(201);
    const tom = bearer(made.text("token"));
    await api.post("/expenses", { amount: 7, description: "Tom's tea" }, tom);
    expect((await api.get("/expenses", tom)).list("expenses")).toHaveLength(1);
    expect((await api.get("/expenses")).list("expenses")).toEqual([]);
  });

  it.each(["short", "password123", "aaaaaaaaaaaa", "1234567890", "x".repeat(129)])(
    "takes no password like %s",
    async (password) => {
      const changed = await api.post("/auth/password", { current_password: PASSWORD, new_password: password });
      expect(changed.status).toBe(422);
    },
  );
});

describe("signing in", () => {
  it("tells the same of a wrong password and of nobody's address", async () => {
    const wrong = await anonymous("/auth/login", { email: EMAIL, password: "something else" });
    const nobody = await anonymous("/auth/login", { email: "eve@example.com", password: PASSWORD });
    expect(wrong.status).toBe(401);
    expect(nobody.body).toEqual(wrong.body);
  });

  it("lasts by refresh tokens that are good once; one that is shown again ends the session", async () => {
    const first = await login();
    const second = await anonymous("/auth/refresh", { refresh_token: first.text("refresh_token") });
    expect(second.status).toBe(200);
    expect((await api.get("/auth/me", bearer(second.text("token")))).status).toBe(200);
    const replayed = await anonymous("/auth/refresh", { refresh_token: first.text("refresh_token") });
    expect(replayed.status).toBe(401);
    expect((await anonymous("/auth/refresh", { refresh_token: second.text("refresh_token") })).status).toBe(401);
    for (const { pick } of [first, second]) {
      expect((await api.get("/auth/me", bearer(String(pick("token"))))).status).toBe(401);
    }
  });

  it("ends at once by signing out, and by ending it elsewhere", async () => {
    const one = await login();
    const other = await login();
    const { status } = await api.post("/auth/logout", undefined, bearer(one.text("token")));
    expect(status).toBe(204);
    expect((await api.get("/auth/me", bearer(one.text("token")))).status).toBe(401);
    const sessions = await api.get("/auth/sessions", bearer(other.text("token")));
    const here = sessions.list("sessions").find((session) => session.is_current);
    expect((await api.delete(`/auth/sessions/${String(here?.id)}`)).status).toBe(204);
    expect((await api.get("/auth/me", bearer(other.text("token")))).status).toBe(401);
  });

  it("takes no token that somebody else signed, or that is not signed", async () => {
    const { body } = await login();
    const [head, payload] = JSON.stringify(body).match(/eyJ[\w-]+/g) ?? [];
    const none = Buffer.from('{"alg":"none","typ":"at+jwt"}').toString("base64url");
    for (const token of [`${none}.${payload}.`, `${head}.${payload}.AAAA`, "nonsense", ""]) {
      expect((await api.get("/auth/me", bearer(token))).status).toBe(401);
    }
  });

  it("by the code of a link opens one session, once, and may set a new password", async () => {
    const code = new URL(await api.app.app.signInLink()).searchParams.get("code");
    // A password that is refused does not use the code up.
    expect((await anonymous("/auth/code/redeem", { code, new_password: "1234567890" })).status).toBe(422);
    const redeemed = await anonymous("/auth/code/redeem", { code, new_password: "quite another phrase" });
    expect(redeemed.status).toBe(200);
    expect((await anonymous("/auth/code/redeem", { code })).status).toBe(401);
    expect((await login()).status).toBe(401);
    const token = bearer(redeemed.text("token"));
    const change = { current_password: "quite another phrase", new_password: PASSWORD };
    expect((await api.post("/auth/password", change, token)).status).toBe(204);
    expect((await login()).status).toBe(200);
  });
});

describe("a personal token", () => {
  let session: Record<string, string>;

  beforeAll(async () => {
    session = bearer((await login()).text("token"));
  });

  it("is good for its scopes, until it is revoked, and is shown once", async () => {
    const made = await api.post("/tokens", { name: "sheet", scopes: ["read"] }, session);
    const token = bearer(made.text("token"));
    expect((await api.get("/budget/summary", token)).status).toBe(200);
    expect((await api.post("/expenses", { amount: 1, description: "x" }, token)).status).toBe(403);
    expect((await api.get("/tokens", token)).status).toBe(403);
    expect(JSON.stringify((await api.get("/tokens", session)).body)).not.toContain(made.text("token"));
    expect((await api.delete(`/tokens/${made.text("id")}`, session)).status).toBe(204);
    expect((await api.get("/budget/summary", token)).status).toBe(401);
  });
});

describe("the last way in", () => {
  const withoutPassword = async (name: string) => {
    const { people } = api.app.stores;
    const id = `0192f0c0-0000-7000-8000-0000000000${name}`;
    const ledger = `0192f0c0-0000-7000-8000-0000000001${name}`;
    const person = { ...api.app.owner, id, ledger, name };
    await people.createPerson(person, aLedger({ id: ledger, members: [{ person: id, role: "owner" }] }));
    const code = await api.app.codes.make({ purpose: "signin", person: id });
    const session = bearer((await anonymous("/auth/code/redeem", { code })).text("token"));
    return { person, session };
  };

  it("can't be unlinked, be it a chat or the page, until there is a password", async () => {
    const { person, session } = await withoutPassword("b1");
    expect((await api.delete("/channels/page", session)).body).toMatchObject({ status: 409, code: "conflict" });
    const at = "2026-01-01T00:00:00Z";
    const chat = { id: "0192f0c0-0000-7000-8000-00000000c0a1", channel: "telegram", externalId: "77" };
    await api.app.stores.people.link({
      ...chat,
      ...{ name: null, person: person.id, address: "77", state: "active", pairedAt: at, linkedBy: "x" },
    });
    expect((await api.get("/channels", session)).list("channels")).toMatchObject([
      { id: chat.id, channel: "telegram" },
      { channel: "page" },
    ]);
    const refused = await api.delete(`/channels/${chat.id}`, session);
    expect(refused).toMatchObject({ status: 409, body: { detail: expect.stringContaining("only way in") } });
    const change = { new_password: PASSWORD, email: "b1@example.com" };
    expect((await api.post("/auth/password", change, session)).status).toBe(204);
    // With another way in it is a question of trust alone: this session is young, the chat is not.
    const young = await api.delete(`/channels/${chat.id}`, session);
    expect(young).toMatchObject({ status: 409, body: { detail: expect.stringContaining("less than a day old") } });
    expect((await api.delete("/channels/page", session)).status).toBe(204);
    expect((await api.get("/auth/me", session)).status).toBe(401);
  });
});

describe("a request with a key of its own", () => {
  it("is done once and answered the same; another one can't bear its key", async () => {
    const session = bearer((await login()).text("token"));
    const key = { ...session, "idempotency-key": randomUUID() };
    const expense = { amount: 3, description: "Keyed tea" };
    const [first, second] = await Promise.all([
      api.post("/expenses", expense, key),
      api.post("/expenses", expense, key),
    ]);
    const third = await api.post("/expenses", expense, key);
    expect(second.body).toEqual(first.body);
    expect(third.body).toEqual(first.body);
    expect(third.headers.get("idempotency-replayed")).toBe("true");
    expect((await api.get("/expenses?q=keyed", session)).list("expenses")).toHaveLength(1);
    const other = await api.post("/expenses", { ...expense, amount: 4 }, key);
    expect(other).toMatchObject({ status: 422, body: { code: "key_reused" } });
  });
});
