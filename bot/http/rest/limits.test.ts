import { randomUUID } from "node:crypto";
import { afterEach, describe, expect, it } from "vitest";
import { openMemoryStores } from "../../../tests/support/lanes.ts";
import { SAM, startTestServer, type TestServer } from "../test-server.ts";
import { createLimiter, DEFAULT_LIMITS } from "./limits.ts";

let server: TestServer;

afterEach(() => server.close(0));

const start = async () => {
  server = await startTestServer({ deps: { limiter: createLimiter(DEFAULT_LIMITS) } });
};

const login = (email: string) =>
  fetch(`${server.url}/v1/auth/login`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ email, password: "a guess at something" }),
  });

const get = (path: string, cookie: string) => fetch(`${server.url}${path}`, { headers: { cookie } });

describe("too many requests", () => {
  it("are refused until there is room again, and each answer says how many are left", async () => {
    await start();
    const statuses: number[] = [];
    for (let at = 0; at < 6; at++) statuses.push((await login(`somebody-${at}@example.com`)).status);
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429]);
    const refused = await login("another@example.com");
    const seconds = Number(refused.headers.get("retry-after"));
    expect(seconds).toBeGreaterThanOrEqual(1);
    expect(seconds).toBeLessThanOrEqual(12);
    expect(refused.headers.get("ratelimit-limit")).toBe("5");
    expect(refused.headers.get("ratelimit-remaining")).toBe("0");
    expect(await refused.json()).toMatchObject({ code: "rate_limited" });
    server.clock.now = server.clock.now.add({ seconds });
    expect((await login("another@example.com")).status).toBe(401);
    expect((await login("another@example.com")).status).toBe(429);
  });

  it("are no more around the change of a minute", async () => {
    await start();
    const through = async (tries: number) => {
      const statuses = await Promise.all(Array.from({ length: tries }, (_, at) => login(`guess-${at}@example.com`)));
      return statuses.filter(({ status }) => status === 401).length;
    };
    server.clock.now = server.clock.now.round({ smallestUnit: "minute" }).subtract({ seconds: 1 });
    expect(await through(8)).toBe(5);
    server.clock.now = server.clock.now.add({ seconds: 2 });
    expect(await through(8)).toBeLessThanOrEqual(1);
  });

  it("are counted over all processes", async () => {
    const { people } = openMemoryStores();
    const now = () => Temporal.Instant.from("2026-06-10T09:12:00Z");
    const asked = { deps: { people, newId: randomUUID, now }, response: { set: () => {} } };
    const processes = [createLimiter(DEFAULT_LIMITS), createLimiter(DEFAULT_LIMITS)];
    const takes = await Promise.allSettled(
      [1, 2, 3, 4].flatMap(() => processes.map((limiter) => limiter.take(asked, "auth", "203.0.113.7"))),
    );
    expect(takes.filter(({ status }) => status === "fulfilled")).toHaveLength(5);
  });

  it("of one person are counted for them alone", async () => {
    await start();
    const sam = await server.signIn();
    for (let at = 0; at < 120; at++) expect((await get("/v1/ranking/categories", sam)).status).toBe(200);
    expect((await get("/v1/ranking/categories", sam)).status).toBe(429);
    server.clock.now = server.clock.now.add({ minutes: 1 });
    const kim = await server.signIn({ ...SAM, id: "0192f0c0-0000-7000-8000-000000000002" });
    const { headers } = await get("/v1/ranking/categories", kim);
    expect(headers.get("ratelimit-remaining")).toBe("119");
  });

  it("are not what the page's own messages are: their lane waits", async () => {
    await start();
    const cookie = await server.signIn();
    const say = () =>
      fetch(`${server.url}/v1/ai/chat`, {
        method: "POST",
        headers: { "content-type": "application/json", cookie, "idempotency-key": randomUUID() },
        body: JSON.stringify({ message: "coffee 4.50" }),
      });
    for (let at = 0; at < 12; at++) expect((await say()).status).toBe(200);
    const insights = await Promise.all(Array.from({ length: 11 }, () => get("/v1/ai/insights", cookie)));
    expect(insights.filter(({ status }) => status === 429)).toHaveLength(1);
  });
});
