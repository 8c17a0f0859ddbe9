import fc from "fast-check";
import nock from "nock";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { Unavailable } from "../../../domain/errors.ts";
import { readActivity } from "./activity.ts";
import { createAuthentication } from "./connector.ts";
import { body, said } from "./testing/activities.ts";
import { serveKeys } from "./testing/api.ts";
import { APP, bearer, type TokenOptions } from "./testing/signed.ts";
import { isLocalRequest, verifyActivity, type WebhookHeaders } from "./verify.ts";

beforeEach(() => {
  nock.disableNetConnect();
  // The SDK writes to the console what it thinks of a bad token.
  vi.spyOn(console, "error").mockImplementation(() => {});
});
afterEach(() => {
  nock.cleanAll();
  nock.enableNetConnect();
  vi.restoreAllMocks();
});

const authentication = createAuthentication(APP);

async function verify(headers: WebhookHeaders, more: object = {}): Promise<boolean> {
  const activity = readActivity(body(said("coffee 4.50", more)));
  if (activity === null) throw new Error("not an activity");
  return verifyActivity(authentication, headers, activity);
}

describe("with Microsoft's keys out of reach", () => {
  test("nothing is judged", async () => {
    nock("https://login.botframework.com")
      .get(/openid/)
      .replyWithError("no network");
    await expect(verify({ authorization: bearer() })).rejects.toBeInstanceOf(Unavailable);
    nock("https://login.botframework.com")
      .get(/openid/)
      .reply(503);
    await expect(verify({ authorization: bearer() })).rejects.toBeInstanceOf(Unavailable);
  });
});

describe("with Microsoft's keys at hand", () => {
  beforeEach(serveKeys);

  test("believes an activity that the connector signed for us", async () => {
    await expect(verify({ authorization: bearer() })).resolves.toBe(true);
  });

  const long_ago = Math.floor(Date.now() / 1000) - 3600;
  const forged: { name: string; token: TokenOptions; more?: object }[] = [
    { name: "signed by somebody else", token: { signer: "stranger" } },
    { name: "not signed", token: { algorithm: "none" } },
    { name: "signed with a key that nobody knows", token: { keyId: "made-up" } },
    { name: "for another bot", token: { claims: { aud: "00000000-0000-0000-0000-000000000002" } } },
    { name: "by another issuer", token: { claims: { iss: "https://evil.example" } } },
    { name: "expired", token: { claims: { exp: long_ago } } },
    { name: "not valid yet", token: { claims: { nbf: Math.floor(Date.now() / 1000) + 3600 } } },
    { name: "for another service URL", token: { claims: { serviceurl: "https://smba.trafficmanager.net/amer/" } } },
    { name: "without a service URL", token: { claims: { serviceurl: undefined } } },
    { name: "for a channel that its key may not speak for", token: {}, more: { channelId: "sms" } },
    {
      name: "issued to our own bot, as those are that we show when we answer",
      token: {
        claims: {
          iss: "https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/",
          aud: "https://api.botframework.com",
          appid: APP.appId,
          ver: "1.0",
        },
      },
    },
    {
      name: "of another bot that takes us for its skill",
      token: {
        claims: {
          iss: "https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/",
          aud: APP.appId,
          appid: "00000000-0000-0000-0000-000000000002",
          ver: "1.0",
        },
      },
    },
    { name: "for a channel with rules of its own", token: {}, more: { channelId: "AseChannel" } },
  ];

  test.each(forged)("does not believe one whose token is $name", async ({ token, more }) => {
    await expect(verify({ authorization: bearer(token) }, more)).resolves.toBe(false);
  });

  test.each([
    { name: "no token", headers: {} },
    { name: "an empty one", headers: { authorization: "" } },
    { name: "two", headers: { authorization: [bearer(), bearer()] } },
    { name: "one of another scheme", headers: { authorization: bearer().replace("Bearer", "Basic") } },
    { name: "a cut one", headers: { authorization: bearer().split(".").slice(0, 2).join(".") } },
  ])("does not believe one with $name", async ({ headers }) => {
    await expect(verify(headers)).resolves.toBe(false);
  });

  test("does not believe garbage, nor does it stumble over it", async () => {
    const part = fc.oneof(
      fc.string({ unit: fc.constantFrom("a", "Z", "0", "_", "-"), minLength: 1 }),
      fc.json().map((json) => Buffer.from(json).toString("base64url")),
    );
    await fc.assert(
      fc.asyncProperty(part, part, part, async (header, payload, signature) => {
        expect(await verify({ authorization: `Bearer ${header}.${payload}.${signature}` })).toBe(false);
      }),
    );
  });
});

describe("the emulator", () => {
  test.each(["localhost:3000", "127.0.0.1:3000", "[::1]:3000", "localhost"])("is a program that calls %s", (host) => {
    expect(isLocalRequest({ host })).toBe(true);
  });

  test.each([
    { name: "a page in a browser", headers: { origin: "https://evil.example" } },
    { name: "a page of ours", headers: { origin: "http://localhost:3000", "sec-fetch-site": "same-origin" } },
    { name: "a page that sends no origin", headers: { "sec-fetch-site": "cross-site" } },
    { name: "a name that was rebound", headers: { host: "evil.example:3000" } },
    { name: "a tunnel", headers: { "x-forwarded-for": "203.0.113.7" } },
    { name: "a proxy", headers: { forwarded: "for=203.0.113.7" } },
    { name: "nobody's host", headers: { host: undefined } },
  ])("is not $name", ({ headers }) => {
    expect(isLocalRequest({ host: "localhost:3000", ...headers })).toBe(false);
  });
});
