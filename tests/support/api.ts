import { expect } from "vitest";
import * as z from "zod";
import { ROUTES } from "../../bot/http/rest/routes.ts";
import type { NamedStores } from "../../bot/stores.ts";
import { assertFitsOpenApi } from "./fits-openapi.ts";
import { type RunningApp, runApp } from "./run-app.ts";

/** What was answered; every body has been checked against its endpoint's schema. */
export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
  /** What stands at a place of the body. */
  pick(...keys: readonly string[]): unknown;
  text(...keys: readonly string[]): string;
  list(...keys: readonly string[]): readonly Record<string, unknown>[];
}

/** The whole product with a client of its API, for tests. */
export interface Api {
  readonly app: RunningApp;
  readonly url: string;
  /** The owner's cookie. */
  readonly cookie: string;
  get(path: string, headers?: Record<string, string>): Promise<Answered>;
  post(path: string, body?: unknown, headers?: Record<string, string>): Promise<Answered>;
  put(path: string, body: unknown, headers?: Record<string, string>): Promise<Answered>;
  patch(path: string, body: unknown, headers?: Record<string, string>): Promise<Answered>;
  delete(path: string, headers?: Record<string, string>): Promise<Answered>;
  ask(method: string, path: string, body: unknown, headers?: Record<string, string>): Promise<Answered>;
  /** Says something on the page, as the same person. @returns what is answered */
  say(text: string): Promise<string>;
  stop(): Promise<void>;
}

/** Advice differs by how much of a month is gone, so that the clock stands still in the middle of one. */
export const MIDMONTH = Temporal.Instant.from("2026-11-16T12:00:00Z");

/** Starts it, and signs its owner in. */
export async function openApi(
  settings: Record<string, string> = {},
  wrap?: (stores: NamedStores) => NamedStores,
): Promise<Api> {
  const app = await runApp(
    () => settings,
    null,
    () => MIDMONTH,
    wrap,
  );
  const link = new URL(await app.app.signInLink());
  const signedIn = await fetch(`${app.url}/v1/auth/signin`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ code: link.searchParams.get("code") }),
  });
  const cookie = (signedIn.headers.getSetCookie()[0] ?? "").split(";")[0] ?? "";
  const ask = (method: string, path: string, body: unknown, headers: Record<string, string> = {}) =>
    request(app.url, method, path, body, { ...("authorization" in headers ? {} : { cookie }), ...headers });
  return {
    app,
    url: app.url,
    cookie,
    ask,
    get: (path, headers) => ask("GET", path, undefined, headers),
    post: (path, body, headers) => ask("POST", path, body, headers),
    put: (path, body, headers) => ask("PUT", path, body, headers),
    patch: (path, body, headers) => ask("PATCH", path, body, headers),
    delete: (path, headers) => ask("DELETE", path, undefined, headers),
    say: async (message) => (await ask("POST", "/ai/chat", { message })).text("content"),
    stop: () => app.stop(),
  };
}

/** Asks, and checks what is answered against the endpoint's own schema. */
export async function request(
  url: string,
  method: string,
  path: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<Answered> {
  const response = await fetch(`${url}/v1${path}`, {
    method,
    headers: { ...(body === undefined ? {} : { "content-type": "application/json" }), ...headers },
    ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  const isJson = response.headers.get("content-type")?.includes("json") ?? false;
  const read: unknown = isJson ? JSON.parse(text) : text;
  if (response.ok && isJson) assertFits(method, path, response.status, read);
  assertFitsOpenApi({
    ...{ method, path, status: response.status, body: read },
    sent: typeof body === "string" ? parsed(body) : body,
    type: response.headers.get("content-type")?.split(";")[0],
  });
  const pick = (...keys: readonly string[]): unknown =>
    keys.reduce((value: unknown, key) => z.record(z.string(), z.unknown()).parse(value)[key], read);
  return {
    status: response.status,
    headers: response.headers,
    body: read,
    pick,
    text: (...keys) => z.string().parse(pick(...keys)),
    list: (...keys) => z.array(z.record(z.string(), z.unknown())).parse(pick(...keys)),
  };
}

/** What a text that is sent as JSON says; undefined for what is none. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function assertFits(method: string, path: string, status: number, body: unknown): void {
  const asked = path.split("?")[0] ?? "";
  const route = ROUTES.find(
    (one) =>
      one.method === method.toLowerCase() && new RegExp(`^${one.path.replaceAll(/\{\w+\}/g, "[^/]+")}$`).test(asked),
  );
  expect(route, `${method} ${asked} is an endpoint`).toBeDefined();
  if (status === 202 || !route) return;
  expect(status, `${method} ${asked}`).toBe(route.status);
  route.answer?.parse(body);
}
