import { Api } from "grammy";
import nock from "nock";
import { afterEach, expect, test } from "vitest";
import { describeFailure } from "./failure.ts";
import { expectCall, failed, TEST_TOKEN, testApi } from "./testing/api.ts";

afterEach(() => nock.cleanAll());

async function failureOf(answer: object | "broken") {
  expectCall("sendMessage", answer);
  return describeFailure(
    await testApi()
      .sendMessage(1, "a secret text")
      .catch((error: unknown) => error),
  );
}

test.each([
  { answer: failed(401, "Unauthorized"), failure: { kind: "token" } },
  { answer: failed(404, "Not Found"), failure: { kind: "token" } },
  { answer: failed(409, "Conflict: terminated by other getUpdates request"), failure: { kind: "conflict" } },
  { answer: failed(429, "Too Many Requests", { retry_after: 7 }), failure: { kind: "flood", retryAfter: 7000 } },
  { answer: failed(502, "Bad Gateway"), failure: { kind: "unreachable" } },
  { answer: failed(403, "Forbidden: bot was blocked by the user"), failure: { kind: "refused", code: 403 } },
  { answer: failed(400, "Bad Request: chat not found"), failure: { kind: "refused", code: 400 } },
  {
    answer: failed(400, "Bad Request: group chat was upgraded", { migrate_to_chat_id: -1005 }),
    failure: { kind: "migrated", chat: -1005 },
  },
  { answer: { login: "please" }, failure: { kind: "unreachable" } },
  { answer: "broken" as const, failure: { kind: "unreachable", detail: "ECONNRESET" } },
])("$answer means $failure", async ({ answer, failure }) => {
  expect(await failureOf(answer)).toMatchObject(failure);
});

test("a page instead of JSON means that no Bot API server answered", async () => {
  nock("http://telegram.test").post(`/bot${TEST_TOKEN}/getMe`).reply(502, "<html>Bad gateway</html>");
  const error = await testApi()
    .getMe()
    .catch((reason: unknown) => reason);
  expect(describeFailure(error)).toEqual({ kind: "unreachable", detail: "no answer of a Bot API server" });
});

test("a server that nobody runs is unreachable", async () => {
  const api = new Api(TEST_TOKEN, { apiRoot: "http://127.0.0.1:1" });
  const error = await api.getMe().catch((reason: unknown) => reason);
  expect(describeFailure(error)).toEqual({ kind: "unreachable", detail: "ECONNREFUSED" });
});

test("what it tells holds neither the token nor the text", async () => {
  const quoting = failed(400, 'Bad Request: can\'t parse entities: unsupported tag "a secret text" at byte 3');
  for (const answer of [quoting, "broken" as const]) {
    const told = JSON.stringify(await failureOf(answer));
    expect(told).not.toContain("SECRET");
    expect(told).not.toContain("a secret text");
  }
});

test("an error of our own is none of its business", () => {
  expect(describeFailure(new TypeError("x is not a function"))).toBeNull();
});
