import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { pageFiles } from "./page-files.ts";
import { rawRequest, startTestServer, type TestServer } from "./test-server.ts";

let server: TestServer;
let cookie: string;

beforeAll(async () => {
  server = await startTestServer();
  cookie = await server.signIn();
});

afterAll(() => server.close(0));

const get = (path: string, headers: Record<string, string> = {}) => fetch(`${server.url}${path}`, { headers });

const DOCUMENTS = ["/index.html", "/welcome.html", "/signin.html", "/pin.html"];

/** Everything that documents lead to; `later`: with what scripts load when it is needed. */
async function filesFrom(documents: readonly string[], later = true): Promise<Map<string, Response>> {
  const waiting = [...documents];
  const seen = new Map<string, Response>();
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (seen.has(path)) continue;
    const response = await get(path);
    seen.set(path, response.clone());
    const text = await response.text();
    const asked = path.endsWith(".html")
      ? text.matchAll(/(?:src|href)="(\/[\w./-]+)"/g)
      : text.matchAll(
          later ? /["'`](?:\.?\/|assets\/)([\w-]+\.(?:js|css))["'`]/g : /from\s*["'`]\.\/([\w-]+\.js)["'`]/g,
        );
    for (const [, name] of asked) if (name) waiting.push(name.startsWith("/") ? name : `/assets/${name}`);
  }
  return seen;
}

function packed(path: string): number {
  return pageFiles()(path.slice(1))?.packed.length ?? Number.NaN;
}

describe("the page", () => {
  it("is the budget for who is signed in, else the way in", async () => {
    expect(await (await get("/", { cookie })).text()).toContain('id="composer"');
    const door = await (await get("/")).text();
    expect(door).toContain("npm run signin");
    expect(door).not.toContain("composer");
  });

  it("names no other address and no inline script or style", async () => {
    for (const path of DOCUMENTS) {
      const html = await (await get(path)).text();
      expect(html).not.toMatch(/https?:|"\/\//);
      expect(html).not.toMatch(/<style|style=|\son\w+=|<script(?![^>]*src=)/);
    }
    for (const path of (await filesFrom(DOCUMENTS)).keys()) {
      if (path.endsWith(".css")) expect(await (await get(path)).text()).not.toMatch(/url\(|@import/);
    }
  });

  it("refers only to files that are served, in the browser's language", async () => {
    const seen = await filesFrom(DOCUMENTS);
    for (const [path, response] of seen) expect([path, response.status]).toEqual([path, 200]);
    const scripts = [...seen].filter(([path]) => path.endsWith(".js"));
    expect(scripts.length).toBeGreaterThan(3);
    for (const [, { headers }] of scripts) {
      expect(headers.get("content-type")).toBe("text/javascript; charset=utf-8");
      expect(headers.get("cache-control")).toContain("immutable");
    }
    expect(seen.has("/icon.svg")).toBe(true);
  });

  it("asks before sending a document again, and sends what is packed only to who can unpack it", async () => {
    const plain = await rawRequest(server, "GET", "/welcome.html", {});
    expect(plain.headers["content-encoding"]).toBeUndefined();
    const packed = await rawRequest(server, "GET", "/welcome.html", { "accept-encoding": "gzip" });
    expect(packed.headers["content-encoding"]).toBe("gzip");
    const etag = String(packed.headers.etag);
    const again = { "accept-encoding": "gzip", "if-none-match": etag };
    expect((await rawRequest(server, "GET", "/welcome.html", again)).status).toBe(304);
  });

  it("is light: at most 60 KB of packed script at first, 120 KB in all", async () => {
    const packedSize = (paths: Iterable<string>) =>
      [...paths].filter((path) => path.endsWith(".js")).reduce((total, path) => total + packed(path), 0);
    const first = [...(await filesFrom(["/index.html"], false)).keys()];
    expect(packedSize(first)).toBeGreaterThan(1_000);
    expect(packedSize(first)).toBeLessThanOrEqual(60 * 1024);
    expect(packedSize((await filesFrom(DOCUMENTS)).keys())).toBeLessThanOrEqual(120 * 1024);
  });

  it.each([
    "/tsconfig.json",
    "/app.tsx",
    "/assets/none.js",
    "/assets/..%2findex.html",
    "/..%2fpackage.json",
    "/%2e%2e/package.json",
    "/.env",
    "/%00",
  ])("does not serve %s", async (path) => {
    expect((await get(path)).status).toBe(404);
  });

  it("can't be read by a broken address", async () => {
    const response = await get("/%ff");
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ code: "invalid_input" });
  });
});
