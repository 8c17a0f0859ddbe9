import { afterEach, describe, expect, it } from "vitest";
import { Unavailable } from "../../domain/errors.ts";
import { HOME, KIM, rawRequest, SAM, startTestServer, type TestOptions, type TestServer } from "./test-server.ts";

let server: TestServer;

async function start(options?: TestOptions): Promise<TestServer> {
  server = await startTestServer(options);
  return server;
}

afterEach(() => server.close(0));

describe("what every answer carries", () => {
  it("forbids inline script, framing, sniffing and referrers", async () => {
    await start();
    const { headers } = await fetch(`${server.url}/`);
    const policy = headers.get("content-security-policy") ?? "";
    expect(policy).toContain("script-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain("unsafe");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("referrer-policy")).toBe("no-referrer");
    expect(headers.get("x-powered-by")).toBeNull();
    expect(headers.get("strict-transport-security")).toBeNull();
  });

  it("keeps browsers on https where the public address is on https", async () => {
    await start({ deps: { publicUrl: "https://money.example" } });
    const { headers } = await fetch(`${server.url}/`);
    expect(headers.get("strict-transport-security")).toContain("max-age=");
  });
});

describe("errors", () => {
  it("are problem details with a code", async () => {
    await start();
    const response = await fetch(`${server.url}/v1/nothing`);
    expect(response.status).toBe(404);
    expect(response.headers.get("content-type")).toContain("application/problem+json");
    expect(await response.json()).toMatchObject({ status: 404, code: "not_found", title: "Not Found" });
  });

  it("say which methods are possible", async () => {
    await start();
    const response = await fetch(`${server.url}/v1/budget/summary`, { method: "DELETE" });
    expect(response.status).toBe(405);
    expect(response.headers.get("allow")).toBe("GET");
  });

  it("tell nothing of the inside, and log where it broke without what was said", async () => {
    await start({
      deps: {
        readHome: () => {
          throw new Error("Sam's rent is 1200");
        },
      },
    });
    const response = await fetch(`${server.url}/v1/budget/summary`, { headers: { cookie: await server.signIn() } });
    const body = await response.text();
    expect(response.status).toBe(500);
    expect(JSON.parse(body)).toMatchObject({ code: "internal" });
    expect(body).not.toMatch(/rent|\.ts|at /);
    const logged = JSON.stringify(server.logged);
    expect(logged).toContain("app.test.ts");
    expect(logged).not.toContain("rent is");
  });

  it("say when to come back while the store can't be reached", async () => {
    await start({
      deps: {
        readHome: async () => {
          throw new Unavailable("Nothing was saved.", { retryAfter: 2_500 });
        },
      },
    });
    const response = await fetch(`${server.url}/v1/budget/summary`, { headers: { cookie: await server.signIn() } });
    expect(response.status).toBe(503);
    expect(response.headers.get("retry-after")).toBe("3");
    expect(await response.json()).toMatchObject({ code: "unavailable", detail: "Nothing was saved." });
  });
});

describe("the name it is called by", () => {
  it.each([
    ["localhost:3000", 200],
    ["127.0.0.1:81", 200],
    ["[::1]:3000", 200],
    ["money.example", 200],
    ["money.example:443", 200],
    ["MONEY.example", 200],
    ["evil.example", 421],
    ["money.example.evil.example", 421],
    ["money.example@evil.example", 421],
    ["localhost.evil.example", 421],
  ])("%s → %i", async (host, status) => {
    await start({ deps: { publicUrl: "https://money.example" } });
    expect((await rawRequest(server, "GET", "/", { host })).status).toBe(status);
  });

  it("does not matter to probes and webhooks", async () => {
    await start({
      deps: {
        mounts: [{ channel: "x", path: "/webhooks/x", handler: (_request, response) => void response.send("ok") }],
      },
    });
    expect((await rawRequest(server, "GET", "/livez", { host: "10.0.0.7:3000" })).status).toBe(200);
    expect(
      (await rawRequest(server, "POST", "/webhooks/x", { host: "10.0.0.7:3000", origin: "https://evil.example" }))
        .status,
    ).toBe(200);
  });
});

describe("changes", () => {
  it.each([
    ["from our own page", { "sec-fetch-site": "same-origin" }, 204],
    ["from our own page, by its origin", { origin: "http://localhost:3000" }, 204],
    ["from a program, which has nobody's cookie", {}, 204],
    ["from another site", { "sec-fetch-site": "cross-site" }, 403],
    ["from a sibling domain", { "sec-fetch-site": "same-site", origin: "http://localhost:3000" }, 403],
    ["from another origin", { origin: "https://evil.example" }, 403],
    ["from another port of this machine", { origin: "http://localhost:9999" }, 403],
    ["from an origin that is kept back", { origin: "null" }, 403],
  ])("%s", async (_who, headers, status) => {
    await start();
    const cookie = await server.signIn();
    expect((await rawRequest(server, "POST", "/v1/auth/logout", { ...headers, cookie })).status).toBe(status);
  });

  it("are possible from the page where it is opened by a loopback name", async () => {
    await start();
    const host = `127.0.0.1:${server.port}`;
    const cookie = await server.signIn();
    expect(
      (await rawRequest(server, "POST", "/v1/auth/logout", { host, origin: `http://${host}`, cookie })).status,
    ).toBe(204);
  });
});

describe("health", () => {
  it("is alive, and ready as long as it can take work", async () => {
    let isReady = true;
    await start({ deps: { isReady: async () => isReady } });
    expect((await fetch(`${server.url}/livez`)).status).toBe(200);
    expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
    isReady = false;
    expect((await fetch(`${server.url}/readyz`)).status).toBe(503);
  });
});

describe("the budget", () => {
  it("is what the home page shows, and is never cached", async () => {
    await start();
    const response = await fetch(`${server.url}/v1/budget/summary`, { headers: { cookie: await server.signIn() } });
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(await response.json()).toEqual(HOME);
  });

  it("answers without /v1 too, and for its own month and user", async () => {
    await start();
    const headers = { cookie: await server.signIn() };
    const ask = async (query: string) => (await fetch(`${server.url}/budget/summary${query}`, { headers })).status;
    expect(await ask("")).toBe(200);
    expect(await ask(`?month=2026-11&user_id=${SAM.id}`)).toBe(200);
    expect(await ask("?user_id=me")).toBe(200);
    expect(await ask(`?user_id=${KIM.id}`)).toBe(403);
    expect(await ask("?month=2026-13")).toBe(400);
    expect(await ask("?month=november")).toBe(400);
    expect(await ask("?moth=2026-11")).toBe(400);
  });
});

describe("logs", () => {
  it("hold no query and no path that someone made up", async () => {
    await start();
    await fetch(`${server.url}/signin?code=secret-secret`);
    await fetch(`${server.url}/my-salary-is-3200`);
    const cookie = await server.signIn();
    const refused = await fetch(`${server.url}/v1/budget/my-salary-is-3200`, { headers: { cookie } });
    expect(refused.status).toBe(400);
    await server.close(1_000);
    expect(JSON.stringify(server.logged)).toContain("/signin");
    expect(JSON.stringify(server.logged)).not.toMatch(/secret|salary/);
  });
});
