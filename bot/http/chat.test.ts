import { randomUUID } from "node:crypto";
import { afterEach, describe, expect, it } from "vitest";
import * as z from "zod";
import { Unavailable } from "../../domain/errors.ts";
import { readEvents, type ServerEvent } from "../../web/read-events.ts";
import { KIM, SAM, startTestServer, type TestOptions, type TestServer, textReply } from "./test-server.ts";

let server: TestServer;
let cookie: string;

async function start(options?: TestOptions): Promise<void> {
  server = await startTestServer(options);
  cookie = await server.signIn();
}

afterEach(() => server.close(0));

interface Saying {
  readonly body?: unknown;
  readonly key?: string | null;
  readonly accept?: string;
  readonly as?: string;
}

function say({
  body = { message: "coffee 4.50" },
  key = randomUUID(),
  accept = "application/json",
  as = cookie,
}: Saying = {}) {
  return fetch(`${server.url}/v1/ai/chat`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      accept,
      cookie: as,
      ...(key !== null && { "idempotency-key": key }),
    },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
}

async function eventsOf(response: Response): Promise<ServerEvent[]> {
  const body = response.body;
  return body ? Array.fromAsync(readEvents(body)) : [];
}

describe("a message", () => {
  it("is a turn like any channel's, answered as a chat message", async () => {
    const choices = [{ id: "web:x#0", label: "Undo" }];
    await start({
      reply: async () => ({
        blocks: [
          { kind: "text", text: "✅ Coffee $4.50" },
          { kind: "choices", choices },
        ],
        privacy: "private",
      }),
    });
    const key = randomUUID();
    const response = await say({ key });
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({
      id: `web:${key}`,
      user_id: SAM.id,
      role: "assistant",
      content: "✅ Coffee $4.50",
      timestamp: "2026-11-23T12:00:00Z",
      metadata: {
        turn: `web:${key}`,
        channel: "web",
        choices,
        blocks: [
          { kind: "text", text: "✅ Coffee $4.50" },
          { kind: "choices", choices },
        ],
      },
    });
    expect(server.accepted).toMatchObject([
      {
        key: `web:${key}`,
        channel: "web",
        sender: { id: SAM.id },
        isPrivate: true,
        content: { kind: "message", text: "coffee 4.50" },
      },
    ]);
    expect(server.accepted[0]?.lane).toMatch(/^web:[0-9a-f]{16}$/);
  });

  it("may be a pressed button", async () => {
    await start();
    await say({ body: { choice: "web:x#0" } });
    expect(server.accepted).toMatchObject([{ content: { kind: "choice", choice: "web:x#0" } }]);
  });

  it("sent again under its key is one turn with one answer", async () => {
    let turns = 0;
    await start({ reply: async () => textReply(`Answer ${++turns}`) });
    const key = randomUUID();
    const [first, second] = await Promise.all([say({ key }), say({ key: key.toUpperCase() })]);
    const third = await say({ key, accept: "text/event-stream" });
    const answer = await first.json();
    expect(await second.json()).toEqual(answer);
    expect((await eventsOf(third)).at(-1)).toEqual({ event: "message", data: answer });
    expect(server.accepted).toHaveLength(1);
  });

  it("can't take the key of another message, nor of someone else's", async () => {
    await start({ reply: async () => textReply("Sam's secret") });
    const key = randomUUID();
    await say({ key });
    const other = await say({ key, body: { message: "tea 3" } });
    const stranger = await say({ key, as: await server.signIn(KIM) });
    for (const response of [other, stranger]) {
      expect(response.status).toBe(422);
      expect(await response.json()).toMatchObject({ code: "key_reused" });
    }
  });

  it("whose answer takes too long gets an id to find it by", async () => {
    await start({ reply: async () => null });
    const key = randomUUID();
    const response = await say({ key });
    expect(response.status).toBe(202);
    expect(await response.json()).toEqual({ id: `web:${key}`, status: "pending" });
  });

  it("is not taken while the backlog is full", async () => {
    await start({
      deps: {
        inbox: {
          take: async () => {
            throw new Unavailable("Too much at once; nothing was saved.", { retryAfter: 5_000 });
          },
          answer: async () => null,
        },
      },
    });
    const response = await say({ accept: "text/event-stream" });
    expect(response.status).toBe(503);
    expect(response.headers.get("retry-after")).toBe("5");
  });
});

