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

/** How "Slack" answers: by a body with 200, by a {@link status} or, if {@link BROKEN}, not at all. */
export type Answer = object | string;

/** The connection breaks. */
export const BROKEN = "the connection breaks";

/** A status without a body, with the seconds that `Retry-After` asks for. */
export function status(code: number, retryAfter?: number): Answer {
  return new Status(code, retryAfter);
}

/** The answer to a message that was posted. */
export function posted(ts: string, channel = "D1"): object {
  return { ok: true, ts, channel };
}

/** The answer to a call that was refused. */
export function refused(error: string): object {
  return { ok: false, error };
}

function reply(call: nock.Interceptor, answer: Answer): nock.Scope {
  if (answer === BROKEN) return call.replyWithError(Object.assign(new Error(RESPONSE_URL), { code: "ECONNRESET" }));
  if (answer instanceof Status) return call.reply(answer.code, "", answer.headers);
  return typeof answer === "string" ? call.reply(200, answer) : call.reply(200, { ...answer });
}

class Status {
  readonly code: number;
  readonly headers: Record<string, string>;

  constructor(code: number, retryAfter: number | undefined) {
    this.code = code;
    this.headers = retryAfter === undefined ? {} : { "retry-after": String(retryAfter) };
  }
}

function readBack(fields: Record<string, unknown>): Record<string, unknown> {
  const blocks = fields.blocks;
  return typeof blocks === "string" ? { ...fields, blocks: JSON.parse(blocks) } : fields;
}
