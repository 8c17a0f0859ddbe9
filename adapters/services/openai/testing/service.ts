import nock from "nock";

/** The requests that came, as JSON. */
export type Seen = Record<string, unknown>[];

/** How the service answers one request. */
export interface ServiceAnswer {
  readonly status?: number;
  /** Events of a stream, each its data; or a whole body. */
  readonly events?: readonly object[];
  readonly body?: object | string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Expects one request and answers it. */
export function expectRequest(url: string, answer: ServiceAnswer, seen: Seen = []): void {
  const { origin, pathname } = new URL(url);
  const { status = 200, events, body = "", headers = {} } = answer;
  nock(origin)
    .post(pathname, (sent: Record<string, unknown>) => {
      seen.push(sent);
      return true;
    })
    .reply(status, events ? streamed(events) : body, {
      "content-type": events ? "text/event-stream" : "application/json",
      ...headers,
    });
}

/** Server-sent events as the service writes them; those of a chat have no names and a mark at their end. */
export function streamed(events: readonly object[]): string {
  const lines = events.map((event) => {
    const data = `data: ${JSON.stringify(event)}\n\n`;
    return "type" in event ? `event: ${String(event.type)}\n${data}` : data;
  });
  return [...lines, ...(events.some((event) => "type" in event) ? [] : ["data: [DONE]\n\n"])].join("");
}

/** An error as the service words it. */
export function refusal(code: string | null, message = "no", param: string | null = null): object {
  return { error: { message, type: "invalid_request_error", param, code } };
}
