import { connect, type Socket } from "node:net";
import { gzipSync } from "node:zlib";
import express from "express";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { listen } from "../../bot/http/listen.ts";
import { type Api, openApi } from "../support/api.ts";

/** Bytes that no client of good will sends: each is refused, none breaks anything or reaches what it should not. */

let api: Api;
let token: string;

beforeAll(async () => {
  api = await openApi();
  token = (await api.post("/tokens", { name: "x", scopes: ["read", "write"] })).text("token");
});

afterAll(() => api.stop());

/** All that a server says to some bytes until it closes the connection. */
function answerTo(socket: Socket, bytes: string | Buffer): Promise<string> {
  const { promise, resolve } = Promise.withResolvers<string>();
  let heard = "";
  socket.setEncoding("latin1");
  socket.on("data", (part) => {
    heard += part;
  });
  // A server that refuses what is still being sent may reset the connection.
  socket.on("error", () => {});
  socket.on("close", () => resolve(heard));
  socket.write(bytes);
  return promise;
}

const raw = (bytes: string | Buffer) => answerTo(connect(Number(new URL(api.url).port), "127.0.0.1"), bytes);

const statusOf = (answer: string) => Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1] ?? 0);

const head = (line: string, ...headers: readonly string[]) =>
  [line, "Host: localhost", "Connection: close", ...headers, "", ""].join("\r\n");

const post = (body: string | Buffer, ...headers: readonly string[]) =>
  Buffer.concat([
    Buffer.from(
      head(
        "POST /v1/expenses HTTP/1.1",
        `Authorization: Bearer ${token}`,
        "Content-Type: application/json",
        `Content-Length: ${Buffer.byteLength(body)}`,
        ...headers,
      ),
    ),
    Buffer.from(body),
  ]);

describe("a client that takes its time", () => {
  async function slowServer() {
    const app = express().use(express.json(), (_request, response) => void response.send("done"));
    const timeouts = { headersTimeout: 40, requestTimeout: 80, connectionsCheckingInterval: 20 };
    return listen(app, { host: "127.0.0.1", port: 0 }, timeouts);
  }

  it.each([
    ["with its headers", "GET / HTTP/1.1\r\nHost: localhost\r\nX-A: "],
    [
      "with its body",
      "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{",
    ],
    [
      "with its chunks",
      "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n{\r\n",
    ],
  ])("%s is cut off, and others are answered meanwhile", async (_what, begun) => {
    const server = await slowServer();
    const slow = answerTo(connect(server.port, "127.0.0.1"), begun);
    expect(await (await fetch(`http://127.0.0.1:${server.port}/`)).text()).toBe("done");
    const answer = await slow;
    expect(answer).not.toContain("done");
    expect([0, 400, 408]).toContain(statusOf(answer));
    await server.close(0);
  });
});

describe("a body", () => {
  it("that says that it is too large is refused before it is sent", async () => {
    const answer = await raw(post("", "Content-Length: 70000").toString().replace("Content-Length: 0\r\n", ""));
    expect(statusOf(answer)).toBe(413);
    expect(answer).toContain("too_large");
  });

  it("that grows too large in chunks is refused", async () => {
    const chunk = `2000\r\n${" ".repeat(0x2000)}\r\n`;
    const headers = ["Content-Type: application/json", "Transfer-Encoding: chunked", `Authorization: Bearer ${token}`];
    const answer = await raw(`${head("POST /v1/expenses HTTP/1.1", ...headers)}${chunk.repeat(10)}0\r\n\r\n`);
    expect(statusOf(answer)).toBe(413);
  });

  it("that is packed is not unpacked", async () => {
    const packed = gzipSync(`{"description":"${"x".repeat(10_000_000)}"}`);
    expect(packed.length).toBeLessThan(64_000);
    expect(statusOf(await raw(post(packed, "Content-Encoding: gzip")))).toBe(415);
  });

  it.each([
    ["of many keys", `{${Array.from({ length: 5_000 }, (_, at) => `"k${at}":1`).join(",")}}`],
    ["of a number without end", `{"amount":${"9".repeat(50_000)},"description":"x"}`],
    ["of a number beyond all numbers", '{"amount":1e999999,"description":"x"}'],
    [
      "that names a constructor's prototype",
      '{"constructor":{"prototype":{"admin":true}},"amount":1,"description":"x"}',
    ],
    ["that names a prototype within", '{"amount":1,"description":"x","tags":[{"__proto__":{"admin":true}}]}'],
    ["that is nested deeper than anything", `${'{"a":'.repeat(9_000)}1${"}".repeat(9_000)}`],
    ["in another charset", Buffer.from('{"amount":1,"description":"\xff\xfe"}', "latin1")],
  ])("%s is refused or taken, and changes nothing else", async (_what, body) => {
    const answer = await raw(post(body));
    expect([201, 400]).toContain(statusOf(answer));
    expect(({} as Record<string, unknown>).admin).toBeUndefined();
    expect(Object.prototype).not.toHaveProperty("admin");
  });
});

