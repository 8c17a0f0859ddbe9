import nock from "nock";

/** A token that must never show up anywhere. */
export const TEST_TOKEN = "xoxb-SECRET-TOKEN";

/** A response URL, which must never show up either. */
export const RESPONSE_URL = "https://hooks.slack.com/commands/T1/2/SECRET-PATH";

/** What a call was made with; blocks and the like are read back. */
export type Seen = Record<string, unknown>[];

/** Expects one call of the Web API. Answers with a body, a status, or breaks the connection. */
export function expectCall(method: string, answer: Answer, seen: Seen = []): nock.Scope {
  const call = nock("https://slack.com").post(`/api/${method}`, (fields: Record<string, unknown>) => {
    seen.push(readBack(fields));
    return true;
  });
  return reply(call, answer);
}

/** Expects one post to {@link RESPONSE_URL}. */
export function expectResponse(answer: Answer, seen: Seen = []): nock.Scope {
  const { origin, pathname } = new URL(RESPONSE_URL);
  const call = nock(origin).post(pathname, (body: Record<string, unknown>) => {
    seen.push(body);
    return true;
  });
  return reply(call, answer);
}

/** How "Slack" answers: by a body with 200, by a status (429 with the seconds to wait), or not at all. */
export type Answer = object | string | { readonly status: number; readonly retryAfter?: number } | "broken";

/** The answer to a message that was posted. */
export function posted(ts: string, channel = "D1"): object {
  return { ok: true, ts, channel };
}

/** The answer to a call that was refused. */
export function refused(error: string): object {
  return { ok: false, error };
}

function reply(call: nock.Interceptor, answer: Answer): nock.Scope {
  if (answer === "broken") return call.replyWithError(Object.assign(new Error(RESPONSE_URL), { code: "ECONNRESET" }));
  if (typeof answer === "string") return call.reply(200, answer);
  if (!("status" in answer)) return call.reply(200, answer);
  const headers = "retryAfter" in answer ? { "retry-after": String(answer.retryAfter) } : {};
  return call.reply(Number(answer.status), "status" in answer && "body" in answer ? String(answer.body) : "", headers);
}

function readBack(fields: Record<string, unknown>): Record<string, unknown> {
  const blocks = fields.blocks;
  return typeof blocks === "string" ? { ...fields, blocks: JSON.parse(blocks) } : fields;
}