describe("a streamed answer", () => {
  it("is not waited for any longer once the client has gone", async () => {
    const waiting = Promise.withResolvers<AbortSignal | undefined>();
    const gone = Promise.withResolvers<null>();
    await start({
      deps: {
        inbox: {
          take: async () => ({ kind: "accepted", order: 1 }),
          answer: (_key, _deadline, signal) => {
            signal?.addEventListener("abort", () => gone.resolve(null));
            waiting.resolve(signal);
            return gone.promise;
          },
        },
      },
    });
    const response = await say({ accept: "text/event-stream" });
    await waiting.promise;
    await response.body?.cancel();
    expect(await gone.promise).toBeNull();
  });

  it("says at once that the message is safe, then the answer, then ends", async () => {
    const answer = Promise.withResolvers<void>();
    await start({
      reply: async () => {
        await answer.promise;
        return textReply("Done.");
      },
    });
    const response = await say({ accept: "text/event-stream" });
    expect(response.headers.get("content-type")).toContain("text/event-stream");
    expect(response.headers.get("cache-control")).toBe("no-store, no-transform");
    const seen: string[] = [];
    for await (const { event } of readEvents(response.body ?? new ReadableStream())) {
      seen.push(event);
      if (event === "accepted") answer.resolve();
    }
    expect(seen).toEqual(["accepted", "message"]);
  });

  it("is kept open by comments", async () => {
    const answer = Promise.withResolvers<void>();
    await start({
      deps: { timings: { heartbeat: 5 } },
      reply: async () => {
        await answer.promise;
        return textReply("Done.");
      },
    });
    const response = await say({ accept: "text/event-stream" });
    let text = "";
    for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      text += chunk;
      if (text.includes(": still here")) answer.resolve();
    }
    expect(text).toMatch(/^event: accepted\n[\s\S]*: still here\n\n[\s\S]*event: message\n/);
  });

  it("ends with what went wrong after the message was taken", async () => {
    await start({
      reply: async () => {
        throw new Unavailable("Nothing was saved.");
      },
    });
    expect((await eventsOf(await say({ accept: "text/event-stream" }))).at(-1)).toMatchObject({
      event: "error",
      data: { status: 503, code: "unavailable" },
    });
  });

  it("past its deadline ends with the id to find it by", async () => {
    await start({ reply: async () => null });
    const key = randomUUID();
    const events = await eventsOf(await say({ key, accept: "text/event-stream" }));
    expect(events.at(-1)).toEqual({ event: "pending", data: { id: `web:${key}` } });
  });
});

describe("what is refused", () => {
  it.each<[string, Saying, number, string]>([
    ["a stranger", { as: "__Host-budgetwise=nonsense" }, 401, "unauthenticated"],
    ["a key that is no UUID", { key: "1" }, 400, "invalid_input"],
    ["unknown fields", { body: { message: "hi", ledger: "x" } }, 400, "invalid_input"],
    ["both at once", { body: { message: "hi", choice: "a#0" } }, 422, "invalid_input"],
    ["neither", { body: {} }, 422, "invalid_input"],
    ["blank words", { body: { message: " \n " } }, 400, "invalid_input"],
    ["too many words", { body: { message: "x".repeat(4_001) } }, 400, "invalid_input"],
    ["no object", { body: "[1]" }, 400, "invalid_input"],
    ["broken JSON", { body: "{" }, 400, "invalid_input"],
    ["someone else's name", { body: { message: "hi", user_id: KIM.id } }, 403, "forbidden"],
    ["a body above 64 KB", { body: { message: "x".repeat(70_000) } }, 413, "too_large"],
  ])("%s", async (_what, saying, status, code) => {
    await start();
    const response = await say(saying);
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ status, code });
    expect(server.accepted).toEqual([]);
  });

  it("anything but JSON", async () => {
    await start();
    const headers = { cookie, "content-type": "text/plain", "idempotency-key": randomUUID() };
    const response = await fetch(`${server.url}/v1/ai/chat`, { method: "POST", headers, body: '{"message":"hi"}' });
    expect(response.status).toBe(415);
    expect(server.accepted).toEqual([]);
  });
});

describe("the history", () => {
  const historyPage = z.object({
    messages: z.array(z.object({ content: z.string() })),
    next_cursor: z.string().nullable(),
  });
  const message = (n: number, person = SAM.id) =>
    ({
      id: `m${String(n).padStart(3, "0")}`,
      person,
      channel: "telegram",
      role: n % 2 === 0 ? "user" : "assistant",
      text: `line ${n}`,
      turn: `telegram:${Math.floor(n / 2)}`,
      at: "2026-11-23T10:00:00Z",
    }) as const;

  it("has the messages of all channels in pages, one's own only", async () => {
    await start();
    for (let n = 0; n < 120; n += 1) server.messages.push(message(n), message(n, KIM.id));
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const query: string = cursor === null ? "" : `?cursor=${cursor}`;
      const response = await fetch(`${server.url}/v1/ai/messages${query}`, { headers: { cookie } });
      const page = historyPage.parse(await response.json());
      seen.unshift(...page.messages.map(({ content }) => content));
      cursor = page.next_cursor;
    } while (cursor !== null);
    expect(seen).toEqual(Array.from({ length: 120 }, (_, n) => `line ${n}`));
  });

  it("knows an answer by the id that was given while it was pending", async () => {
    await start();
    server.messages.push(message(1));
    const response = await fetch(`${server.url}/v1/ai/messages`, { headers: { cookie } });
    expect(await response.json()).toMatchObject({
      messages: [
        { id: "telegram:0", role: "assistant", user_id: SAM.id, metadata: { turn: "telegram:0", channel: "telegram" } },
      ],
    });
  });

  it("is for signed-in people", async () => {
    await start();
    expect((await fetch(`${server.url}/v1/ai/messages`)).status).toBe(401);
  });
});
