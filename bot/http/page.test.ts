import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { rawRequest, startTestServer, type TestServer } from "./test-server.ts";

let server: TestServer;
let cookie: string;

beforeAll(async () => {
  server = await startTestServer();
  cookie = await server.signIn();
});

afterAll(() => server.close(0));

const get = (path: string, headers: Record<string, string> = {}) => fetch(`${server.url}${path}`, { headers });

describe("the page", () => {
  it("is the budget for who is signed in, else the way in", async () => {
    expect(await (await get("/", { cookie })).text()).toContain('id="composer"');
    const door = await (await get("/")).text();
    expect(door).toContain("npm run signin");
    expect(door).not.toContain("composer");
  });

  it("names no other address and no inline script or style", async () => {
    for (const path of ["/index.html", "/welcome.html", "/signin.html"]) {
      const html = await (await get(path)).text();
      expect(html).not.toMatch(/https?:|\/\//);
      expect(html).not.toMatch(/<style|style=|\son\w+=|<script(?![^>]*src=)/);
    }
    for (const path of ["/style.css", "/frame.css", "/budget.css", "/chat.css", "/door.css"]) {
      expect(await (await get(path)).text()).not.toMatch(/url\(|@import/);
    }
  });

  it("refers only to files that are served, in the browser's language", async () => {
    const waiting = ["/index.html", "/welcome.html", "/signin.html"];
    const seen = new Set<string>();
    for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
      if (seen.has(path)) continue;
      seen.add(path);
      const response = await get(path);
      expect([path, response.status]).toEqual([path, 200]);
      const text = await response.text();
      if (path.endsWith(".ts")) {
        expect(response.headers.get("content-type")).toBe("text/javascript; charset=utf-8");
        expect(text).not.toMatch(/^(export )?interface |^import type /m);
      }
      for (const [, name] of text.matchAll(/(?:src|href)="(\/[\w.-]+)"|from "\.(\/[\w.-]+)"/g))
        if (name) waiting.push(name);
      for (const [, name] of text.matchAll(/from "\.(\/[\w.-]+)"/g)) if (name) waiting.push(name);
    }
    expect(seen).toContain("/chat.ts");
    expect(seen).toContain("/icon.svg");
  });

  it("serves modules under .js as well, and asks before sending a file again", async () => {
    const first = await get("/app.js");
    expect(first.headers.get("content-type")).toContain("text/javascript");
    const etag = first.headers.get("etag") ?? "";
    expect((await rawRequest(server, "GET", "/app.js", { "if-none-match": etag })).status).toBe(304);
  });

  it.each(["/tsconfig.json", "/urgency.test.ts", "/..%2fpackage.json", "/%2e%2e/package.json", "/.env", "/%00"])(
    "does not serve %s",
    async (path) => {
      expect((await get(path)).status).toBe(404);
    },
  );

  it("can't be read by a broken address", async () => {
    const response = await get("/%ff");
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ code: "invalid_input" });
  });
});
