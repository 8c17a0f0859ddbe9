import { Api } from "grammy";
import nock from "nock";

/** A token that must never show up anywhere. */
export const TEST_TOKEN = "123456:SECRET-TOKEN";

/** The Bot API server that nock plays. */
export const ROOT = "http://telegram.test";

/** A client of a Bot API server that nock plays. */
export function testApi(timeoutSeconds = 5): Api {
  return new Api(TEST_TOKEN, { apiRoot: ROOT, timeoutSeconds });
}

/** Expects one call; its parameters are pushed to `seen`. Answers with a reply or breaks the connection. */
export function expectCall(method: string, answer: object | "broken", seen: unknown[] = []): nock.Scope {
  const call = nock(ROOT).post(`/bot${TEST_TOKEN}/${method}`, (parameters) => {
    seen.push(parameters);
    return true;
  });
  if (answer === "broken")
    return call.replyWithError(Object.assign(new Error(`POST ${ROOT}/bot${TEST_TOKEN}`), { code: "ECONNRESET" }));
  return call.reply("error_code" in answer ? Number(answer.error_code) : 200, answer);
}

/** The answer to a call that worked. */
export function ok(result: unknown): object {
  return { ok: true, result };
}

/** The answer to a call that did not. */
export function failed(error_code: number, description: string, parameters: object = {}): object {
  return { ok: false, error_code, description, parameters };
}