describe("a request that two servers could read differently", () => {
  it.each([
    ["two lengths", ["Content-Length: 3", "Content-Length: 4"]],
    ["a length and chunks", ["Content-Length: 3", "Transfer-Encoding: chunked"]],
    ["an unknown coding", ["Transfer-Encoding: xchunked"]],
    ["a length that is no number", ["Content-Length: +3"]],
    ["a folded header", ["X-A: b", " c: d"]],
    ["a bare line feed in a header", ["X-A: b\nX-C: d"]],
  ])("by %s is refused", async (_what, headers) => {
    const answer = await raw(`${head("POST /v1/expenses HTTP/1.1", ...headers)}abc`);
    expect([400, 501]).toContain(statusOf(answer));
  });

  it("as another one hidden in its body is one request", async () => {
    const hidden = "GET /livez HTTP/1.1\r\nHost: localhost\r\n\r\n";
    const answer = await raw(post(hidden));
    expect(answer.match(/HTTP\/1\.1 \d{3}/g)).toHaveLength(1);
    expect(answer).not.toContain("alive");
  });
});

describe("an address", () => {
  it.each([
    "/assets/../../package.json",
    "/assets/..%2f..%2fpackage.json",
    "/assets/..%5c..%5cpackage.json",
    "/..%2fpackage.json",
    "/%2e%2e/package.json",
    "/package.json",
    "/.env",
    "/data/budgetwise.db",
    "/index.html%00.txt",
    "//evil.example/..",
    "/v1/%zz",
    "/v1/expenses/%ff",
    "/v1/expenses/..%2f..%2fauth%2fme",
    "/v1//expenses",
    "/V1/EXPENSES/%00",
  ])("%s leads nowhere", async (path) => {
    const answer = await raw(head(`GET ${path} HTTP/1.1`, `Authorization: Bearer ${token}`));
    expect([400, 404]).toContain(statusOf(answer));
    expect(answer).not.toMatch(/"private": true|APP_SECRET|SQLite format/);
  });

  it("can put no header into an answer", async () => {
    for (const path of [
      "/signin?code=a%0d%0aX-Injected:%20yes",
      "/v1/expenses?cursor=%0d%0aX-Injected:%20yes",
      "/%0d%0aX-Injected:yes",
    ]) {
      const answer = await raw(head(`GET ${path} HTTP/1.1`, "X-Request-Id: mine", `Authorization: Bearer ${token}`));
      expect(statusOf(answer)).toBeGreaterThan(0);
      expect(answer).not.toMatch(/^X-Injected:/im);
      expect(answer).not.toMatch(/^x-request-id: mine/im);
    }
  });

  it("is asked for by the methods that there are", async () => {
    for (const method of ["TRACE", "CONNECT", "PROPFIND", "NONSENSE"]) {
      const answer = await raw(head(`${method} /v1/expenses HTTP/1.1`, `Authorization: Bearer ${token}`));
      expect([0, 400, 405]).toContain(statusOf(answer));
      expect(answer).not.toContain(token);
    }
  });
});
