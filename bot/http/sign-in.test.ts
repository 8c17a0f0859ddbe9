import { afterEach, expect, it } from "vitest";
import { SAM, startTestServer, type TestOptions, type TestServer } from "./test-server.ts";

let server: TestServer;

async function start(options?: TestOptions): Promise<TestServer> {
  server = await startTestServer(options);
  return server;
}

afterEach(() => server.close(0));

const signIn = (code: unknown) =>
  fetch(`${server.url}/v1/auth/signin`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ code }),
  });

const me = async (cookie: string) => fetch(`${server.url}/v1/auth/me`, { headers: { cookie } });

it("a code opens a session, whose cookie no script and no other site can use", async () => {
  await start();
  const response = await signIn(server.issueCode());
  expect(response.status).toBe(200);
  expect(await response.json()).toEqual({ user_id: SAM.id, expires_at: "2026-12-23T12:00:00Z" });
  const cookie = response.headers.getSetCookie()[0] ?? "";
  expect(cookie).toMatch(/^__Host-budgetwise=[\w-]{43}; /);
  expect(cookie).toContain("HttpOnly");
  expect(cookie).toContain("SameSite=Strict");
  expect(cookie).toContain("Path=/");
  expect(cookie).toContain("Secure");
  expect(cookie).not.toContain("Domain");
});

const SAFARI =
  "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/605.1.15";
const CHROME = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36";
const FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:149.0) Gecko/20100101 Firefox/149.0";

it.each([
  ["Safari, which drops secure ones on plain http", "http://localhost:3000", SAFARI, "budgetwise"],
  ["Chrome", "http://localhost:3000", CHROME, "__Host-budgetwise"],
  ["Firefox", "http://127.0.0.1:3000", FIREFOX, "__Host-budgetwise"],
  ["Safari on https", "https://money.example", SAFARI, "__Host-budgetwise"],
  [
    "Chrome on plain http in a network, where no browser keeps secure ones",
    "http://192.168.1.20:3000",
    CHROME,
    "budgetwise",
  ],
])("%s is given the safest cookie that it keeps, and known by no other", async (_who, publicUrl, agent, name) => {
  await start({ deps: { publicUrl } });
  const headers = { "content-type": "application/json", "user-agent": agent };
  const body = JSON.stringify({ code: server.issueCode() });
  const response = await fetch(`${server.url}/v1/auth/signin`, { method: "POST", headers, body });
  const [cookie = "", ...attributes] = (response.headers.getSetCookie()[0] ?? "").split("; ");
  const [given, value] = cookie.split("=");
  expect(given).toBe(name);
  expect(attributes.includes("Secure")).toBe(name.startsWith("__Host-"));
  const statusBy = async (its: string) =>
    (await fetch(`${server.url}/v1/auth/me`, { headers: { "user-agent": agent, cookie: `${its}=${value}` } })).status;
  const other = name === "budgetwise" ? "__Host-budgetwise" : "budgetwise";
  expect([await statusBy(name), await statusBy(other)]).toEqual([200, 401]);
});

it("on https the cookie is bound to the host and to https", async () => {
  await start({ deps: { publicUrl: "https://money.example" } });
  const response = await signIn(server.issueCode());
  const cookie = response.headers.getSetCookie()[0] ?? "";
  expect(cookie).toMatch(/^__Host-budgetwise=.*; Secure/);
  expect(cookie).not.toContain("Domain");
});

it("a signed-in person is known, and after signing out no longer", async () => {
  await start();
  const cookie = await server.signIn();
  const response = await me(cookie);
  expect(await response.json()).toMatchObject({ id: SAM.id, full_name: "Sam", locale: "en-US", monthly_income: null });
  const out = await fetch(`${server.url}/v1/auth/logout`, { method: "POST", headers: { cookie } });
  expect(out.status).toBe(204);
  expect(out.headers.getSetCookie()[0]).toContain("__Host-budgetwise=;");
  const after = await me(cookie);
  expect(after.status).toBe(401);
  expect(await after.json()).toMatchObject({ code: "unauthenticated" });
});

it("a code works once", async () => {
  await start();
  const code = server.issueCode();
  expect((await signIn(code)).status).toBe(200);
  const again = await signIn(code);
  expect(again.status).toBe(401);
  expect(server.told).toEqual([SAM.id]);
  expect(await again.json()).toMatchObject({ code: "invalid_code" });
  expect(again.headers.getSetCookie()).toEqual([]);
});

it("an expired code and an expired session are none", async () => {
  await start();
  const code = server.issueCode();
  const cookie = await server.signIn();
  server.clock.now = server.clock.now.add({ minutes: 11 });
  expect((await signIn(code)).status).toBe(401);
  expect((await me(cookie)).status).toBe(200);
  server.clock.now = server.clock.now.add({ hours: 31 * 24 });
  expect((await me(cookie)).status).toBe(401);
});

