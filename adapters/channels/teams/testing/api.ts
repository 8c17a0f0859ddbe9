// nock takes hold of every connection of its process once it is imported: nothing that talks to a real peer imports this.
import nock from "nock";
import type { AppRegistration } from "../config.ts";
import { SERVICE_URL } from "./activities.ts";
import { publicKeys } from "./signed.ts";

/** A token that must never show up anywhere either. */
const TOKEN = "SECRET-TOKEN";

/** What the connector was called with. */
export interface Call {
  readonly path: string;
  readonly body: Record<string, unknown>;
}

/** How "Teams" answers: by a body, by a {@link status} or, if {@link BROKEN}, not at all. */
export type Answer = object | typeof BROKEN;

/** The connection breaks. */
export const BROKEN = "the connection breaks";

/** A status with what Teams says of it, and the seconds that `Retry-After` asks for. */
export function status(code: number, { error, retryAfter }: { error?: string; retryAfter?: number } = {}): Answer {
  return new Status(code, error, retryAfter);
}

/** Expects one call of the connector, with our token. */
export function expectCall(answer: Answer, seen: Call[] = []): void {
  const { origin, pathname } = new URL(SERVICE_URL);
  const called = { path: "" };
  const call = nock(origin)
    .matchHeader("authorization", `Bearer ${TOKEN}`)
    .post(
      (path) => {
        called.path = decodeURIComponent(path.slice(pathname.length));
        return path.startsWith(pathname);
      },
      (body: Record<string, unknown>) => {
        seen.push({ path: called.path, body });
        return true;
      },
    );
  if (answer === BROKEN) call.replyWithError(Object.assign(new Error(origin), { code: "ECONNRESET" }));
  else if (answer instanceof Status) call.reply(answer.code, answer.body, answer.headers);
  else call.reply(201, { ...answer });
}

/** Expects one request for a token of that app; the SDK keeps the one that it is given. */
export function expectTokenRequest(
  { appId, password, tenantId = "botframework.com" }: AppRegistration,
  answer: Answer,
): void {
  const call = nock("https://login.microsoftonline.com")
    .post(
      `/${tenantId}/oauth2/v2.0/token`,
      (form: Record<string, unknown>) => form.client_id === appId && form.client_secret === password,
    )
    .query(true);
  if (answer === BROKEN) call.replyWithError("no network");
  else if (answer instanceof Status) call.reply(answer.code, answer.body);
  else call.reply("error" in answer ? 401 : 200, { ...answer });
}

/** The answer to a request for a token. */
export const GRANTED = { token_type: "Bearer", expires_in: 3600, access_token: TOKEN } as const;

/** Lets nock answer any request for a token. */
export function serveToken(): void {
  nock("https://login.microsoftonline.com")
    .persist()
    .post(/\/oauth2\/v2\.0\/token/)
    .optionally()
    .reply(200, { ...GRANTED });
}

/** Lets the SDK find the connector's keys, and those for tokens that our own bot is given, for as long as nock plays. */
export function serveKeys(): void {
  for (const { host, path } of METADATA) {
    const scope = nock(host).persist();
    scope
      .get(path)
      .optionally()
      .reply(200, { jwks_uri: `${host}/keys` });
    scope.get("/keys").optionally().reply(200, publicKeys());
  }
}

const METADATA = [
  { host: "https://login.botframework.com", path: "/v1/.well-known/openidconfiguration" },
  { host: "https://login.microsoftonline.com", path: "/common/v2.0/.well-known/openid-configuration" },
] as const;

class Status {
  readonly code: number;
  readonly body: object;
  readonly headers: Record<string, string>;

  constructor(code: number, error: string | undefined, retryAfter: number | undefined) {
    this.code = code;
    this.body = error === undefined ? {} : { error: { code: error, message: "Of Ann's secret shop." } };
    this.headers = retryAfter === undefined ? {} : { "retry-after": String(retryAfter) };
  }
}