it("looking at the link does not use it up", async () => {
  await start();
  const code = server.issueCode();
  const look = await fetch(`${server.url}/signin?code=${code}`);
  expect(look.status).toBe(200);
  expect(look.headers.getSetCookie()).toEqual([]);
  expect((await signIn(code)).status).toBe(200);
});

it("the link's button works without scripts", async () => {
  await start();
  const link = `${server.url}/signin?code=${server.issueCode()}`;
  const pressed = await fetch(link, {
    method: "POST",
    redirect: "manual",
    headers: { "content-type": "application/x-www-form-urlencoded", origin: "null", "sec-fetch-site": "same-origin" },
  });
  expect(pressed.status).toBe(303);
  expect(pressed.headers.get("location")).toBe("/");
  expect(pressed.headers.getSetCookie()).toHaveLength(1);
  const again = await fetch(link, { method: "POST", redirect: "manual" });
  expect(again.status).toBe(401);
  expect(await again.text()).toContain("npm run signin");
});

it("a sixth try within a minute has to wait", async () => {
  await start();
  for (let tries = 0; tries < 5; tries += 1) expect((await signIn("guess-guess")).status).toBe(401);
  const refused = await signIn(server.issueCode());
  expect(refused.status).toBe(429);
  expect(refused.headers.get("retry-after")).toBe("12");
  expect(refused.headers.get("ratelimit-remaining")).toBe("0");
  expect(await refused.json()).toMatchObject({ code: "rate_limited" });
  const lock = { kind: "sign_in_locked", person: null, channel: null };
  expect(server.noted).toEqual([expect.objectContaining(lock)]);
  server.clock.now = server.clock.now.add({ seconds: 60 });
  expect((await signIn(server.issueCode())).status).toBe(200);
});

it("a sixth try at one account has to wait, whatever addresses they come from, and its person has the lock in the trail", async () => {
  await start({ deps: { trustProxy: 1 } });
  const way = { email: "sam@example.com", password: "no such password" };
  const tryFrom = (address: string) =>
    fetch(`${server.url}/v1/auth/signin`, {
      method: "POST",
      headers: { "content-type": "application/json", "x-forwarded-for": address },
      body: JSON.stringify(way),
    });
  const kept = { salt: "c2FsdC1vZi1zaXh0ZWVuIQ", hash: Buffer.alloc(32).toString("base64url") };
  const createdAt = server.clock.now.toString();
  await server.access.createSignIn({ email: way.email, person: SAM.id, password: kept, createdAt });
  for (let tries = 1; tries <= 5; tries += 1) expect((await tryFrom(`10.0.0.${tries}`)).status).toBe(401);
  for (let tries = 6; tries <= 8; tries += 1) expect((await tryFrom(`10.0.0.${tries}`)).status).toBe(429);
  const locks = server.noted.filter(({ kind }) => kind === "sign_in_locked");
  expect(new Set(locks.map(({ by }) => by)).size).toBe(1);
  expect(locks[0]).toMatchObject({ person: SAM.id });
});

it.each([
  ["no code", undefined],
  ["too short", "abc"],
  ["something else", { hash: "x" }],
  ["markup", "<script>alert(1)"],
])("%s is refused", async (_what, code) => {
  await start();
  const response = await signIn(code);
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({ code: "invalid_input", errors: [{ pointer: "/code" }] });
});

const ADA = { email: "ada@example.com", password: "a long way to Tipperary" };

async function post(body: object): Promise<Response> {
  return fetch(`${server.url}/v1/auth/signin`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
}

it("an account is made with the link of the start, and its password lets a browser in by a cookie only", async () => {
  await start();
  expect((await post({ ...ADA, full_name: "Ada" })).status).toBe(403);
  const made = await post({ ...ADA, full_name: "Ada", invite: server.issueCode() });
  expect(made.status).toBe(200);
  const entered = await post(ADA);
  expect(entered.status).toBe(200);
  const cookie = (entered.headers.get("set-cookie") ?? "").split(";")[0] ?? "";
  expect(await entered.json()).not.toHaveProperty("token");
  const me = await fetch(`${server.url}/v1/auth/me`, { headers: { cookie } });
  expect(await me.json()).toMatchObject({ email: ADA.email });
  const sessions = await fetch(`${server.url}/v1/auth/sessions`, { headers: { cookie } });
  // No session of tokens is left behind by the password: each browser has one.
  expect(await sessions.json()).toMatchObject({ sessions: [{ device: "browser" }, { device: "browser" }] });
});

it("a wrong password and an unknown address are refused alike", async () => {
  await start();
  await post({ ...ADA, full_name: "Ada", invite: server.issueCode() });
  for (const wrong of [
    { ...ADA, password: "another long way" },
    { ...ADA, email: "eve@example.com" },
  ]) {
    const refused = await post(wrong);
    expect([refused.status, refused.headers.get("set-cookie")]).toEqual([401, null]);
    expect(await refused.json()).toMatchObject({ code: "wrong_credentials" });
  }
});
